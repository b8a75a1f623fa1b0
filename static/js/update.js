// @ts-check
/** The update that a run makes from one of its points: the step ηu, and the same step turned. */

import { goesDownhill, searches } from "./methods.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./stage.js").Place} Place */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/** @typedef {Place & {gradient: Place}} Update a step ηu, with the gradient it is turned against */
/** @typedef {{trajectory: Pick<Trajectory, "step">, k: number, update: Update}} Told the update from a point of a run, as the server told it */

/** The rate η of the update made from a step. @param {Pick<Run, "learning_rate" | "rate_change">} run @param {number} step */
export function rateAt({ learning_rate, rate_change }, step) {
  return rate_change.findLast(([first]) => first <= step)?.[1] ?? learning_rate;
}

/**
 * Plain gradient descent moves by −η∇L. What another method does shows in the next point, where that is the very next
 * step; null where it is not, or not here: at the end of a run, with points left out, and in a search. Then only the
 * server can tell.
 * @param {Run} run @param {Pick<Trajectory, "step" | "w" | "b" | "dw" | "db">} trajectory @param {number} k index of the point
 * @param {Told | null} [told]
 * @returns {Update | null}
 */
export function update(run, trajectory, k, told = null) {
  if (told?.trajectory === trajectory && told.k === k) return told.update;
  const { step, w, b, dw, db } = trajectory;
  const gradient = { w: dw[k], b: db[k] };
  if (goesDownhill(run)) {
    const rate = rateAt(run, step[k]);
    return { w: -rate * gradient.w, b: -rate * gradient.b, gradient };
  }
  if (searches(run) || step[k + 1] !== step[k] + 1) return null;
  return { w: w[k + 1] - w[k], b: b[k + 1] - b[k], gradient };
}

/**
 * A step of the same length at so many degrees from the gradient, counter-clockwise; as it is where the angle is null.
 * @param {Update} update @param {number | null} angle
 * @returns {Place}
 */
export function turned({ w, b, gradient }, angle) {
  if (angle === null) return { w, b };
  const length = Math.hypot(w, b);
  const turn = Math.atan2(gradient.b, gradient.w) + (angle * Math.PI) / 180;
  return { w: length * Math.cos(turn), b: length * Math.sin(turn) };
}
