// @ts-check
/** One sentence about the point on screen, computed from the numbers it names. */

import { count, percent, plain, significant } from "../format.js";
import { METHODS } from "../methods.js";
import { say } from "../svg.js";
import { outcomeInWords } from "./form/outcome.js";

/** @typedef {import("./training.js").Moment} Moment */
/** @typedef {{name: string, text: string}} Caption */

/** A rise of the loss of at most this share of the start's is rounding. */
const ROUNDING = 1e-12;
/** A gradient this much smaller than the start's is flat. */
const FLAT = 1000;
/** A test loss so much higher than its lowest is told. */
const WORSE = 1.01;

/** The first of these that has something to say, says it. @type {((moment: Moment) => Caption | null)[]} */
const CAPTIONS = [opening, start, ending, beyond, risen, separated, unlearnt, flat, falling];

/** @param {Moment} moment @returns {Caption} */
export function caption(moment) {
  for (const of of CAPTIONS) {
    const told = of(moment);
    if (told) return told;
  }
  return { name: "", text: "" };
}

export class Captions {
  /** @param {HTMLElement} root with places for the name and the sentence */
  constructor(root) {
    this.name = /** @type {HTMLElement} */ (root.querySelector("#phase"));
    this.text = /** @type {HTMLElement} */ (root.querySelector("#caption"));
  }

  /** @param {Moment} moment */
  show(moment) {
    const { name, text } = caption(moment);
    say(this.name, name);
    say(this.text, text);
  }
}

/** @param {number} number @param {string} noun @param {string} [nouns] */
function some(number, noun, nouns = `${noun}s`) {
  return `${count(number)} ${number === 1 ? noun : nouns}`;
}

/** Before anything was touched: what is to be learnt, and from what. @param {Moment} moment */
function opening({ head, touched, opening: { rows, features, targets } }) {
  if (head > 0 || touched) return null;
  const numbers = targets.length * (features.length + 1);
  const neuron = `${some(features.length, "feature")}, ${some(targets.length, "output")}: ${some(numbers, "number")} to learn, from ${some(rows, "row")}.`;
  return { name: "", text: `${neuron} Press Play to watch ${numbers === 1 ? "it" : "them"} change.` };
}

/** @param {Moment} moment */
function start({ head, settings, trajectory }) {
  if (head > 0) return null;
  const loss = trajectory.loss[0];
  const how = settings.start === "zero" ? "every weight is 0, so every row gets the same answer" : `the weights are drawn from −½ to ½ with seed ${plain(settings.seed)}`;
  return { name: "Start:", text: `${how}${loss === null ? "" : `; the loss is ${significant(loss)}`}.` };
}

/** @param {Moment} moment */
function ending({ head, settings, trajectory, ended }) {
  return ended && head === trajectory.last ? { name: "", text: outcomeInWords(settings, trajectory, ended) } : null;
}

/** @param {Moment} moment */
function beyond({ head, settings, trajectory }) {
  if (trajectory.loss[head] !== null) return null;
  return { name: "Too large:", text: `the loss is beyond any number that can be written; η = ${plain(rateAt(settings, trajectory.step[head]))} is too large for these rows.` };
}

/** The loss went up since the point before. @param {Moment} moment */
function risen({ head, settings, trajectory }) {
  const { loss, step } = trajectory;
  const [from, to] = [loss[head - 1], loss[head]];
  if (from === null || to === null || to - from <= ROUNDING * (loss[0] ?? 0)) return null;
  const since = step[head] - step[head - 1] === 1 ? "the last step" : `the last ${some(step[head] - step[head - 1], "step")}`;
  const rose = `${since} raised the loss from ${significant(from)} to ${significant(to)}`;
  return { name: "Uphill:", text: `${rose}${why(settings, step[head])}` };
}

/** @param {Moment["settings"]} settings @param {number} step */
function why(settings, step) {
  if (settings.batch_size !== null) return `: it went by ${some(settings.batch_size, "row")} at a time, and the loss is that of all rows.`;
  if (settings.method !== "gradient_descent") return `: ${METHODS[settings.method].label} does not go straight down the gradient.`;
  return `: with η = ${plain(rateAt(settings, step))} it goes too far.`;
}

/** Every row is right and cross-entropy still falls: only by larger weights. @param {Moment} moment */
function separated({ head, settings, trajectory, weights }) {
  if (settings.loss !== "cross_entropy" || trajectory.accuracy[head] !== 1) return null;
  const loss = trajectory.loss[head];
  const before = trajectory.weights[head - 1];
  const [length, was] = [lengthOf(weights), lengthOf(before)];
  if (loss === null || length <= was) return null;
  return { name: "All right:", text: `every training row is on its side; the loss, ${significant(loss)}, falls on as the weights grow (‖W‖ = ${significant(length)}).` };
}

/** The test rows had it better before. @param {Moment} moment */
function unlearnt({ head, trajectory: { test_loss, step }, opening: { test_rows } }) {
  const now = test_loss[head];
  if (test_rows === 0 || now === null) return null;
  const best = lowestOf(test_loss, head);
  const lowest = test_loss[best];
  if (best === head || lowest === null || now <= WORSE * lowest) return null;
  return { name: "Past its best:", text: `the training loss falls, but the test loss, ${significant(now)}, was lowest at step ${count(step[best])}: ${significant(lowest)}.` };
}

/** The slope is small; only a step that is η times it is small for that. @param {Moment} moment */
function flat({ head, settings, trajectory: { gradient_norm, step } }) {
  const [first, now] = [gradient_norm[0], gradient_norm[head]];
  if (first === null || now === null || now === 0 || now * FLAT > first) return null;
  const next = significant(rateAt(settings, step[head] + 1) * now, 2);
  const moves = settings.method === "gradient_descent" && settings.batch_size === null ? `; the next step is ${next} long` : "";
  return { name: "Flat:", text: `‖∇L‖ is ${significant(now, 2)}, ${significant(Number((first / now).toPrecision(2)), 2)} times smaller than at the start${moves}.` };
}

/** @param {Moment} moment */
function falling({ head, trajectory: { loss, accuracy } }) {
  const [first, now, right] = [loss[0], loss[head], accuracy[head]];
  if (now === null) return null;
  const of = first === null || first === 0 ? "" : `, ${percent(now / first)} of that at the start`;
  return { name: "", text: `The loss is ${significant(now)}${of}${right === null ? "" : `; ${percent(right)} of the training rows are right`}.` };
}

/** The rate of the update that led to a step. @param {Moment["settings"]} settings @param {number} step */
function rateAt({ learning_rate, rate_change }, step) {
  return rate_change.reduce((rate, [from, changed]) => (step > from ? changed : rate), learning_rate);
}

/** @param {readonly (readonly number[])[]} weights */
function lengthOf(weights) {
  return Math.hypot(...weights.flat());
}

/** The index of the lowest until one of them. @param {readonly (number | null)[]} column @param {number} last */
function lowestOf(column, last) {
  let best = last;
  for (let k = 0; k < last; k += 1) if ((column[k] ?? Infinity) < (column[best] ?? Infinity)) best = k;
  return best;
}
