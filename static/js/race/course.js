// @ts-check
/** How low a run has come for so many evaluations of the loss: what makes a search and a descent comparable. */

import { METHODS } from "../methods.js";
import { loss } from "../neuron.js";
import { indexAt } from "../trajectory.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("../stage.js").Place} Place */
/**
 * What was spent, ascending, and the lowest loss until then.
 * @typedef {{evaluations: number[], lowest: number[]}} Course
 */

/** Evaluations of a race: fewer are not worth drawing, more the server does not search. */
const SHORTEST = 100;
export const LONGEST = 2000;

/** What a step costs in evaluations of the loss over all points; a batch costs its share. @param {Pick<Run, "method" | "point" | "batch_size">} run */
export function costOf({ method, point, batch_size }) {
  return METHODS[method].evaluations / (batch_size === null ? 1 : Math.ceil(point.length / batch_size));
}

/** What is spent when the loss after so many steps is known: that of the first place counts too. @param {Parameters<typeof costOf>[0]} run @param {number} step */
export function spent(run, step) {
  return 1 + step * costOf(run);
}

/** @param {Run} run @param {{step: readonly number[], loss: readonly number[]}} trajectory @returns {Course} */
export function course(run, { step, loss: losses }) {
  return { evaluations: step.map((at) => spent(run, at)), lowest: soFar(losses) };
}

/** Guesses by hand, each for one evaluation. @param {Run} run @param {readonly Place[]} guesses @returns {Course} */
export function guessed(run, guesses) {
  return { evaluations: guesses.map((_, k) => k + 1), lowest: soFar(guesses.map(({ w, b }) => loss(run, w, b))) };
}

/** The lowest until each. @param {readonly number[]} losses */
function soFar(losses) {
  let lowest = Infinity;
  return losses.map((value) => (lowest = Math.min(lowest, value)));
}

/** How low it has come after so many evaluations; Infinity before the first. @param {Course} course @param {number} evaluations */
export function lowestAfter({ evaluations: spent, lowest }, evaluations) {
  return spent.length === 0 || evaluations < spent[0] ? Infinity : lowest[indexAt(spent, evaluations)];
}

/**
 * After how many evaluations a course is no more above a line that has a value for 1, 2, … of them; null where it
 * is above its end.
 * @param {Course} course @param {readonly number[]} line
 */
export function overtaking(course, line) {
  let after = line.length;
  while (after > 0 && lowestAfter(course, after) <= line[after - 1]) after -= 1;
  return after === line.length ? null : after + 1;
}

/** As many evaluations as the longest of the runs has, within these bounds. @param {readonly Run[]} runs */
export function lengthOf(runs) {
  const most = runs.reduce((longest, run) => Math.max(longest, Math.floor(spent(run, run.max_steps))), SHORTEST);
  return Math.min(LONGEST, most);
}
