// @ts-check
/** How rows look: by the shape and the colour of their class, or where the target is any number by a shade of its value. */

import { shade } from "../../field.js";
import { draw } from "../../svg.js";
import { colourOf, outlines } from "./marks.js";

/** @typedef {import("../training.js").Sample} Sample */
/** @typedef {import("../../theme.js").Tokens} Tokens */
/** @typedef {import("./answers.js").Scale} Scale */
/** @typedef {import("./classes.js").Classes} Classes */

/** Fewer rows have larger marks: their radius in pixels, by how many there are at most. */
const RADII = [[40, 6.5], [150, 5], [Infinity, 3.8]];
/** Shades of a target that is any number. */
const SHADES = 24;

/**
 * The colours that stand for the answers of an output.
 * @param {Classes | null} classes @param {Sample} sample @param {number} output @param {Tokens} theme
 * @param {(place: number) => string} own the colour of a class
 * @returns {Scale}
 */
export function scaleOf(classes, { targets }, output, { background, carpet }, own) {
  if (!classes) {
    const values = targets.map((of) => of[output]);
    const [least, largest] = [Math.min(...values), Math.max(...values)];
    return { scale: [least, largest > least ? largest : least + 1], colour: shade(carpet) };
  }
  const alone = targets[0].length === 1;
  return { scale: classes.ends, colour: shade(alone ? [[0, own(0)], [0.5, background], [1, own(1)]] : [[0, background], [1, own(output)]]) };
}

/**
 * Draw the rows, with one path for all that look alike.
 * @param {SVGElement} group @param {readonly [number, number][]} spots their middles @param {Sample} sample
 * @param {Classes | null} classes @param {number} output @param {Scale} scale
 */
export function drawRows(group, spots, { row: numbers, test, targets }, classes, output, { scale: [first, last], colour }) {
  const radius = RADII.find(([most]) => numbers.length <= most)?.[1] ?? 0;
  const shadeOf = (/** @type {number} */ value) => Math.min(SHADES - 1, Math.floor((SHADES * (value - first)) / (last - first)));
  const lookOf = (/** @type {number} */ row) => (classes ? classes.of(targets[row]) : shadeOf(targets[row][output]));
  /** @type {[number, number][][]} */
  const alike = Array.from({ length: 2 * (classes ? classes.names.length : SHADES) }, () => []);
  spots.forEach((spot, row) => alike[2 * lookOf(row) + Number(test[row])].push(spot));
  group.replaceChildren();
  alike.forEach((found, k) => {
    const look = Math.floor(k / 2);
    const names = ["mark", classes ? colourOf(look) : "", k % 2 ? "test" : ""].filter(Boolean).join(" ");
    const path = draw(group, "path", { d: outlines(classes ? look : 0, radius, found), class: names });
    if (!classes) path.style.setProperty("--class", colour((look + 0.5) / SHADES));
  });
}
