// @ts-check
/** Where on the carpet a point stands: on a plateau, on a cliff or in the valley, judged against the whole window. */

/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/** @typedef {"plateau" | "cliff" | "valley"} Phase */
/** @typedef {{steepest: number, top: number}} Carpet the largest slope and the largest loss in the window */
/** @typedef {{phase: Phase, from: number, to: number}} Stretch indices of its first and last point */

/** Steeper than this share of the window's steepest slope is a cliff. */
const STEEP = 0.3;
/** Flat and lower than this share of the window's largest loss is the valley. */
const LOW = 0.15;
/** A path that changes phase more often bounces about: then its parts are not named. */
const MOST_STRETCHES = 5;

/** @param {Trajectory} trajectory @param {number} k @param {Carpet} carpet @returns {Phase} */
export function phaseAt(trajectory, k, carpet) {
  if (trajectory.slope[k] >= STEEP * carpet.steepest) return "cliff";
  const floor = trajectory.minimum?.loss ?? 0;
  return trajectory.loss[k] - floor < LOW * carpet.top ? "valley" : "plateau";
}

/** The run cut into its phases; empty where it bounces too much to be named. @param {Trajectory} trajectory @param {Carpet} carpet */
export function stretches(trajectory, carpet) {
  /** @type {Stretch[]} */
  const found = [];
  for (let k = 0; k < trajectory.length; k += 1) {
    const phase = phaseAt(trajectory, k, carpet);
    const current = found.at(-1);
    if (current?.phase === phase) current.to = k;
    else if (found.push({ phase, from: k, to: k }) > MOST_STRETCHES) return [];
  }
  return found;
}
