// @ts-check
/** The numbers a derivation is written with: a step's, and those of the point looked at. */

import { bracketed, difference, part, remainder, short, typed } from "../digits.js";
import { opposite } from "../formulas.js";
import { fraction, power } from "../mathml.js";

/** @typedef {import("../chain-rule.js").ChainRuleDocument} ChainRuleDocument */
/** @typedef {import("../formulas.js").PointFactors} PointFactors */
/** @typedef {import("../mathml.js").Node} Node */
/** @typedef {import("../../run.js").Run} Run */
/** @typedef {ChainRuleDocument & {point: PointFactors, run: Run}} Values what a line is written with: a step, and the point looked at */
/** @typedef {(values: Values) => string} Live */
/**
 * @typedef {object} Line
 * @property {string} why @property {Node} formula
 * @property {Node} [numbers] the same in numbers, an equation; nothing where a line has none
 */
/**
 * @typedef {object} Chapter
 * @property {string} about @property {boolean} single whether it is about one point @property {Line[]} lines
 * @property {string} [question] asked before the first line, and
 * @property {string} [answer] shown with it
 * @property {(values: Values) => string | null} [unfit] why there are no numbers at a step
 */

/** Beyond this e^−z is no double any more. */
export const FAR = 700;
/** A longer sum is written with dots. */
const MOST = 4;

/** @type {Live} */
export const w = (v) => typed(v.w);
/** @type {Live} */
export const b = (v) => bracketed(typed(v.b));
/** @type {Live} */
export const x = ({ point }) => bracketed(typed(point.x));
/** @type {Live} */
export const y = ({ point }) => typed(point.y);
/** @type {Live} */
export const f = ({ point }) => part(point.prediction, opposite(point));
/** @type {Live} */
export const rest = ({ point }) => remainder(point.prediction, opposite(point));
/** @type {Live} */
export const residual = ({ point }) => difference(point.prediction, point.y, point.prediction - point.y);
/** @type {Live} */
export const exponent = ({ point }) => fixed(-point.z);
/** @param {(values: Values) => number} value @returns {Live} */
export const number = (value) => (values) => short(value(values));
/** @param {(values: Values) => number} value @returns {Live} */
export const factor = (value) => (values) => bracketed(short(value(values)));
/** @param {(point: PointFactors) => number} value @returns {Live} */
export const parts = (value) => ({ points }) => {
  const all = points.map((point, k) => (k === 0 ? short(value(point)) : bracketed(short(value(point)))));
  return (all.length > MOST ? [all[0], all[1], "…", all[all.length - 1]] : all).join(" + ");
};
/** f′(z). */
export const slopeThere = number(({ point }) => point.dprediction_dz);

export const HALF = fraction("1", "2");
/** e^−z, as a formula and in numbers. */
export const DECAY = power("e", "−z");
export const GROWN = power("e", exponent);

/** An exponent: its error becomes that of the power, so it has its decimals. @param {number} value */
function fixed(value) {
  return String(Number(value.toFixed(4))).replace("-", "\u2212");
}
