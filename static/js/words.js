// @ts-check
/** What is said about a run, one sentence at a time, each computed from the numbers it names. */

import { count, percent, plain, significant } from "./format.js";
import { loss, prediction } from "./neuron.js";
import { phaseAt } from "./phases.js";
import { pulls } from "./pulls.js";
import { risen } from "./trajectory.js";

/** @typedef {import("./neuron.js").Point} Point */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/** @typedef {{name: string, text: string}} Caption */

export const OPENING =
  "The neuron has two numbers, w and b. The carpet shows its error for every choice of them. Press Play to walk downhill, or drag over the view from above.";

/** What is said about the connection; nothing while all is well. @type {Record<import("./stream.js").Connection, string>} */
export const CONNECTIONS = {
  open: "",
  done: "",
  reconnecting: "Reconnecting…",
  full: "The server has no room for another run just now. This page asks again by itself.",
  lost: "The server does not answer. What is here stays; the rest comes when it is back.",
};

/** A gradient this much smaller than the run's steepest, far above the minimum: stuck. */
const FLAT = 1e-3;

/**
 * The sentence for the point on screen.
 * @param {Pick<Moment, "run" | "trajectory" | "head" | "landscape" | "touched" | "ended" | "probing" | "place" | "asked">} moment
 * @returns {Caption}
 */
export function caption({ run, trajectory, head, landscape, touched, ended, probing, place, asked }) {
  if (probing) return { name: "Probe:", text: probed(run, place) };
  if (ended) return ending(run, trajectory);
  if (asked && head === 0) return { name: "", text: whySlow(run) ?? "" };
  if (!touched && head === 0) return { name: "", text: OPENING };
  const phase = phaseAt(trajectory, head, landscape);
  const text = `${HERE[phase ?? "plateau"](run, trajectory, head)}${outside(run, trajectory, head)}`;
  return phase ? { name: `${capital(phase)}:`, text } : { name: "", text: capital(text) };
}

/** @param {string} text */
const capital = (text) => `${text[0].toUpperCase()}${text.slice(1)}`;

/** @param {Run} run @param {import("./stage.js").Place} place */
function probed(run, { w, b }) {
  return `at w = ${significant(w, 3)}, b = ${significant(b, 3)} the error is ${significant(loss(run, w, b), 3)}. No step is taken.`;
}

/** @type {Record<import("./phases.js").Phase, (run: Run, trajectory: Trajectory, head: number) => string>} */
const HERE = {
  plateau: (run, trajectory, head) => `${slopeAndStep(run, trajectory, head)}.`,
  cliff: (run, trajectory, head) => `${slopeAndStep(run, trajectory, head)}${times(trajectory, head)}.`,
  valley: (run, trajectory, head) => `${slopeAndStep(run, trajectory, head)}${against(run, trajectory, head)}.`,
};

/** @param {Run} run @param {Trajectory} trajectory @param {number} head */
function slopeAndStep(run, trajectory, head) {
  const slope = trajectory.slope[head];
  return `the slope is ${significant(slope, 2)}, so the next step moves ${significant(slope * run.learning_rate, 2)}`;
}

/** @param {Trajectory} trajectory @param {number} head */
function times(trajectory, head) {
  const ratio = trajectory.slope[head] / trajectory.slope[0];
  return ratio >= 2 && Number.isFinite(ratio) ? `, ${significant(ratio, 2)} times the first` : "";
}

/** @param {Run} run @param {Trajectory} trajectory @param {number} head */
function against(run, trajectory, head) {
  if (run.point.length !== 2) return "";
  const cancelled = pulls(run, trajectory.w[head], trajectory.b[head]).cancelled;
  return cancelled >= 0.5 ? `: the two points pull against each other, ${Math.round(100 * cancelled)} % of their pulls cancels` : "";
}

/** @param {Run} run @param {Trajectory} trajectory @param {number} k */
function outside(run, trajectory, k) {
  const { w, b } = trajectory;
  const inside = w[k] >= run.w_min && w[k] <= run.w_max && b[k] >= run.b_min && b[k] <= run.b_max;
  return inside ? "" : " The ball has left the window.";
}

/**
 * Why the run crept at its start: the point with almost all of the loss hardly pushes, because the neuron is
 * saturated there. Null where that is not so.
 * @param {Run} run
 */
export function whySlow(run) {
  if (run.point.length !== 2) return null;
  const { each, lengths } = pulls(run, run.w, run.b);
  const k = each[1].loss >= each[0].loss ? 1 : 0;
  const [lossShare, pushShare] = [each[k].loss / (each[0].loss + each[1].loss), each[k].push / lengths];
  if (!(lossShare > 0.6 && pushShare < 0.5 && each[k].slope < 0.05)) return null;
  return `Point ${k + 1} has ${percent(lossShare)} of the loss and gives ${percent(pushShare)} of the push: its f(1−f) is ${significant(each[k].slope, 1)}.`;
}

/** The methods that try places, which do not follow from each other. */
const SEARCHES = ["random_search", "grid_search"];

/** @param {Trajectory} trajectory */
function tried(trajectory) {
  const { last, loss, step } = trajectory;
  const lowest = loss.reduce((best, value, k) => (value < loss[best] ? k : best), 0);
  const places = step[last] + 1;
  const shown = `The lowest loss shown is ${significant(loss[lowest], 3)}, at place ${count(step[lowest] + 1)}.`;
  return `${count(places)} ${places === 1 ? "place" : "places"} tried. ${shown}`;
}

/** How the run ended and why. @param {Run} run @param {Trajectory} trajectory @returns {Caption} */
export function ending(run, trajectory) {
  if (SEARCHES.includes(run.method)) return { name: "", text: tried(trajectory) };
  const { last } = trajectory;
  const steps = trajectory.step[last];
  const from = significant(trajectory.loss[0], 4);
  const to = significant(trajectory.loss[last], 2);
  const story = `${count(steps)} ${steps === 1 ? "step" : "steps"}. Loss ${from} → ${to}.`;
  const why = ENDINGS[trajectory.outcome ?? ""]?.(run, trajectory) ?? "";
  return { name: "", text: `${story} ${why}${outside(run, trajectory, last)}` };
}

/** @type {Record<string, (run: Run, trajectory: Trajectory) => string>} */
const ENDINGS = {
  steps_exhausted: (run, trajectory) => stuck(run, trajectory) ?? `It stopped because ${count(run.max_steps)} was the limit.`,
  stationary: (run, trajectory) =>
    run.tolerance > 0 && trajectory.slope[trajectory.last] > 0
      ? `Stopped: the slope is within the tolerance of ${plain(run.tolerance)}. That is not always success.`
      : "Stopped: the slope is zero here. That is not always success.",
  diverged: () => "Stopped: the next number would be infinite.",
};

/**
 * A neuron that answers 0 (or 1) to every point has almost no slope left, whatever its error.
 * @param {Run} run @param {Trajectory} trajectory
 */
function stuck(run, trajectory) {
  const { last, minimum } = trajectory;
  const error = trajectory.loss[last];
  const high = error - (minimum?.loss ?? 0) > 0.1 * trajectory.loss[0];
  if (!high || trajectory.slope[last] > FLAT * trajectory.steepest) return null;
  const answers = run.point.map(([x]) => prediction(run, trajectory.w[last], trajectory.b[last], x));
  const level = answers.every((f) => f < 0.01) ? "0" : answers.every((f) => f > 0.99) ? "1" : null;
  if (level === null) return null;
  const rose = risen(trajectory.loss).length > 0;
  return `${rose ? "Too big a step. " : ""}The neuron is stuck at f ≈ ${level}: error ${significant(error, 3)}, slope almost 0. It is stuck, not finished.`;
}
