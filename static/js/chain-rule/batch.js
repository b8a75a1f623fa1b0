// @ts-check
/** Which points a step is made from, where that is not all of them. */

import { short } from "./digits.js";

/** @typedef {import("./chain-rule.js").ChainRuleDocument} ChainRuleDocument */
/** @typedef {import("./choice.js").Chosen} Chosen */

/** A longer batch is counted, not listed. */
const LISTED = 6;

/** Whether one point is in the batch, after the name of the step. @param {ChainRuleDocument} document @param {Chosen} chosen */
export function among({ batch }, chosen) {
  if (!batch || chosen === "sum") return "";
  return batch.includes(chosen) ? ", in the batch" : ", not in the batch";
}

/** The batch and its gradient; nothing where every step is of all points. @param {ChainRuleDocument} document */
export function batchWords({ batch, batch_gradient: gradient, points }) {
  if (!batch || !gradient) return "";
  const names = batch.map((place) => String(place + 1));
  const listed = names.length === 1 ? `point ${names[0]}` : `points ${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
  const which = names.length > LISTED ? `${names.length} of ${points.length} points` : listed;
  return `Batch: ${which}, gradient (${gradient.map(short).join(", ")}).`;
}
