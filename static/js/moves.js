// @ts-check
/** What is said of the step that a run makes next, and of the place that a search tries: each method in its own words. */

import { batchAt, batchGradient } from "./batches.js";
import { count, plain, significant } from "./format.js";
import { goesDownhill, isPlain } from "./methods.js";
import { rateAt, update } from "./update.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/** @typedef {import("./update.js").Update} Update */

/** A step this much longer or shorter than η times the slope is as long as that. */
const ALIKE = 0.05;
/** So many points of a batch are named one by one. */
const NAMED = 4;

/** What makes the step of a method another one than −η∇L. @type {Record<string, (made: Update) => string>} */
const REASONS = {
  momentum: rolls,
  nesterov: rolls,
  adagrad: scales,
  rmsprop: scales,
  adam: scales,
};
/** The kinds of Newton's steps. @type {Record<string, (rate: number) => string>} */
const KINDS = {
  newton: (rate) => `Newton’s step, ${rate === 1 ? "" : `${plain(rate)} of the way `}to the lowest point of the parabola here, moves`,
  shortened: () => "Newton’s step would be longer: it is cut to",
  gradient: (rate) => `the Hessian is not positive definite: the step is −${rate === 1 ? "" : `${plain(rate)} × `}∇L and moves`,
};

/** The slope here and the next step. @param {Run} run @param {Trajectory} trajectory @param {number} k */
export function move(run, trajectory, k) {
  const slope = `the slope is ${significant(trajectory.slope[k], 2)}`;
  const made = update(run, trajectory, k);
  if (made === null) return slope;
  const rate = rateAt(run, trajectory.step[k]);
  const length = Math.hypot(made.w, made.b);
  const moves = `the next step moves ${significant(length, 2)}`;
  const kind = KINDS[trajectory.kind[k] ?? ""];
  if (kind) return `${slope}; ${kind(rate)} ${significant(length, 2)}`;
  if (run.batch_size !== null) return `${slope}; ${byBatch(run, trajectory, k)}${run.method === "gradient_descent" ? ", so" : ";"} ${moves}`;
  if (isPlain(run)) return `${slope}, so ${moves}`;
  if (goesDownhill(run)) return `${slope}, so with η = ${plain(rate)} ${moves}`;
  return `${slope}; ${moves}${against(length, rate * trajectory.slope[k])}${REASONS[run.method](made)}`;
}

/** How many times the length of the first step, where that is much. @param {Run} run @param {Trajectory} trajectory @param {number} k */
export function times(run, trajectory, k) {
  const [first, here] = [update(run, trajectory, 0), update(run, trajectory, k)];
  const ratio = first && here ? Math.hypot(here.w, here.b) / Math.hypot(first.w, first.b) : 0;
  return goesDownhill(run) && ratio >= 2 && Number.isFinite(ratio) ? `, ${significant(ratio, 2)} times the first` : "";
}

/** A place that was tried, beside the lowest until then. @param {Trajectory} trajectory @param {number} k */
export function place({ step, loss, lowest }, k) {
  const here = `Step ${count(step[k])} tries this place: the error is ${significant(loss[k], 3)}`;
  const best = lowest[k];
  if (best === k) return k === 0 ? `${here}.` : `${here}, the lowest so far.`;
  return `${here}. The lowest so far is ${significant(loss[best], 3)}, at step ${count(step[best])}.`;
}

/** @param {number} length of the step @param {number} alone what η times the slope would make of it */
function against(length, alone) {
  const ratio = length / alone;
  if (!Number.isFinite(ratio) || Math.abs(ratio - 1) < ALIKE) return "";
  return `, ${significant(ratio, 2)} × η × the slope`;
}

/** A step against the slope's own direction is made by what was gathered before. @param {Update} made */
function rolls({ w, b, gradient }) {
  return w * gradient.w + b * gradient.b > 0 ? ", uphill: the velocity carries on" : "";
}

/** Each weight has a scale of its own, made of its slopes. */
function scales() {
  return ": w and b are each scaled";
}

/** Which points make the step, and the slope they see. @param {Run} run @param {Trajectory} trajectory @param {number} k */
function byBatch(run, { step, w, b }, k) {
  const batch = batchAt(run, step[k]);
  const gradient = batchGradient(run, batch, w[k], b[k]);
  const one = batch.length === 1;
  return `${named(batch, run.point.length)} alone ${one ? "sees" : "see"} ${significant(Math.hypot(gradient.w, gradient.b), 2)}`;
}

/** @param {readonly number[]} batch @param {number} points in all */
function named(batch, points) {
  if (batch.length > NAMED) return `${batch.length} of the ${points} points`;
  const names = batch.map((k) => String(k + 1));
  const last = names.pop();
  return names.length === 0 ? `point ${last}` : `points ${names.join(", ")} and ${last}`;
}
