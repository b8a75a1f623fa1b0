// @ts-check
/** How an activation is written: its sign in the neuron's drawing, the neuron's answer, and the slope f′ in terms of f. */

/**
 * @typedef {object} Notation
 * @property {string} sign @property {string} answer @property {string} slope
 * @property {string} curve its shape, as a path about the middle (242, 30)
 */

const S = "M231 38C241 38 243 22 253 22";

/** @type {Readonly<Record<string, Notation>>} */
export const ACTIVATION = {
  sigmoid: { sign: "σ", answer: "f = σ(w x + b)", slope: "f(1−f)", curve: S },
  tanh: { sign: "tanh", answer: "f = tanh(w x + b)", slope: "1 − f²", curve: S },
  relu: { sign: "ReLU", answer: "f = max(0, w x + b)", slope: "f′", curve: "M231 37H241L252 22" },
  linear: { sign: "f", answer: "f = w x + b", slope: "f′", curve: "M231 38L253 22" },
};

/** What a point adds to the loss. @type {Readonly<Record<string, {part: string, meaning: string}>>} */
export const LOSS = {
  squared_error: { part: "½r²", meaning: "half the square of the residual: what the point adds to L" },
  cross_entropy: { part: "Lᵢ / m", meaning: "−(y ln f + (1 − y) ln(1 − f)) / m: what the point adds to L, the mean" },
};
