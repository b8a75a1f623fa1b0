// @ts-check
/** The neuron's output functions: f(z), f′(z) and f″(z), as the server has them. */

/** @typedef {(z: number) => number} Curve */
/** @typedef {{value: Curve, slope: Curve, curvature: Curve, inverse: Curve, limits: [number, number]}} Activation f, f′ and f″, the z of an output, and what f stays between */

/** 1 / (1 + e^-z), written so that nothing overflows. @param {number} z */
export function sigmoid(z) {
  const e = Math.exp(-Math.abs(z));
  return (z >= 0 ? 1 : e) / (1 + e);
}

/** σ(1 − σ), which keeps its digits where 1 − σ has none left. @param {number} z */
const sigmoidSlope = (z) => sigmoid(z) * sigmoid(-z);

/** 1 − tanh² = 4σ(2z)(1 − σ(2z)), which keeps its digits where tanh is 1. @param {number} z */
const tanhSlope = (z) => 4 * sigmoidSlope(2 * z);

/** At its bend the ReLU has the slope 0. @type {Record<string, Activation>} */
export const ACTIVATIONS = {
  sigmoid: { value: sigmoid, slope: sigmoidSlope, curvature: (z) => sigmoidSlope(z) * Math.tanh(-0.5 * z), inverse: (y) => Math.log(y / (1 - y)), limits: [0, 1] },
  tanh: { value: Math.tanh, slope: tanhSlope, curvature: (z) => -2 * Math.tanh(z) * tanhSlope(z), inverse: Math.atanh, limits: [-1, 1] },
  relu: { value: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0), curvature: () => 0, inverse: (y) => y, limits: [0, Infinity] },
  linear: { value: (z) => z, slope: () => 1, curvature: () => 0, inverse: (y) => y, limits: [-Infinity, Infinity] },
};
