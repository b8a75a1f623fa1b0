// @ts-check
/** Which settings a run has: not every method takes steps, has a momentum, goes by batches or draws by chance. */

import { METHODS } from "../methods.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("../run.js").Typed} Typed */
/** @typedef {Readonly<Record<string, unknown>>} Settings a run, or one as it is typed */

/** @param {Settings} settings */
const methodOf = ({ method }) => METHODS[String(method)];
/** @param {Settings} settings */
const steps = (settings) => !methodOf(settings).searches;
/** @param {string} name @returns {(settings: Settings) => boolean} */
const takes = (name) => (settings) => name in methodOf(settings).parameters;
/** @param {Settings} settings */
const draws = (settings) => methodOf(settings).draws || (methodOf(settings).batches && isPart(settings));
/** Whether a batch is less than all points. @param {Settings} settings */
const isPart = ({ batch_size, point }) => batch_size !== null && Number(batch_size) < /** @type {Run} */ ({ point }).point.length;

/** Whether a run has a setting; it has those that are not here. @type {Record<string, (settings: Settings) => boolean>} */
const HAS = {
  learning_rate: steps,
  rate_change: steps,
  w: steps,
  b: steps,
  tolerance: steps,
  momentum: takes("momentum"),
  decay: takes("decay"),
  beta1: takes("beta1"),
  beta2: takes("beta2"),
  epsilon: takes("epsilon"),
  batch_size: (settings) => methodOf(settings).batches,
  seed: draws,
};
/** What a parameter is when its method is new. */
const PARAMETERS = { momentum: null, decay: null, beta1: null, beta2: null, epsilon: null };
/** What can be left out, and is refused to a run that has no such setting. @type {Typed} */
export const LEFT_OUT = { ...PARAMETERS, rate_change: [], batch_size: null, seed: 0 };

/** @param {string} name @param {Settings} settings */
export function has(settings, name) {
  return HAS[name]?.(settings) ?? true;
}

/**
 * What was typed, without what does not go with it: another method comes with its own parameters.
 * @param {Typed} typed @param {Pick<Run, "method">} before @returns {Typed}
 */
export function fitting(typed, before) {
  const fresh = typed.method === before.method ? typed : { ...typed, ...PARAMETERS };
  const dropped = Object.entries(LEFT_OUT).filter(([name]) => !has(fresh, name));
  return { ...fresh, ...Object.fromEntries(dropped) };
}
