// @ts-check
/** What the page must know of each method by its name; their formulas are the server's. */

/** @typedef {import("./run.js").Run} Run */
/**
 * @typedef {object} Method
 * @property {string} label what it is called in a sentence
 * @property {Readonly<Record<string, number>>} parameters its own settings, with their defaults
 * @property {boolean} searches whether it tries places instead of making steps
 * @property {boolean} batches whether it can go by a few points at a time
 * @property {boolean} draws whether chance has a part in it, whatever the batches
 * @property {number} evaluations what a step over all points costs, in evaluations of the loss
 * @property {readonly string[]} kinds the words for the kinds of its steps, where there are several
 */

/** What most methods have. */
const DESCENT = { parameters: {}, searches: false, batches: true, draws: false, evaluations: 2, kinds: [] };
const SEARCH = { ...DESCENT, searches: true, batches: false, evaluations: 1 };

/** @type {Readonly<Record<string, Method>>} */
export const METHODS = {
  gradient_descent: { ...DESCENT, label: "gradient descent" },
  momentum: { ...DESCENT, label: "momentum", parameters: { momentum: 0.9 } },
  nesterov: { ...DESCENT, label: "Nesterov momentum", parameters: { momentum: 0.9 } },
  adagrad: { ...DESCENT, label: "AdaGrad", parameters: { epsilon: 1e-10 } },
  rmsprop: { ...DESCENT, label: "RMSProp", parameters: { decay: 0.9, epsilon: 1e-8 } },
  adam: { ...DESCENT, label: "Adam", parameters: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } },
  newton: { ...DESCENT, label: "Newton's method", batches: false, evaluations: 3, kinds: ["newton", "shortened", "gradient"] },
  random_search: { ...SEARCH, label: "random search", draws: true },
  grid_search: { ...SEARCH, label: "grid search" },
};

/** Whether a run tries places instead of making steps. @param {Pick<Run, "method">} run */
export function searches({ method }) {
  return METHODS[method].searches;
}

/** Whether every step of a run is exactly −η∇L, with the rate in force. @param {Pick<Run, "method" | "batch_size">} run */
export function goesDownhill({ method, batch_size }) {
  return method === "gradient_descent" && batch_size === null;
}

/** Whether a run is plain gradient descent: all points in every step, and one rate. @param {Pick<Run, "method" | "batch_size" | "rate_change">} run */
export function isPlain(run) {
  return goesDownhill(run) && run.rate_change.length === 0;
}
