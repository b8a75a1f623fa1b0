// @ts-check
/** What a step does to the loss, and what Taylor's series promised: ηuᵀ∇L, and with ½η²uᵀ∇²L u. */

import { ACTIVATIONS } from "../activations.js";
import { hessian } from "../hessian.js";
import { LOSSES } from "../losses.js";
import { rises } from "../taylor.js";
import { CHANGES, DIFFERENCES } from "./differences.js";

/** @typedef {import("../neuron.js").Objective} Objective */
/** @typedef {import("../stage.js").Place} Place */
/** @typedef {{first: number, second: number, actual: number}} Change of the loss: promised to first and to second order, and true */
/** @typedef {(step: Place) => Change} Changes */

/** L(θ + step) − L(θ), which keeps the digits of a small one. @param {Objective} objective @param {Place} place @param {Place} step */
export function actual({ activation, loss, point }, { w, b }, step) {
  const [f, difference, change] = [ACTIVATIONS[activation], DIFFERENCES[activation], CHANGES[loss]];
  let sum = 0;
  for (const [x, y] of point) sum += change(f, difference, w * x + b, step.w * x + step.b, y);
  return LOSSES[loss].weight(point.length) * sum;
}

/**
 * The changes that steps from one place make; its gradient and its Hessian are taken once for all of them.
 * @param {Objective} objective @param {Place} place @param {Place} gradient
 * @returns {Changes}
 */
export function changes(objective, place, gradient) {
  const { first, second } = rises({ slope: gradient, hessian: hessian(objective, place.w, place.b) });
  return (step) => ({ first: first(step.w, step.b), second: second(step.w, step.b), actual: actual(objective, place, step) });
}
