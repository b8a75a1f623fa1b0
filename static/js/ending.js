// @ts-check
/** How a run ended and why, each sentence computed from the numbers it names; the handout has the same words. */

import { count, plain, significant } from "./format.js";
import { goesDownhill, searches } from "./methods.js";
import { prediction } from "./neuron.js";
import { risen } from "./trajectory.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */

/** A gradient this much smaller than the run's steepest, far above the minimum: stuck. */
const FLAT = 1e-3;
/** The answers that a neuron approaches, or stops at, whatever its input. @type {Record<string, number[]>} */
const LEVELS = { sigmoid: [0, 1], tanh: [-1, 1], relu: [0], linear: [] };

/** @param {Run} run @param {Trajectory} trajectory */
export function ending(run, trajectory) {
  if (searches(run)) return tried(trajectory);
  const { last, loss, minimum } = trajectory;
  const steps = trajectory.step[last];
  const floor = minimum?.loss ?? 0;
  const to = significant(loss[last], floor > 0 ? 4 : 2);
  const least = floor > 0 ? `; ${minimum?.exact ? "it is nowhere below" : "the lowest found is"} ${significant(floor)}` : "";
  const story = `${count(steps)} ${steps === 1 ? "step" : "steps"}. Loss ${significant(loss[0], 4)} → ${to}${least}.`;
  return `${story} ${WHY[trajectory.outcome ?? ""]?.(run, trajectory) ?? ""}${outside(run, trajectory, last)}`;
}

/** @param {Run} run @param {Trajectory} trajectory @param {number} k */
export function outside(run, { w, b }, k) {
  const inside = w[k] >= run.w_min && w[k] <= run.w_max && b[k] >= run.b_min && b[k] <= run.b_max;
  return inside ? "" : " The ball has left the window.";
}

/** A search: its places do not follow from each other. @param {Trajectory} trajectory */
function tried({ last, lowest, loss, step }) {
  const best = lowest[last];
  const places = step[last] + 1;
  const shown = `The lowest loss shown is ${significant(loss[best], 3)}, at step ${count(step[best])}.`;
  return `${count(places)} ${places === 1 ? "place" : "places"} tried. ${shown}`;
}

/** @type {Record<string, (run: Run, trajectory: Trajectory) => string>} */
const WHY = {
  steps_exhausted: (run, trajectory) => stuck(run, trajectory) ?? `It stopped because ${count(run.max_steps)} was the limit.`,
  stationary: (run, trajectory) => {
    if (run.tolerance > 0 && trajectory.slope[trajectory.last] > 0) {
      return `Stopped: the slope is within the tolerance of ${plain(run.tolerance)}. That is not always success.`;
    }
    return dead(run, trajectory) ?? "Stopped: the slope is zero here. That is not always success.";
  },
  diverged: () => "Stopped: the next number would be infinite.",
};

/**
 * A neuron that answers the same extreme to every point has almost no slope left, whatever its error.
 * @param {Run} run @param {Trajectory} trajectory
 */
function stuck(run, trajectory) {
  const { last, loss, slope, steepest } = trajectory;
  if (!high(trajectory) || slope[last] > FLAT * steepest) return null;
  const level = levelOf(run, trajectory);
  if (level === undefined) return null;
  const rose = goesDownhill(run) && risen(loss).length > 0;
  return `${rose ? "Too big a step. " : ""}The neuron is stuck at f ≈ ${plain(level)}: error ${significant(loss[last], 3)}, slope almost 0. It is stuck, not finished.`;
}

/** A ReLU below its bend for every point has no slope at all. @param {Run} run @param {Trajectory} trajectory */
function dead(run, trajectory) {
  if (run.activation !== "relu" || !high(trajectory) || levelOf(run, trajectory) === undefined) return null;
  return `Stopped: the neuron is dead. It answers 0 to every point, so its slope is zero and no step changes it; its error is ${significant(trajectory.loss[trajectory.last], 3)}.`;
}

/** Whether the last point lies far above the minimum. @param {Trajectory} trajectory */
function high({ loss, last, minimum }) {
  return loss[last] - (minimum?.loss ?? 0) > 0.1 * loss[0];
}

/** The level at which all answers are in the end, if any. @param {Run} run @param {Trajectory} trajectory */
function levelOf(run, { w, b, last }) {
  const answers = run.point.map(([x]) => prediction(run, w[last], b[last], x));
  return LEVELS[run.activation].find((level) => answers.every((f) => Math.abs(f - level) < 0.01));
}
