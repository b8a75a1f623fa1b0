// @ts-check
/** What several runs are measured by on the loss curve: their loss, or, going down different surfaces, the way left to the minimum. */

import { lossAxis } from "../curve.js";
import { LETTERS } from "../letters.js";
import { searches } from "../methods.js";
import { objectiveOf } from "./runs.js";

/** @typedef {import("../curve.js").LossAxis} LossAxis */
/** @typedef {import("../player.js").Timeline} Timeline */
/** @typedef {import("./runs.js").Drawn} Drawn */
/**
 * @typedef {object} Heights
 * @property {LossAxis} axis
 * @property {(readonly number[] | null)[]} of each run what is measured at its points; null where it cannot be
 * @property {string[]} notes what has to be said of the axis, the most important first
 */

/** A run that flies away must not press the others flat: so many times the highest start is the most that is shown. */
const MOST = 3;
const TENTHS = "each line is ten times smaller";

/** @param {readonly Drawn[]} runs at least one @param {Timeline} timeline @returns {Heights} */
export function heights(runs, timeline) {
  const alike = new Set(runs.map(({ run }) => objectiveOf(run))).size === 1;
  const of = runs.map(alike ? losses : distances);
  const starts = of.flatMap((values) => (values && values.length > 0 ? [values[0]] : []));
  const highest = of.reduce((a, values) => (values ?? []).reduce((b, value) => Math.max(b, value), a), 0);
  const most = MOST * Math.max(...starts, 0);
  const cut = most > 0 && highest > most;
  const axis = lossAxis({ loss: [cut ? most : highest], minimum: alike ? runs[0].trajectory.minimum : null }, timeline);
  const name = alike ? axis.name : "‖θ−θ*‖";
  const notes = [
    ...what(runs, of, alike, axis),
    ...(runs.some(({ run }) => searches(run)) ? ["of a search the lowest so far"] : []),
    ...(cut ? ["higher parts are cut off"] : []),
    ...(timeline === "step" ? [TENTHS] : []),
  ];
  return { axis: { ...axis, name }, of, notes };
}

/** What counts of a search is the lowest place so far. @param {Drawn} run @param {readonly number[]} values @returns {readonly number[]} */
function soFar({ run, trajectory }, values) {
  return searches(run) ? trajectory.lowest.map((k) => values[k]) : values;
}

/** @param {Drawn} run */
function losses(run) {
  return soFar(run, run.trajectory.loss);
}

/** The distance of every point to the run's own minimum; null where it has none. @param {Drawn} run */
function distances(run) {
  const { w, b, minimum } = run.trajectory;
  return minimum && soFar(run, w.map((value, k) => Math.hypot(value - minimum.w, b[k] - minimum.b)));
}

/** @param {readonly Drawn[]} runs @param {readonly unknown[]} of @param {boolean} alike @param {LossAxis} axis */
function what(runs, of, alike, axis) {
  if (alike) return axis.name === "L" ? [] : ["the loss above its minimum"];
  const without = runs.filter((_, k) => of[k] === null).map(({ letter }) => LETTERS[letter].name);
  return ["the distance to each run’s own minimum", ...(without.length > 0 ? [`${without.join(", ")}: no minimum`] : [])];
}
