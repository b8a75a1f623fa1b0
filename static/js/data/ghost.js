// @ts-check
/** The training before this one, where their losses can be compared, so that a change can be seen. */

import { count, percent, plain } from "../format.js";
import { LOSSES } from "../losses.js";
import { METHODS } from "../methods.js";
import { ACTIVATION_NAMES, SYMBOLS } from "../naming.js";

/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./training.js").Ghost} Ghost */
/** @typedef {import("./training.js").Opening} Opening */
/** @typedef {import("./training.js").Settings} Settings */

const SCALINGS = { none: "not scaled", standardize: "standardized", minmax: "scaled from 0 to 1" };

/** What two trainings may not have different: their losses would be numbers of different things. */
const ALIKE = /** @type {const} */ (["table", "target", "loss"]);

/** Of each part of a training its words. @type {Record<string, (settings: Settings) => string>} */
const PARTS = {
  method: ({ method }) => METHODS[method].label,
  activation: ({ activation }) => ACTIVATION_NAMES[activation],
  rate: ({ learning_rate }) => `η = ${plain(learning_rate)}`,
  changes: ({ rate_change }) => rate_change.map(([step, rate]) => `η = ${plain(rate)} from step ${count(step)}`).join(", ") || "one η",
  batch: ({ batch_size }) => (batch_size === null ? "all rows in a step" : batch_size === 1 ? "one row at a time" : `batches of ${count(batch_size)}`),
  scaling: ({ scaling }) => SCALINGS[scaling],
  start: ({ start }) => (start === "zero" ? "from zero" : "a random start"),
  features: ({ features }) => (features.length === 1 ? "1 feature" : `${features.length} features`),
  test: ({ test_share }) => (test_share === 0 ? "no test rows" : `${percent(test_share)} test rows`),
  seed: ({ seed }) => `seed ${plain(seed)}`,
  steps: ({ max_steps }) => `${count(max_steps)} ${max_steps === 1 ? "step" : "steps"}`,
  tolerance: ({ tolerance }) => `tolerance ${plain(tolerance)}`,
};

/** What a training had that another has not: "η = 10", "batches of 1"; "other features" where they are as many. @param {Settings} before @param {Settings} now */
export function difference(before, now) {
  const words = Object.values(PARTS).map((of) => [of(before), of(now)]).filter(([was, is]) => was !== is).map(([was]) => was);
  for (const [name, symbol] of Object.entries(SYMBOLS)) {
    const was = before[/** @type {"momentum"} */ (name)];
    if (before.method === now.method && was !== now[/** @type {"momentum"} */ (name)]) words.push(`${symbol} = ${plain(Number(was))}`);
  }
  if (String(before.features) !== String(now.features) && before.features.length === now.features.length) words.push("other features");
  return words.join(", ");
}

/** As how many rows a loss counts: a sum as all of them, a mean as one. @param {Opening} opening */
const counted = ({ rows, training: { loss } }) => Math.round(rows * LOSSES[loss].weight(rows));

/**
 * The training that was on screen, as the ghost of the one that follows; or another one, as what it is.
 * @param {Course} last @param {Course} next @param {string} [place] @returns {Ghost | null}
 */
export function before({ opening, trajectory, parameters }, next, place = "before") {
  if (!opening || !next.opening || parameters === next.parameters) return null;
  const now = next.opening.training;
  if (ALIKE.some((name) => String(opening.training[name]) !== String(now[name]))) return null;
  if (counted(opening) !== counted(next.opening)) return null; // a sum over more rows is larger, and no worse for that
  return { trajectory, opening, parameters, name: [place, difference(opening.training, now)].filter(Boolean).join(": ") };
}
