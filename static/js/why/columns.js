// @ts-check
/** The whole run by Taylor's series, a column each, and where its steps lie on the page's timeline. */

import { indexAt, risen } from "../trajectory.js";

/** @typedef {import("../stage.js").Moment} Moment */
/** @typedef {import("../trajectory.js").Trajectory} Trajectory */
/**
 * @typedef {object} Columns null is no finite number; the last row's update was not made
 * @property {number[]} step @property {(number | null)[]} first_order @property {(number | null)[]} second_order
 * @property {(number | null)[]} actual @property {boolean[]} rises
 */

/**
 * Where the steps that were made lie on a timeline, between two points of the page where they are none of them.
 * @param {Columns} columns @param {Trajectory} trajectory @param {readonly number[]} timeline
 */
export function across(columns, { step }, timeline) {
  return columns.step.slice(0, -1).map((made) => {
    const k = indexAt(step, made);
    const [here, next] = [step[k], step[k + 1]];
    return next === undefined || here === made ? timeline[k] : timeline[k] + ((timeline[k + 1] - timeline[k]) * (made - here)) / (next - here);
  });
}

/**
 * The steps from which the loss rose by more than rounding; where not all were asked for, the page's losses tell.
 * @param {Columns} columns @param {Pick<Moment, "run" | "trajectory">} moment @param {number} every
 */
export function realRises(columns, { run, trajectory }, every) {
  const { loss, step } = trajectory;
  if (every > 1 && run.every === 1) return risen(loss).map((k) => step[k - 1]);
  return columns.step.filter((_, k) => columns.rises[k]);
}
