// @ts-check
/** What a run is called in a few words, and what sets it apart from another. */

import { count, plain } from "./format.js";
import { METHODS, searches } from "./methods.js";

/** @typedef {import("./run.js").Run} Run */

/** @type {Record<string, string>} */
export const ACTIVATION_NAMES = { sigmoid: "sigmoid", tanh: "tanh", relu: "ReLU", linear: "linear" };
/** @type {Record<string, string>} */
export const LOSS_NAMES = { squared_error: "squared error", cross_entropy: "cross-entropy" };
/** How the methods' parameters are written. @type {Record<string, string>} */
export const SYMBOLS = { momentum: "μ", decay: "ρ", beta1: "β₁", beta2: "β₂", epsilon: "ε" };

/** Of each part of a run its words, "" where the run has no such part. @type {Record<string, (run: Run) => string>} */
const PARTS = {
  method: ({ method }) => METHODS[method].label,
  activation: ({ activation }) => ACTIVATION_NAMES[activation],
  loss: ({ loss }) => LOSS_NAMES[loss],
  rate: (run) => (searches(run) ? "" : `η = ${plain(run.learning_rate)}`),
  changes: ({ rate_change }) => rate_change.map(([step, rate]) => `η = ${plain(rate)} from step ${count(step)}`).join(", "),
  start: (run) => (searches(run) ? "" : `start (${plain(run.w)}, ${plain(run.b)})`),
  batch: ({ batch_size }) => (batch_size === null ? "" : `batches of ${batch_size}`),
  seed: (run) => (run.batch_size !== null || METHODS[run.method].draws ? `seed ${plain(run.seed)}` : ""),
  steps: ({ max_steps }) => `${count(max_steps)} ${max_steps === 1 ? "step" : "steps"}`,
  tolerance: ({ tolerance }) => `tolerance ${plain(tolerance)}`,
  every: ({ every }) => (every === 1 ? "every point" : `every ${count(every)} steps`),
};
/** What a run has instead of a part that the other one has. @type {Record<string, string>} */
const INSTEAD = { changes: "one η", batch: "all points" };

/**
 * Short words for a run: "Adam, η = 0.1", "momentum, η = 1, μ = 0.9", "random search, seed 3".
 * @param {Run} run @param {readonly Run[]} [among] others that may have another surface or another start, which is then said too
 */
export function nameOf(run, among = []) {
  const part = (/** @type {string} */ name) => PARTS[name](run);
  const own = ["activation", "loss", "start"].filter((name) => new Set(among.map(PARTS[name]).filter(Boolean)).size > 1).map(part);
  const parameters = parametersOf(run, (name, usual) => name === "momentum" || value(run, name) !== usual);
  return [part("method"), part("rate"), ...parameters, part("changes"), part("batch"), part("seed"), ...own].filter(Boolean).join(", ");
}

/**
 * What a run has that another has not: "η = 10", "tanh, start (0, 1)"; "" where nothing sets them apart.
 * @param {Run} run @param {Run} other
 */
export function difference(run, other) {
  return apart([run, other])[0];
}

/** Of each run what sets it apart from the others; "" where nothing does. @param {readonly Run[]} runs */
export function apart(runs) {
  const several = (/** @type {string} */ name, /** @type {string[]} */ words) => new Set(name in INSTEAD ? words : words.filter(Boolean)).size > 1;
  const parts = Object.entries(PARTS).filter(([name, of]) => several(name, runs.map(of)));
  return runs.map((run) => {
    const words = parts.map(([name, of]) => of(run) || (INSTEAD[name] ?? ""));
    const alike = runs.filter(({ method }) => method === run.method);
    words.push(...parametersOf(run, (name, usual) => alike.length === 1 ? value(run, name) !== usual : alike.some((other) => value(other, name) !== value(run, name))));
    if (runs.some(({ point }) => String(point) !== String(run.point))) words.push("other points");
    if (runs.some((other) => windowOf(other) !== windowOf(run))) words.push("another window");
    return words.filter(Boolean).join(", ");
  });
}

/** The parameters worth telling, each with its value. @param {Run} run @param {(name: string, usual: number) => boolean} worth */
function parametersOf(run, worth) {
  return Object.entries(METHODS[run.method].parameters)
    .filter(([name, usual]) => worth(name, usual))
    .map(([name]) => `${SYMBOLS[name]} = ${plain(value(run, name))}`);
}

/** @param {Run} run @param {string} name of a parameter that its method has */
const value = (run, name) => /** @type {number} */ (run[/** @type {keyof Run} */ (name)]);

/** @param {Run} run */
const windowOf = ({ w_min, w_max, b_min, b_max }) => String([w_min, w_max, b_min, b_max]);
