// @ts-check
/** All runs on screen, the run shown among them, in the order of their letters. */

/** @typedef {import("../stage.js").Companion} Companion */
/** @typedef {import("../stage.js").Moment} Moment */
/** @typedef {import("../stage.js").Place} Place */
/** @typedef {Companion & {shown: boolean, place: Place}} Drawn a run, whether it is the one shown, and where its mark stands */

/** @param {Moment} moment @returns {Drawn[]} */
export function runsOf(moment) {
  const { letter, run, trajectory, kept, head, ended, ball } = moment;
  const shown = { letter, run, trajectory, kept, head, ended, ball, shown: true, place: ball };
  const others = moment.companions.map((companion) => ({ ...companion, shown: false, place: companion.ball }));
  return [...others, shown].sort((a, b) => a.letter - b.letter);
}

/** What a run goes down: runs of other activations or losses need a surface of their own. @param {import("../neuron.js").Objective} objective */
export function objectiveOf({ activation, loss }) {
  return `${activation} ${loss}`;
}
