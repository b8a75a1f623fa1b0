// @ts-check
/** What a step does to the loss, and what Taylor's series promised: ηuᵀ∇L, and with ½η²uᵀ∇²L u. */

import { hessian } from "../hessian.js";
import { sigmoid } from "../activations.js";
import { rises } from "../taylor.js";

/** @typedef {import("../neuron.js").Objective} Objective */
/** @typedef {import("../stage.js").Place} Place */
/** @typedef {{first: number, second: number, actual: number}} Change of the loss: promised to first and to second order, and true */
/** @typedef {(step: Place) => Change} Changes */

/**
 * L(θ + step) − L(θ) from differences of predictions, σ(z + d) − σ(z) = σ(z)·σ(−z − d)·(eᵈ − 1), so that a small
 * one keeps its digits; for d > 0 from the other side, so that nothing overflows.
 * @param {Objective} objective @param {Place} place @param {Place} step
 */
export function actual({ point }, { w, b }, step) {
  let sum = 0;
  for (const [x, y] of point) {
    const z = w * x + b;
    const along = step.w * x + step.b;
    const difference =
      along > 0
        ? -sigmoid(-z) * sigmoid(z + along) * Math.expm1(-along)
        : sigmoid(z) * sigmoid(-z - along) * Math.expm1(along);
    sum += difference * (sigmoid(z) - y + 0.5 * difference);
  }
  return sum;
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
