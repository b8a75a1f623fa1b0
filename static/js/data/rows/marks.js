// @ts-check
/** How the classes of rows are told apart: each by its shape first, and by its colour; rows to test on are hollow. */

import { LETTERS, markerOf } from "../../letters.js";
import { draw } from "../../svg.js";

/** Triangles to either side, after the shapes that runs have. @type {[number, number][][]} */
const MORE = [[[1, 0], [-0.6, 0.9], [-0.6, -0.9]], [[-1, 0], [0.6, -0.9], [0.6, 0.9]]];

/** @type {readonly (readonly [number, number][])[]} */
const SHAPES = [...LETTERS.map(({ marker }) => marker), ...MORE];

/**
 * The outlines of marks, as one SVG path.
 * @param {number} place of their class, from 0 @param {number} radius @param {readonly (readonly [number, number])[]} spots their middles, in pixels
 */
export function outlines(place, radius, spots) {
  const letter = { ...LETTERS[0], marker: [...SHAPES[place % SHAPES.length]] };
  return spots.map(([x, y]) => markerOf(letter, radius, Number(x.toFixed(1)), Number(y.toFixed(1)))).join("");
}

/** What has the colour of a class. @param {number} place */
export const colourOf = (place) => `class-${(place % SHAPES.length) + 1}`;

/** A mark of a class for a line of words. @param {number} place @param {boolean} [hollow] */
export function sign(place, hollow = false) {
  const svg = draw(document.createElement("span"), "svg", { width: 14, height: 14, viewBox: "-7 -7 14 14", class: "sign", "aria-hidden": "true" });
  draw(svg, "path", { d: outlines(place, 5, [[0, 0]]), class: `mark ${colourOf(place)}${hollow ? " test" : ""}` });
  return svg;
}
