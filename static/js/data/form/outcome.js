// @ts-check
/** How a training ended and why, each sentence computed from the numbers it names. */

import { count, plain, significant } from "../../format.js";

/** @typedef {{outcome: string, steps: number, metrics: {train: Metrics, test: Metrics | null}}} Ending */
/** @typedef {{rows: number, accuracy: number | null, log_loss: number | null, confusion: number[][] | null}} Metrics */
/** @typedef {{max_steps: number, tolerance: number, loss: string, activation: string}} Limits of the settings */
/** @typedef {{loss: readonly (number | null)[], gradient_norm: readonly (number | null)[]}} Course the points reported */

/** @type {Record<string, (limits: Limits, slope: number | null) => string>} */
const WHY = {
  steps_exhausted: ({ max_steps }, slope) => {
    const left = slope === null || slope === 0 ? "" : `, with ‖∇L‖ = ${significant(slope, 2)}`;
    return `It stopped because ${count(max_steps)} was the limit${left}.`;
  },
  stationary: ({ tolerance, activation }, slope) => {
    const why = slope === 0 || slope === null ? "the gradient is zero here" : `the gradient is within the tolerance of ${plain(tolerance)}`;
    const dead = slope === 0 && activation === "relu" ? " A ReLU that answers 0 to every row has no slope: a random start, or another seed, may have one." : "";
    return `Stopped: ${why}. That is not always success.${dead}`;
  },
  diverged: () => "Stopped: the next number would be infinite. A smaller η or scaled features may help.",
};

const HIGHER = " It is higher than at the start: the steps are too long. A smaller η or scaled features may help.";

/** @param {Limits} limits @param {Course} course @param {Ending} ending */
export function outcomeInWords(limits, { loss, gradient_norm }, { outcome, steps }) {
  const first = loss[0] ?? null;
  const last = loss.at(-1) ?? null;
  const fall = first === null || last === null ? "" : steps === 0 ? ` Loss ${significant(first, 4)}.` : ` Loss ${significant(first, 4)} → ${significant(last, 4)}.`;
  const risen = outcome !== "diverged" && first !== null && last !== null && last > first ? HIGHER : "";
  return `${count(steps)} ${steps === 1 ? "step" : "steps"}.${fall}${risen} ${WHY[outcome]?.(limits, gradient_norm.at(-1) ?? null) ?? ""}`.trim();
}

/**
 * Where a line (or a plane) parts the two classes of one target entirely, cross-entropy has no minimum: the same weights
 * twice as large always have a smaller loss.
 * @param {Limits} limits @param {Ending} ending @param {readonly string[]} classes
 */
export function growsForEver({ loss }, { metrics }, classes) {
  return loss === "cross_entropy" && metrics.train.accuracy === 1 && classes.join() === "0,1";
}
