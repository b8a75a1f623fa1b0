// @ts-check
/** What can be learnt where a target is no probability: squared error and a linear output, at a rate that cannot be too large. */

import { plain } from "../../format.js";
import { rolesOf } from "./roles.js";

/** @typedef {import("./roles.js").Table} Table */
/** @typedef {import("../training.js").Typed} Typed */
/** @typedef {{name: string, targets: [number | null, number | null]}} Loss with the least and the largest y it can be asked for */

/**
 * Settings that go with these targets, where those in force do not; null where they do.
 *
 * The Hessian of Σ ½ (Wx + b − y)² is Σ (x, 1)(x, 1)ᵀ for each output. Of m rows of n standardized features its trace is
 * m (n + 1), and no curvature is larger than that: with η = 1 / (m (n + 1)) every step goes down.
 * @param {Table} table @param {{target: readonly string[], features: readonly string[], loss: string, test_share: number}} settings @param {readonly Loss[]} losses
 * @returns {Typed | null}
 */
export function offerFor(table, settings, losses) {
  const [low, high] = losses.find(({ name }) => name === settings.loss)?.targets ?? [null, null];
  const roles = rolesOf(table, settings);
  const outside = table.columns.some(({ min, max }, place) => roles[place] === "target" && ((low !== null && min !== null && min < low) || (high !== null && max !== null && max > high)));
  if (!outside) return null;
  const features = roles.filter((role) => role === "feature").length;
  const rows = Math.max(1, table.rows * (1 - settings.test_share));
  return { loss: "squared_error", activation: "linear", scaling: "standardize", learning_rate: roundedDown(1 / (rows * (features + 1))) };
}

/** @param {Typed} offer */
export function offerInWords({ learning_rate }) {
  return `Use squared error, a linear output, standardized features and η = ${plain(Number(learning_rate))}`;
}

/** The largest number of one digit that is no larger. @param {number} value */
export function roundedDown(value) {
  const exponent = Math.floor(Math.log10(value));
  const digit = Math.floor(value / 10 ** exponent + 1e-9);
  return Number(`${digit}e${exponent}`);
}
