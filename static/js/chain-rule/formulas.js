// @ts-check
/** How each factor is written, for each loss and each activation, and how far its bar can reach. */

import { ACTIVATIONS as CURVES, sigmoid } from "../activations.js";
import { roundUp } from "../axis.js";
import { bracketed, difference, part, remainder, short, typed } from "./digits.js";

/** @typedef {import("../run.js").Run} Run */
/**
 * What one point gives to the gradient, as /api/chain-rule says it.
 * @typedef {object} PointFactors
 * @property {number} x @property {number} y @property {number} z @property {number} prediction @property {number} loss
 * @property {number | null} dloss_dprediction null where it is larger than any number
 * @property {number} dprediction_dz @property {number} dz_dw @property {number} dz_db
 * @property {number} error_term @property {number} weight @property {number} dw @property {number} db
 */
/** @typedef {"dloss_dprediction" | "dprediction_dz" | "dz_dw" | "dz_db"} Factor */
/** @typedef {{most: number, beyond: boolean}} Reach what a full bar stands for, and whether the factor can be larger */
/**
 * @typedef {object} LossFormulas
 * @property {string} value @property {string} slope ∂L/∂ŷ, of ŷ and y
 * @property {string} [over] its denominator, where it has one
 * @property {(points: readonly PointFactors[], limits: readonly [number, number]) => Reach} reach of that slope at these points, for outputs between two limits
 * @property {(slope: number | null) => string} words how the picture shows the slope
 * @property {string} notes how notes with the opposite sign write the error term
 */
/**
 * @typedef {object} ActivationFormulas
 * @property {string} curve @property {string} slope ∂ŷ/∂z, of ŷ @property {number} reach the largest that slope can be
 * @property {number} across the picture shows z from minus this to this
 * @property {readonly [number, number]} up the outputs it shows whatever the targets
 */
/** @typedef {{formula: string, numbers: (point: PointFactors) => string}} Collapsed all three factors in one */

/** Of a slope without a largest value: a bar that is full from here on. @param {number} size @returns {Reach} */
const endless = (size) => ({ most: roundUp(5 * size), beyond: true });

/** @type {Readonly<Record<string, LossFormulas>>} */
export const LOSSES = {
  squared_error: {
    value: "½(ŷ − y)²",
    slope: "ŷ − y",
    reach: (points, [low, high]) => {
      const most = Math.max(...points.map(({ y }) => Math.max(Math.abs(y - low), Math.abs(high - y))));
      return Number.isFinite(most) ? { most, beyond: false } : endless(Math.max(1, ...points.map(({ y }) => Math.abs(y))));
    },
    words: (slope) => (slope === 0 ? "is 0: ŷ is the target." : `is the gap: ŷ is ${Number(slope) < 0 ? "below" : "above"} y.`),
    notes: "(y − ŷ) f′",
  },
  cross_entropy: {
    value: "−y ln(ŷ) − (1 − y) ln(1 − ŷ)",
    slope: "ŷ − y",
    over: "ŷ(1 − ŷ)",
    reach: () => endless(1),
    words: () => "is −y/ŷ + (1 − y)/(1 − ŷ).",
    notes: "y − ŷ",
  },
};

/** @type {Readonly<Record<string, ActivationFormulas>>} */
export const ACTIVATIONS = {
  sigmoid: { curve: "ŷ = σ(z)", slope: "ŷ(1 − ŷ)", reach: 0.25, across: 8, up: [0, 1] },
  tanh: { curve: "ŷ = tanh z", slope: "1 − ŷ²", reach: 1, across: 4, up: [-1, 1] },
  relu: { curve: "ŷ = max(0, z)", slope: "1 if z > 0", reach: 1, across: 4, up: [0, 4] },
  linear: { curve: "ŷ = z", slope: "1", reach: 1, across: 4, up: [-4, 4] },
};

/** By loss and activation. @type {Readonly<Record<string, Readonly<Record<string, Collapsed>>>>} */
export const COLLAPSED = {
  squared_error: {
    sigmoid: { formula: "(f − y) · f(1 − f) · x", numbers: (point) => [gap(point), ...rises(point), input(point)].join(" × ") },
    tanh: { formula: "(f − y) · (1 − f²) · x", numbers: (point) => [gap(point), bend(point), input(point)].join(" × ") },
    relu: { formula: "(f − y) · f′ · x", numbers: (point) => [gap(point), typed(point.dprediction_dz), input(point)].join(" × ") },
    linear: { formula: "(f − y) · x", numbers: (point) => [gap(point), input(point)].join(" × ") },
  },
  cross_entropy: {
    sigmoid: { formula: "(f − y) · x", numbers: (point) => [gap(point), input(point)].join(" × ") },
  },
};

/** f − y, with the digits it needs. @param {PointFactors} point */
function gap({ prediction, y }) {
  return difference(prediction, y, prediction - y);
}

/** f and 1 − f. @param {PointFactors} point */
function rises(point) {
  const rest = opposite(point);
  return [part(point.prediction, rest), remainder(point.prediction, rest)];
}

/** 1 − f², as it was computed where f is too near to ±1 for its digits. @param {PointFactors} point */
function bend({ prediction, dprediction_dz: slope }) {
  return slope < 0.05 ? bracketed(short(slope)) : `(1 − ${bracketed(short(prediction))}²)`;
}

/** @param {PointFactors} point */
function input({ x }) {
  const text = typed(x);
  return text.startsWith("\u2212") ? `(${text})` : text;
}

/** 1 − f of the sigmoid, to its last digit. @param {Pick<PointFactors, "z">} point */
export function opposite({ z }) {
  return sigmoid(-z);
}

/** How far each factor's bar reaches. @param {readonly PointFactors[]} points @param {Run} run @returns {Record<Factor, Reach>} */
export function reaches(points, { loss, activation }) {
  const { reach } = ACTIVATIONS[activation];
  const furthest = { most: Math.max(1, ...points.map(({ x }) => Math.abs(x))), beyond: false };
  return { dloss_dprediction: LOSSES[loss].reach(points, CURVES[activation].limits), dprediction_dz: { most: reach, beyond: false }, dz_dw: furthest, dz_db: furthest };
}

/** What a lit factor is in the picture. @param {Factor} lit @param {PointFactors} point @param {Run} run @param {Reach} reach of its bar */
export function inWords(lit, { x, dloss_dprediction }, { loss }, { most, beyond }) {
  const bar = `Full bar: ${typed(most)}${beyond ? " or more" : ""}.`;
  if (lit === "dloss_dprediction") return `∂L/∂ŷ ${LOSSES[loss].words(dloss_dprediction)} ${bar}`;
  if (lit === "dprediction_dz") return `∂ŷ/∂z is the slope of the curve there. ${bar}`;
  if (lit === "dz_db") return `1 more in b moves z by 1. ${bar}`;
  return x === 0 ? "x is 0: w does not move z at all." : `1 more in w moves z by x = ${typed(x)}. ${bar}`;
}
