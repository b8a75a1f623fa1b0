// @ts-check
/** What a point adds to the loss, and the error term δ = ∂L/∂z with its slope, as the server has them. */

/** @typedef {import("./activations.js").Activation} Activation */
/**
 * Each of an activation, of z and of the target y, for one point alone.
 * @typedef {object} Loss
 * @property {(f: Activation, z: number, y: number) => number} value
 * @property {(f: Activation, z: number, y: number) => number} error the error term δ = ∂L/∂z
 * @property {(f: Activation, z: number, y: number) => number} curvature ∂δ/∂z
 * @property {(y: number) => number} least the value where the prediction is right
 * @property {boolean} endless whether a prediction between 0 and 1 can cost more than any number
 * @property {(count: number) => number} weight what a point counts, one of so many: a sum or a mean
 */

/** ln(1 + e^z), which keeps its digits and overflows nowhere. @param {number} z */
export function softplus(z) {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

/** ½r². @param {number} r */
const halfSquare = (r) => 0.5 * r * r;

/** y ln y, and 0 at 0. @param {number} y */
const entropy = (y) => (y > 0 ? y * Math.log(y) : 0);

/** @type {Record<string, Loss>} */
export const LOSSES = {
  squared_error: {
    value: (f, z, y) => halfSquare(f.value(z) - y),
    error: (f, z, y) => (f.value(z) - y) * f.slope(z),
    curvature: (f, z, y) => f.slope(z) * f.slope(z) + (f.value(z) - y) * f.curvature(z),
    least: () => 0,
    endless: false,
    weight: () => 1,
  },
  cross_entropy: {
    value: (_, z, y) => softplus(z) - y * z, // which is −y ln σ(z) − (1 − y) ln(1 − σ(z))
    error: (f, z, y) => f.value(z) - y,
    curvature: (f, z) => f.slope(z),
    least: (y) => -(entropy(y) + entropy(1 - y)),
    endless: true,
    weight: (count) => 1 / count,
  },
};
