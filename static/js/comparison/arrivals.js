// @ts-check
/** What a run comes to: where it is first near the minimum, what that costs, how it ends and how low. */

import { costOf } from "../race/course.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {Pick<import("../trajectory.js").Trajectory, "minimum" | "step" | "w" | "b">} Trajectory */
/** @typedef {{step: number, evaluations: number}} Arrival evaluations of the full loss until there */

/** A point so near to the minimum has arrived. */
export const CLOSE = 0.01;

/** The first point that is near the minimum; null where there is none, or no minimum. @param {Run} run @param {Trajectory} trajectory @returns {Arrival | null} */
export function arrival(run, { minimum, step, w, b }) {
  if (!minimum) return null;
  const k = w.findIndex((_, at) => Math.hypot(w[at] - minimum.w, b[at] - minimum.b) < CLOSE);
  return k < 0 ? null : { step: step[k], evaluations: step[k] * costOf(run) };
}
