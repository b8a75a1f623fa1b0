// @ts-check
/** The answer of one output over a picture of two features, as a colour for every place: it changes in one direction only. */

import { ACTIVATIONS } from "../../activations.js";
import { ends } from "./slant.js";

/** @typedef {import("../../axes.js").Box} Box */
/** @typedef {import("./slant.js").Slant} Slant */
/** @typedef {{part: number, answer: number}} Stop a place between the lowest and the highest z, and ŷ there */

/** Colours between both ends of a scale: closer than an eye tells apart. */
const SHADES = 32;

/**
 * Where the answer goes through evenly spaced values: close together where it is steep, so that no step is missed.
 * @param {Slant} slant @param {string} activation @param {readonly [number, number]} scale the answers with the first and the last colour
 * @returns {Stop[]}
 */
export function stops(slant, activation, [first, last]) {
  const { value, inverse, limits } = ACTIVATIONS[activation];
  const [low, high] = ends(slant);
  const even = Array.from({ length: SHADES + 1 }, (_, k) => first + ((last - first) * k) / SHADES);
  const between = [...even, ...limits]
    .filter((answer) => answer >= limits[0] && answer <= limits[1])
    .map((answer) => ({ z: inverse(answer), answer }))
    .filter(({ z }) => z > low && z < high)
    .sort((a, b) => a.z - b.z)
    .map(({ z, answer }) => ({ part: (z - low) / (high - low), answer }));
  return [{ part: 0, answer: value(low) }, ...between, { part: 1, answer: value(high) }];
}

/**
 * @param {CanvasRenderingContext2D} context @param {Box} box @param {Slant} slant @param {string} activation
 * @param {readonly [number, number]} scale @param {(t: number) => string} colour of a place on the scale, 0…1
 */
export function shadeOver(context, box, slant, activation, scale, colour) {
  const colourOf = (/** @type {number} */ answer) => colour((answer - scale[0]) / (scale[1] - scale[0]));
  const [low, high] = ends(slant);
  context.fillStyle = high > low ? gradient(context, box, slant, stops(slant, activation, scale), colourOf) : colourOf(ACTIVATIONS[activation].value(low));
  context.fillRect(box.x, box.y, box.width, box.height);
}

/** @param {CanvasRenderingContext2D} context @param {Box} box @param {Slant} slant @param {Stop[]} stops @param {(answer: number) => string} colourOf */
function gradient(context, { x, y, width, height }, slant, stops, colourOf) {
  // from the lowest corner straight uphill, in pixels, as far as the highest level is
  const [s, t] = [slant.right < 0 ? 1 : 0, slant.up < 0 ? 1 : 0];
  const uphill = { x: slant.right / width, y: -slant.up / height };
  const steep = Math.hypot(uphill.x, uphill.y);
  const far = (Math.abs(slant.right) + Math.abs(slant.up)) / steep;
  const from = { x: x + s * width, y: y + (1 - t) * height };
  const found = context.createLinearGradient(from.x, from.y, from.x + (uphill.x / steep) * far, from.y + (uphill.y / steep) * far);
  for (const { part, answer } of stops) found.addColorStop(Math.min(1, Math.max(0, part)), colourOf(answer));
  return found;
}
