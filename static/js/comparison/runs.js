// @ts-check
/** All runs on screen, the run shown among them, in the order of their letters. */

import { searches } from "../methods.js";

/** @typedef {import("../stage.js").Companion} Companion */
/** @typedef {import("../stage.js").Moment} Moment */
/** @typedef {import("../stage.js").Place} Place */
/** @typedef {Companion & {shown: boolean, place: Place}} Drawn a run, whether it is the one shown, and where its mark stands */

/** @param {Moment} moment @returns {Drawn[]} */
export function runsOf(moment) {
  const { letter, run, trajectory, kept, head, ended, ball } = moment;
  const here = { letter, run, trajectory, kept, head, ended, ball };
  const all = [...moment.companions, here].sort((a, b) => a.letter - b.letter);
  return all.map((one) => ({ ...one, shown: one === here, place: placeOf(one) }));
}

/** Where its ball is; a search hops about, and is where it was lowest. @param {Companion} companion @returns {Place} */
function placeOf({ run, trajectory: { w, b, lowest }, head, ball }) {
  return searches(run) ? { w: w[lowest[head]], b: b[lowest[head]] } : ball;
}

/** What a run goes down: runs of other activations or losses need a surface of their own. @param {import("../neuron.js").Objective} objective */
export function objectiveOf({ activation, loss }) {
  return `${activation} ${loss}`;
}
