// @ts-check
/** The settings of a run. Their query string is the page's address, the API's parameters and the link to share. */

import { METHODS } from "./methods.js";

/** @typedef {import("./neuron.js").Point} Point */
/**
 * @typedef {object} Run
 * @property {string} activation @property {string} loss @property {string} method
 * @property {number} learning_rate @property {number} w @property {number} b
 * @property {number} max_steps @property {number} tolerance @property {number} every
 * @property {Point[]} point
 * @property {[number, number][]} rate_change steps, ascending, and the rate of the updates from each on
 * @property {number | null} momentum @property {number | null} decay @property {number | null} beta1
 * @property {number | null} beta2 @property {number | null} epsilon parameters of the methods that have them; else null
 * @property {number | null} batch_size points in a batch; null: all of them @property {number} seed
 * @property {number} w_min @property {number} w_max @property {number} b_min @property {number} b_max
 */
/** Settings as typed: numbers, or the text itself where it is no number, so that the server can say what is wrong. */
/** @typedef {Record<string, number | string | null | readonly (readonly (number | string)[])[]>} Typed */
/** @typedef {{loc: (string | number)[], msg: string}} Problem */

/**
 * The query string of some settings, without what is equal to the default, of the method in force where that has one.
 * @param {Typed | Run} settings @param {Run} defaults
 */
export function query(settings, defaults) {
  const parameters = new URLSearchParams();
  /** @type {Partial<Record<string, unknown>>} */
  const standards = { ...defaults, ...METHODS[String(settings.method ?? defaults.method)]?.parameters };
  for (const [name, value] of Object.entries(settings)) {
    const standard = standards[name];
    if (standard === undefined || value === null || String(value) === String(standard)) continue;
    if (Array.isArray(value)) for (const point of value) parameters.append(name, point.join(","));
    else parameters.append(name, String(value));
  }
  return parameters.toString();
}

/**
 * The settings in a page's address; other names (chat programs append some) are not ours to refuse.
 * @param {string} search @param {Run} defaults
 */
export function settingsOf(search, defaults) {
  return new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => name in defaults || name === "run")).toString();
}

/** What an address says beside the run: how the page shows it. */
export const PAGE_NAMES = ["scene", "theme"];

/**
 * The part of a page's address that is not the run.
 * @param {string} search
 */
export function pageOf(search) {
  return new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => PAGE_NAMES.includes(name))).toString();
}

/** "?…" or nothing. @param {string} path @param {string} parameters */
export function address(path, parameters) {
  return parameters === "" ? path : `${path}?${parameters}`;
}

/** Why something was refused. @param {readonly Problem[]} problems */
export function inWords(problems) {
  return problems.map(({ msg }) => msg).join(" ");
}

/**
 * Ask the server for the canonical run, or runs.
 * @param {string} parameters
 * @returns {Promise<{runs: Run[]} | {problems: Problem[]}>} rejects where no server answers
 */
export async function canonical(parameters) {
  const several = new URLSearchParams(parameters).has("run");
  const answer = await fetch(address(several ? "api/comparison/run" : "api/run", parameters));
  const body = await answer.json();
  if (answer.status === 422) return { problems: body.detail };
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return { runs: several ? body.runs : [body] };
}
