// @ts-check
/** What is said about a run, one sentence at a time, each computed from the numbers it names. */

import { ending, outside } from "./ending.js";
import { percent, significant } from "./format.js";
import { goesDownhill, searches } from "./methods.js";
import { move, place as tried, times } from "./moves.js";
import { loss } from "./neuron.js";
import { ACTIVATION } from "./notation.js";
import { phaseAt } from "./phases.js";
import { pulls } from "./pulls.js";

/** @typedef {import("./neuron.js").Point} Point */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/** @typedef {{name: string, text: string}} Caption */

/** @param {string} play what Play does */
const opening = (play) =>
  `The neuron has two numbers, w and b. The carpet shows its error for every choice of them. Press Play to ${play}, or drag over the view from above.`;
export const OPENING = opening("walk downhill");
const SEARCHING = opening("try one place after another");

/** What is said about the connection; nothing while all is well. @type {Record<import("./stream.js").Connection, string>} */
export const CONNECTIONS = {
  open: "",
  done: "",
  reconnecting: "Reconnecting…",
  full: "The server has no room for another run just now. This page asks again by itself.",
  lost: "The server does not answer. What is here stays; the rest comes when it is back.",
};

/**
 * The sentence for the point on screen.
 * @param {Pick<Moment, "run" | "trajectory" | "head" | "landscape" | "touched" | "ended" | "probing" | "place" | "asked" | "note">} moment
 * @returns {Caption}
 */
export function caption({ run, trajectory, head, landscape, touched, ended, probing, place, asked, note }) {
  if (probing) return { name: "Probe:", text: probed(run, place) };
  if (note) return { name: "", text: note };
  if (ended) return { name: "", text: ending(run, trajectory) };
  if (asked && head === 0) return { name: "", text: whySlow(run) ?? "" };
  if (!touched && head === 0) return { name: "", text: searches(run) ? SEARCHING : OPENING };
  if (searches(run)) return { name: "", text: tried(trajectory, head) };
  const phase = phaseAt(trajectory, head, landscape);
  const text = `${move(run, trajectory, head)}${HERE[phase ?? "plateau"](run, trajectory, head)}.${outside(run, trajectory, head)}`;
  return phase ? { name: `${capital(phase)}:`, text } : { name: "", text: capital(text) };
}

/** @param {string} text */
const capital = (text) => `${text[0].toUpperCase()}${text.slice(1)}`;

/** @param {Run} run @param {import("./stage.js").Place} place */
function probed(run, { w, b }) {
  return `at w = ${significant(w, 3)}, b = ${significant(b, 3)} the error is ${significant(loss(run, w, b), 3)}. No step is taken.`;
}

/** What more there is to say where a point stands. @type {Record<import("./phases.js").Phase, (run: Run, trajectory: Trajectory, head: number) => string>} */
const HERE = { plateau: () => "", cliff: times, valley: against };

/** @param {Run} run @param {Trajectory} trajectory @param {number} head */
function against(run, trajectory, head) {
  if (run.point.length !== 2 || !goesDownhill(run)) return "";
  const cancelled = pulls(run, trajectory.w[head], trajectory.b[head]).cancelled;
  return cancelled >= 0.5 ? `: the two points pull against each other, ${Math.round(100 * cancelled)} % of their pulls cancels` : "";
}

/** The methods whose steps are short where the slope is small. */
const SLOW = ["gradient_descent", "momentum", "nesterov"];

/**
 * Why the run crept at its start: the point with almost all of the loss hardly pushes, because the neuron is
 * saturated there. Null where that is not so.
 * @param {Run} run
 */
export function whySlow(run) {
  if (run.point.length !== 2 || run.loss !== "squared_error" || !SLOW.includes(run.method)) return null;
  const { each, lengths } = pulls(run, run.w, run.b);
  const k = each[1].loss >= each[0].loss ? 1 : 0;
  const [lossShare, pushShare] = [each[k].loss / (each[0].loss + each[1].loss), each[k].push / lengths];
  if (!(lossShare > 0.6 && pushShare < 0.5 && each[k].slope < 0.05)) return null;
  return `Point ${k + 1} has ${percent(lossShare)} of the loss and gives ${percent(pushShare)} of the push: its ${ACTIVATION[run.activation].slope} is ${significant(each[k].slope, 1)}.`;
}
