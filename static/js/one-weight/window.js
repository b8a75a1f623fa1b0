// @ts-check
/** How much of the bowl and of the line is shown: round numbers, so that the pictures keep still while a number is changed. */

import { roundUp } from "../axis.js";
import { factor, loss, lowest } from "./descent.js";

/** @typedef {import("./descent.js").Task} Task */

/** Room on both sides of the start, as a part of its way to the minimum. */
const ROOM = 1.3;
/** A run that flies off has so much more in width and height, to be seen going. */
const MORE = [1.8, 3.5];
/** An arrow is drawn at most so long at the start, in pixels: a round number of times as long as the step. One that grows has less. */
const LONGEST = 90;
const LONGEST_THEN = 36;
const TIMES = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
/** Heights and widths of the pictures, between the powers of ten. */
const SIZES = [1, 1.5, 2, 3, 5, 7, 10];

/** The bowl: weights and the largest loss. @param {Task} task @returns {import("../cut.js").Range} */
export function bowl(task) {
  const middle = lowest(task) ?? task.m;
  const [wider, higher] = Math.abs(factor(task)) > 1 ? MORE : [1, 1];
  const half = Math.abs(task.m - middle) * ROOM * wider || 1;
  const round = roundUp(half / 3);
  const height = Math.max(loss(task, task.m), loss(task, middle + half / 3)) * 1.1 * higher;
  return { from: Math.floor((middle - half) / round) * round, to: Math.ceil((middle + half) / round) * round, floor: 0, top: size(height) };
}

/** The line: so far from the origin in every direction. @param {Task} task */
export function reach({ x, y, m }) {
  return size(1.15 * Math.max(Math.abs(x), Math.abs(y), Math.abs(m * x)));
}

/** How many times as long as it is a step can be drawn. @param {number} pixels of the first step @param {boolean} [grows] whether those after it are longer */
export function magnified(pixels, grows = false) {
  return TIMES.find((times) => times * pixels <= (grows ? LONGEST_THEN : LONGEST)) ?? 1;
}

/** A size nearest above a length; 1 for none. @param {number} length */
export function size(length) {
  if (!(length > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(length));
  return power * (SIZES.find((round) => round * power >= length) ?? 10);
}
