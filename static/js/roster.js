// @ts-check
/** Which runs are on screen: as a link, and after a control was changed. */

import { query } from "./run.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./run.js").Typed} Typed */

/** More runs than this cannot be told apart. */
export const MOST_RUNS = 8;
/** What all runs on screen share; all else a run may have of its own. */
const SHARED = ["max_steps", "tolerance", "every", "point", "w_min", "w_max", "b_min", "b_max"];

/** @param {Typed | Run} settings @returns {Typed} */
const sharedOf = (settings) => Object.fromEntries(Object.entries(settings).filter(([name]) => SHARED.includes(name)));
/** @param {Typed | Run} settings @returns {Typed} */
const ownOf = (settings) => Object.fromEntries(Object.entries(settings).filter(([name]) => !SHARED.includes(name)));

/**
 * Runs as a query string: one alone as its settings; of several what they share, and what each has of its own.
 * @param {readonly (Typed | Run)[]} runs @param {Run} defaults
 */
export function queryOf(runs, defaults) {
  if (runs.length === 1) return query(runs[0], defaults);
  const parameters = new URLSearchParams(query(sharedOf(runs[0]), defaults));
  for (const run of runs) parameters.append("run", query(ownOf(run), defaults));
  return parameters.toString();
}

/** The same as a link to the page, which says which of them is shown where that is not the last. @param {readonly Run[]} runs @param {number} shown @param {Run} defaults */
export function linkOf(runs, shown, defaults) {
  return queryOf(runs, defaults) + (shown < runs.length - 1 ? `&shown=${shown}` : "");
}

/**
 * The place of the run that a link shows among so many: the last unless it says another.
 * @param {string} search @param {number} count
 */
export function shownOf(search, count) {
  const text = new URLSearchParams(search).get("shown") ?? "";
  return /^\d$/.test(text) && Number(text) < count ? Number(text) : count - 1;
}

/**
 * The runs after the settings of the one shown were changed. What is shared changes for all of them. What is its own
 * makes another run, at the end, in place of the last one if that was not kept.
 * @param {readonly Run[]} runs @param {number} shown @param {boolean} kept whether the last is kept; all before it are
 * @param {Typed} typed the settings of the one shown, changed
 * @returns {{runs: Typed[], shown: number, more: boolean}} more: whether there is one more than are kept
 */
export function changed(runs, shown, kept, typed) {
  const shared = sharedOf(typed);
  const all = runs.map((run) => ({ ...run, ...shared }));
  const before = /** @type {Typed} */ ({ ...runs[shown] });
  const same = Object.entries(ownOf(typed)).every(([name, value]) => String(value) === String(before[name]));
  if (same) return { runs: all, shown, more: false };
  const others = kept ? all : all.slice(0, -1);
  return { runs: [...others, typed], shown: others.length, more: true };
}
