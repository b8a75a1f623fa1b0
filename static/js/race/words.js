// @ts-check
/** What is said of the race, computed from the courses it names. */

import { count, significant } from "../format.js";
import { searches } from "../methods.js";
import { costOf, lowestAfter, overtaking, spent } from "./course.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./scale.js").Heights} Heights */
/** @typedef {{median: readonly number[]}} Searched the lowest loss of the searches after 1, 2, … evaluations */
/** @typedef {{from: number, words: string}} Result what is said in the end, and from how many evaluations on it is known */

/**
 * Who is ahead at the end of the race, and since when.
 * @param {Run} run @param {string} who is running: its letter where there are several @param {Course} course of all its points
 * @param {Searched} searched @param {Heights} heights @returns {Result}
 */
export function result(run, who, course, { median }, heights) {
  const last = median.length;
  const [own, theirs] = [lowestAfter(course, last), median[last - 1]].map((loss) => height(loss, heights));
  const end = `${own} after ${evaluations(last)}, half of the searches are below ${theirs}.`;
  if (searches(run)) return { from: last, words: `${who} came to ${end}` };
  const after = overtaking(course, median);
  if (after === null) return { from: last, words: `${who} does not overtake: ${end}` };
  if (after === 1) return { from: last, words: `${who} leads all the way: ${end}` };
  return { from: after, words: `${who} overtakes half of the searches after ${evaluations(after)}, at step ${count(stepAfter(run, after))}.` };
}

/** What is said until then. @param {number} lowest of the run so far @param {number} median of the searches */
export function meanwhile(lowest, median) {
  return lowest <= median ? "So far it is below half of the searches." : "So far half of the searches are lower.";
}

/** The step that so many evaluations have reached. @param {Run} run @param {number} after */
export function stepAfter(run, after) {
  return Math.floor((after - 1) / costOf(run) + 1e-9);
}

/** How it stands at a step. @param {Run} run @param {number} step @param {number} lowest of the run until there @param {Searched} searched @param {Heights} heights */
export function standing(run, step, lowest, { median }, heights) {
  const paid = Math.floor(spent(run, step) + 1e-9);
  const where = searches(run) ? "" : ` (step ${count(step)})`;
  const theirs = paid > median.length ? "The searches have ended." : `Half of the searches: ${height(median[paid - 1], heights)}.`;
  return `After ${evaluations(paid)}${where}: ${heights.name} = ${height(lowest, heights)}. ${theirs}`;
}

/** What the guesses cost and brought. @param {Course} guesses @param {Heights} heights */
export function guessesSaid({ lowest }, heights) {
  if (lowest.length === 0) return "your guesses: none is kept yet";
  const words = lowest.length === 1 ? "guess" : "guesses";
  return `your ${count(lowest.length)} ${words}: ${height(lowest[lowest.length - 1], heights)}`;
}

/** @param {number} loss @param {Heights} heights */
function height(loss, { above }) {
  return significant(Math.max(0, above(loss)), 3).replaceAll(" ", "\u00a0"); // a number stays on its line
}

/** @param {number} number */
function evaluations(number) {
  return `${count(number)} ${number === 1 ? "evaluation" : "evaluations"}`;
}
