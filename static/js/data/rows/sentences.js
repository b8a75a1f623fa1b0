// @ts-check
/** What is said of one row: its error term by the factors and collapsed, and what it gives to the gradient. */

import { bracketed, difference, short } from "../../chain-rule/digits.js";
import { ACTIVATIONS, LOSSES } from "../../chain-rule/formulas.js";
import { count, percent, significant } from "../../format.js";

/** @typedef {import("./layer.js").Kind} Kind */

/** More than so many times the gradient is no share of it. */
const MOST = 10;

/**
 * δ by its two factors, and both as one.
 * @param {Kind} kind @param {{dloss: number, slope: number, delta: number, prediction: number, y: number}} row
 */
export function deltaWords({ activation, loss }, { dloss, slope, delta, prediction, y }) {
  const product = Number.isFinite(dloss) ? `${short(dloss)} × ${bracketed(short(slope))} = ${short(delta)}` : short(delta);
  const gap = difference(prediction, y, prediction - y);
  if (loss === "cross_entropy") return `δ = ${product}. Both as one: ŷ − y = ${gap} = ${short(delta)}.`;
  const written = ACTIVATIONS[activation].slope;
  if (written === "1") return `δ = ${product}. Both as one: ${LOSSES[loss].slope} = ${gap} = ${short(delta)}.`;
  return `δ = ${product}. Both as one: (ŷ − y) f′ = ${gap} × ${bracketed(short(slope))} = ${short(delta)}.`;
}

/**
 * What a row gives to the gradient, as far as it is known.
 * @param {object} known
 * @param {boolean} known.test whether it is a test row
 * @param {number} known.length of its part of the gradient @param {number | null} known.whole length of the gradient
 * @param {number | null} known.part of the gradient that it gives; null where not all rows are here
 * @param {number} known.rows of how many it counts one; 1 where each counts fully
 */
export function shareWords({ test, length, whole, part, rows }) {
  if (test) return "This is a test row: no step is made from it, so it pushes nothing.";
  const counts = rows > 1 ? `The mean over ${count(rows)} rows counts it 1/${count(rows)}: its` : "Its";
  const lengths = `${counts} part of the gradient is ${short(length)} long, ${whole === null ? "and the gradient has no length" : `the gradient ${short(whole)}`}.`;
  if (part === null || !Number.isFinite(part)) return lengths;
  if (Math.abs(part) > MOST) return `${lengths} The pushes of the rows cancel here.`;
  if (part < 0) return `${lengths} It pushes against the others: ${significant(100 * part, 2)} %.`;
  if (part > 1) return `${lengths} That is ${significant(100 * part, 3)} % of the push, for others push back.`;
  return `${lengths} That is ${percent(part)} of the push.`;
}
