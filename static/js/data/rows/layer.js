// @ts-check
/** A layer ŷ = f(Wx + b) at one row, as the server has it: n features in, k outputs out, and what the row gives to the gradient. */

import { ACTIVATIONS } from "../../activations.js";
import { LOSSES } from "../../losses.js";

/** @typedef {import("../../activations.js").Activation} Activation */
/** @typedef {{activation: string, loss: string}} Kind such as a training's settings */
/** @typedef {readonly (readonly number[])[]} Matrix W, k×n: the weights of each output */

/** z = Wx + b, one for each output. @param {Matrix} weights @param {readonly number[]} bias @param {readonly number[]} inputs */
export function preactivations(weights, bias, inputs) {
  return bias.map((b, output) => {
    const of = weights[output];
    let z = b;
    for (let k = 0; k < of.length; k += 1) z += of[k] * inputs[k];
    return z;
  });
}

/** ŷ = f(z). @param {Kind} kind @param {readonly number[]} z */
export function predictions({ activation }, z) {
  return z.map(ACTIVATIONS[activation].value);
}

/**
 * What a row adds to the loss, over all outputs: one of so many rows; of 1, its own loss.
 * @param {Kind} kind @param {readonly number[]} z @param {readonly number[]} targets @param {number} [rows]
 */
export function rowLoss({ activation, loss }, z, targets, rows = 1) {
  const { value, weight } = LOSSES[loss];
  return weight(rows) * z.reduce((sum, at, output) => sum + value(ACTIVATIONS[activation], at, targets[output]), 0);
}

/**
 * δ = ∂L/∂z, one for each output: of one of so many rows; of 1, of its own loss. The row's part of ∂L/∂W is δxᵀ, of ∂L/∂b δ.
 * @param {Kind} kind @param {readonly number[]} z @param {readonly number[]} targets @param {number} [rows]
 */
export function errorTerms({ activation, loss }, z, targets, rows = 1) {
  const { error, weight } = LOSSES[loss];
  const share = weight(rows);
  return z.map((at, output) => share * error(ACTIVATIONS[activation], at, targets[output]));
}

/** The length of (x, 1): a row's part of an output's gradient is this times |δ|. @param {readonly number[]} inputs */
export function reachOf(inputs) {
  return Math.sqrt(inputs.reduce((sum, x) => sum + x * x, 1));
}

/**
 * ∂L/∂ŷ of a row's own loss, the first factor of the chain rule. From z, since 1/(1 − ŷ) has no digits left where ŷ is
 * close to 1; where it is larger than any number it is infinite, and 0 times it is never taken.
 * @type {Readonly<Record<string, (f: Activation, z: number, y: number) => number>>}
 */
export const SLOPES = {
  squared_error: (f, z, y) => f.value(z) - y,
  cross_entropy: (_, z, y) => (y < 1 ? (1 - y) * (1 + Math.exp(z)) : 0) - (y > 0 ? y * (1 + Math.exp(-z)) : 0),
};
