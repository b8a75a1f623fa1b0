// @ts-check
/**
 * Where on the carpet a point stands: on a plateau, on a cliff or in the valley, judged against the whole window. A surface
 * that rises without end has no plateau between cliff and valley: there nothing is named.
 */

/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/** @typedef {"plateau" | "cliff" | "valley"} Phase */
/** @typedef {import("./landscape.js").Landscape} Landscape */
/** @typedef {{phase: Phase, from: number, to: number}} Stretch indices of its first and last point */

/** Steeper than this share of the window's steepest slope is a cliff. */
const STEEP = 0.3;
/** Flat and lower than this share of the window's largest loss is the valley. */
const LOW = 0.15;
/** A path that changes phase more often bounces about: then its parts are not named. */
const MOST_STRETCHES = 5;

/** @param {Trajectory} trajectory @param {number} k @param {Landscape} landscape @returns {Phase | null} */
export function phaseAt(trajectory, k, landscape) {
  if (landscape.endless) return null;
  if (trajectory.slope[k] >= STEEP * landscape.steepest) return "cliff";
  const lowest = trajectory.minimum?.loss ?? 0;
  return trajectory.loss[k] - lowest < LOW * landscape.top ? "valley" : "plateau";
}

/** The run cut into its phases; empty where they are not named, or where it bounces too much for it. @param {Trajectory} trajectory @param {Landscape} landscape */
export function stretches(trajectory, landscape) {
  /** @type {Stretch[]} */
  const found = [];
  for (let k = 0; k < trajectory.length; k += 1) {
    const phase = phaseAt(trajectory, k, landscape);
    if (phase === null) return [];
    const current = found.at(-1);
    if (current?.phase === phase) current.to = k;
    else if (found.push({ phase, from: k, to: k }) > MOST_STRETCHES) return [];
  }
  return found;
}
