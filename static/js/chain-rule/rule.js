// @ts-check
/** How the next w and b are made, in a formula and in the numbers of a step. */

import { plain } from "../format.js";
import { rateAt } from "../update.js";
import { bracketed, short } from "./digits.js";

/** @typedef {import("./chain-rule.js").ChainRuleDocument} ChainRuleDocument */
/** @typedef {import("../run.js").Run} Run */
/**
 * @typedef {object} Rule
 * @property {string} formula of w; that of b is alike
 * @property {(document: ChainRuleDocument, run: Run, k: 0 | 1) => string} numbers what is added to w, or to b
 */

/** @param {ChainRuleDocument} document @param {Run} run @param {number} slope */
const against = ({ step }, run, slope) => `− ${plain(rateAt(run, step))} × ${bracketed(short(slope))}`;

/** @type {Rule} */
const DOWNHILL = {
  formula: "w ← w − η · ∂L/∂w",
  numbers: (document, run, k) => against(document, run, document.gradient[k]),
};
/** @type {Rule} */
const OF_A_BATCH = {
  formula: "w ← w − η · ∂L/∂w of the batch",
  numbers: (document, run, k) => against(document, run, (document.batch_gradient ?? document.gradient)[k]),
};
/** What the method makes of the gradient is told with it; here only the direction that comes out. @type {Rule} */
const BY_METHOD = {
  formula: "w ← w + ηu",
  numbers: ({ step, update }, run, k) => {
    const rate = rateAt(run, step);
    return `+ ${plain(rate)} × ${bracketed(short(Number(update[k]) / rate))}`;
  },
};

/** @param {Run} run @returns {Rule} */
export function ruleOf({ method, batch_size }) {
  if (method !== "gradient_descent") return BY_METHOD;
  return batch_size === null ? DOWNHILL : OF_A_BATCH;
}
