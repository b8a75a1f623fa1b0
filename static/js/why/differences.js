// @ts-check
/** Differences of an output and of a loss that keep their digits, where subtracting two values would lose them. */

import { sigmoid } from "../activations.js";
import { softplus } from "../losses.js";

/** @typedef {import("../activations.js").Activation} Activation */
/** @typedef {(z: number, h: number) => number} Difference f(z + h) − f(z) */

/** σ(z)·σ(−z − h)·(e^h − 1); for h > 0 from the other side, so that nothing overflows. @type {Difference} */
const ofSigmoid = (z, h) =>
  h > 0 ? -sigmoid(-z) * sigmoid(z + h) * Math.expm1(-h) : sigmoid(z) * sigmoid(-z - h) * Math.expm1(h);

/** By activation. @type {Record<string, Difference>} */
export const DIFFERENCES = {
  sigmoid: ofSigmoid,
  tanh: (z, h) => 2 * ofSigmoid(2 * z, 2 * h),
  relu: (z, h) => Math.max(h - Math.max(-z, 0), -Math.max(z, 0)),
  linear: (_, h) => h,
};

/** The first unit of h as ln(1 + σ(z)(e^h − 1)); the rest, most often none, as a difference of two values. @type {Difference} */
function ofSoftplus(z, h) {
  const near = Math.max(-1, Math.min(h, 1));
  return Math.log1p(sigmoid(z) * Math.expm1(near)) + (softplus(z + h) - softplus(z + near));
}

/**
 * What one point alone changes the loss by when its z becomes z + h.
 * @type {Record<string, (f: Activation, difference: Difference, z: number, h: number, y: number) => number>}
 */
export const CHANGES = {
  squared_error: (f, difference, z, h, y) => {
    const gain = difference(z, h);
    return gain * (f.value(z) - y + 0.5 * gain);
  },
  cross_entropy: (_f, _difference, z, h, y) => (1 - y) * ofSoftplus(z, h) + y * ofSoftplus(-z, -h),
};
