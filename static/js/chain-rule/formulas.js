// @ts-check
/** How each factor is written, for each loss and each activation, and how far its bar can reach. */

import { difference, part, remainder, typed } from "./digits.js";
import { sigmoid } from "../activations.js";

/**
 * What one point gives to the gradient, as /api/chain-rule says it.
 * @typedef {object} PointFactors
 * @property {number} x @property {number} y @property {number} z @property {number} prediction @property {number} loss
 * @property {number} dloss_dprediction @property {number} dprediction_dz @property {number} dz_dw @property {number} dz_db
 * @property {number} error_term @property {number} weight @property {number} dw @property {number} db
 */
/** @typedef {"dloss_dprediction" | "dprediction_dz" | "dz_dw" | "dz_db"} Factor */
/**
 * @typedef {object} LossFormulas
 * @property {string} value @property {string} slope ∂L/∂ŷ, of ŷ and y
 * @property {(points: readonly PointFactors[]) => number} reach the largest that slope can be at these points
 * @property {(slope: number) => string} words how the picture shows the slope
 */
/**
 * @typedef {object} ActivationFormulas
 * @property {string} curve @property {string} slope ∂ŷ/∂z, of ŷ @property {number} reach the largest that slope can be
 * @property {(z: number) => number} at
 */
/** @typedef {{formula: string, numbers: (point: PointFactors) => string}} Collapsed all three factors in one */

/** @type {Record<string, LossFormulas>} */
export const LOSSES = {
  squared_error: {
    value: "½(ŷ − y)²",
    slope: "ŷ − y",
    reach: (points) => Math.max(...points.map(({ y }) => Math.max(Math.abs(y), Math.abs(1 - y)))),
    words: (slope) => (slope === 0 ? "is 0: ŷ is the target." : `is the gap: ŷ is ${slope < 0 ? "below" : "above"} y.`),
  },
};

/** @type {Record<string, ActivationFormulas>} */
export const ACTIVATIONS = {
  sigmoid: { curve: "ŷ = σ(z)", slope: "ŷ(1 − ŷ)", reach: 0.25, at: sigmoid },
};

/** By loss and activation. @type {Record<string, Record<string, Collapsed>>} */
export const COLLAPSED = {
  squared_error: {
    sigmoid: {
      formula: "(f − y) · f(1 − f) · x",
      numbers: (point) => {
        const { prediction: f, y, x } = point;
        const rest = opposite(point);
        const factors = [difference(f, y, point.dloss_dprediction), part(f, rest), remainder(f, rest), negative(typed(x))];
        return factors.join(" × ");
      },
    },
  },
};

/** 1 − f to its last digit. @param {PointFactors} point */
export function opposite({ z }) {
  return sigmoid(-z);
}

/** @param {string} text */
function negative(text) {
  return text.startsWith("\u2212") ? `(${text})` : text;
}
