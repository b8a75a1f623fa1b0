// @ts-check
/** The past that two runs share which differ in later rates alone: up to there nothing has to be made anew. */

import { Trajectory } from "./trajectory.js";
import { rateAt } from "./update.js";

/** @typedef {import("./run.js").Run} Run */

/**
 * The first step from which two runs move with another rate: 0 where anything else sets them apart, Infinity where
 * nothing does.
 * @param {Run} run @param {Run} other
 */
export function partAt(run, other) {
  const names = /** @type {(keyof Run)[]} */ (Object.keys(run));
  if (names.some((name) => name !== "rate_change" && String(run[name]) !== String(other[name]))) return 0;
  const steps = [...run.rate_change, ...other.rate_change].map(([step]) => step).sort((a, b) => a - b);
  return steps.find((step) => rateAt(run, step) !== rateAt(other, step)) ?? Infinity;
}

/**
 * The points of a run that another one has too, to go on from; none where they have no past in common.
 * @param {{run: Run, trajectory: Trajectory} | undefined} before @param {Run} run
 */
export function pastOf(before, run) {
  const past = new Trajectory();
  const until = before ? partAt(before.run, run) : 0;
  if (!before || until === Infinity) return past;
  const { step, w, b, loss, dw, db, kind, minimum } = before.trajectory;
  past.minimum = minimum;
  for (let k = 0; until > 0 && step[k] <= until; k += 1) {
    past.push({ step: step[k], w: w[k], b: b[k], loss: loss[k], dw: dw[k], db: db[k], kind: kind[k] });
  }
  return past;
}
