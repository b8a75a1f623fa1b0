// @ts-check
/** The path of a training on a slice: its shadow there, its own losses, and how far it is off the plane. */

import { CELLS, JUMP } from "../../drape.js";

/** @typedef {import("./relief.js").Direction} Direction */
/** @typedef {import("./relief.js").Slice} Slice */
/** @typedef {import("../../vertices.js").Box} Box */
/** @typedef {{w: number[], b: number[], loss: number[]}} Columns along the first axis, along the second, and the path's own loss there */
/** @typedef {Columns & {off: number[]}} Shadow off: the distance from the plane */
/** @typedef {{loss: (number | null)[], weights: number[][][], bias: number[][]}} Walked */

/**
 * The place in the plane nearest to each point.
 * @param {Walked} walked @param {Pick<Slice, "centre" | "directions">} plane @param {number} missing stands for a loss that is no number
 * @returns {Shadow}
 */
export function shadow({ loss, weights, bias }, { centre, directions }, missing) {
  const from = flat(centre);
  const [first, second] = directions.map(flat);
  /** @type {Shadow} */
  const columns = { w: [], b: [], loss: loss.map((value) => value ?? missing), off: [] };
  for (let k = 0; k < weights.length; k += 1) {
    const away = flat({ weights: weights[k], bias: bias[k] }).map((value, i) => value - from[i]);
    const [w, b] = [dot(away, first), dot(away, second)];
    columns.w.push(w);
    columns.b.push(b);
    columns.off.push(Math.hypot(...away.map((value, i) => value - w * first[i] - b * second[i])));
  }
  return columns;
}

/**
 * The same path in pieces so short that none of them follows the slice below it: between two points it goes straight
 * from one loss to the other.
 * @param {Columns} path @param {Box} box
 * @returns {Columns & {at: number[]}} at: where each of the points is now
 */
export function lifted({ w, b, loss }, box) {
  const [across, up] = [box.w_max - box.w_min, box.b_max - box.b_min];
  /** @type {Columns & {at: number[]}} */
  const pieces = { w: [], b: [], loss: [], at: [] };
  for (let k = 0; k < w.length; k += 1) {
    const before = Math.max(0, k - 1);
    const length = Math.hypot((w[k] - w[before]) / across, (b[k] - b[before]) / up);
    const parts = length > JUMP ? 1 : Math.max(1, Math.ceil(length * CELLS * 2));
    for (let part = 1; part <= parts; part += 1) {
      const share = part / parts;
      pieces.w.push(w[before] + (w[k] - w[before]) * share);
      pieces.b.push(b[before] + (b[k] - b[before]) * share);
      pieces.loss.push(loss[before] + (loss[k] - loss[before]) * share);
    }
    pieces.at.push(pieces.w.length - 1);
  }
  return pieces;
}

/** All weights, output by output, and then all biases. @param {Direction} direction */
function flat({ weights, bias }) {
  return [...weights.flat(), ...bias];
}

/** @param {number[]} a @param {number[]} b */
function dot(a, b) {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
