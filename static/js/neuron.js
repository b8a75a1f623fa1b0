// @ts-check
/** The neuron and its loss, as the server has them: for pictures only, the trajectory is computed there. */

import { ACTIVATIONS } from "./activations.js";
import { LOSSES } from "./losses.js";

/** @typedef {[number, number]} Point an input x and its target y */
/** @typedef {{activation: string}} Kind such as a run */
/** @typedef {{activation: string, loss: string, point: readonly Point[]}} Objective such as a run: what its loss is of */

/** f(wx + b). @param {Kind} kind @param {number} w @param {number} b @param {number} x */
export function prediction({ activation }, w, b, x) {
  return ACTIVATIONS[activation].value(w * x + b);
}

/** L(w, b), a sum or a mean over the points. @param {Objective} objective @param {number} w @param {number} b */
export function loss({ activation, loss: name, point }, w, b) {
  const f = ACTIVATIONS[activation];
  const { value, weight } = LOSSES[name];
  let sum = 0;
  for (const [x, y] of point) sum += value(f, w * x + b, y);
  return weight(point.length) * sum;
}
