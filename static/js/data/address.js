// @ts-check
/** A training as a query string, which is the page's address and the API's parameters, and back. */

import { METHODS } from "../methods.js";
import { SYMBOLS } from "../naming.js";

/** @typedef {import("./training.js").Settings} Settings */
/** @typedef {import("./training.js").Typed} Typed */

/** Settings of which there can be several: the parameter is repeated. */
const LISTS = new Set(["target", "features", "rate_change"]);
/** Numbers of a training that the page keeps at most, and points. */
const MOST_NUMBERS = 200_000;
const MOST_POINTS = 1000;

/**
 * The query string of settings, without what is equal to a default and without parameters that the method does not have.
 * How often points are reported is not the training's.
 * @param {Typed} settings @param {Settings} defaults
 */
export function query(settings, defaults) {
  const own = METHODS[String(settings.method ?? defaults.method)]?.parameters ?? {};
  /** @type {Record<string, unknown>} */
  const standards = { ...defaults, ...own };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(settings)) {
    if (!(name in standards) || name === "every" || value === null || value === undefined) continue;
    if (name in SYMBOLS && !(name in own)) continue;
    if (Array.isArray(value)) for (const each of value) parameters.append(name, String(each));
    else if (String(value) !== String(standards[name])) parameters.append(name, String(value));
  }
  return parameters.toString();
}

/** The settings in a page's address; other names (chat programs append some) are not ours. @param {string} search @param {Settings} defaults */
export function read(search, defaults) {
  const parameters = new URLSearchParams(search);
  /** @type {Record<string, string | string[]>} */
  const settings = {};
  for (const [name, value] of parameters) {
    if (name in defaults && name !== "every") settings[name] = LISTS.has(name) ? parameters.getAll(name) : value;
  }
  return /** @type {Typed} */ (settings);
}

/**
 * How many steps go by from one point told to the next: every one, until there are too many to keep.
 * @param {number} steps @param {number} weights that come with each point
 */
export function every(steps, weights) {
  const most = Math.max(1, Math.min(MOST_POINTS, Math.floor(MOST_NUMBERS / weights) - 2));
  const least = Math.ceil(steps / most);
  const power = 10 ** Math.floor(Math.log10(least));
  return power * (([1, 2, 5, 10].find((round) => round * power >= least)) ?? 10);
}
