// @ts-check
/** What a sentence can ask about a whole run: "{steps up}", "{first below 0.0001}", "{loss after going up}". */

import { CLOSE, arrival } from "../comparison/arrivals.js";
import { count, percent, plain, significant } from "../format.js";
import { printed, printedPush, right, rightPush } from "../slips/log-loss.js";
import { walk } from "../slips/walks.js";
import { costOf, course, lowestAfter, overtaking } from "../race/course.js";
import { gridPlaces, inPlaces } from "../race/weights.js";
import { stepAfter } from "../race/words.js";
import { lost } from "../starts.js";
import { risen } from "../trajectory.js";
import { curvatures } from "./places.js";
import { three } from "./words.js";

/** @typedef {import("./words.js").Facts} Facts */
/** @typedef {import("./words.js").Words} Words */

/** Below this the descent has arrived, as far as an eye can tell. */
const ARRIVED = 1e-4;

/** Where # stands a name has a number. @type {Record<string, [(facts: Facts, argument: number) => number, Words]>} */
export const OF_THE_RUN = {
  rate: [({ run }) => run.learning_rate, plain],
  "later rate": [({ run }) => last(run.rate_change)[1], plain],
  "step of the later rate": [({ run }) => last(run.rate_change)[0], count],
  μ: [({ run }) => run.momentum ?? NaN, plain],
  steps: [({ trajectory }) => last(trajectory.step), count],
  "steps up": [({ trajectory }) => risen(trajectory.loss).length, count],
  "first step up": [({ trajectory }) => trajectory.step[risen(trajectory.loss)[0]], count],
  "last step up": [({ trajectory }) => trajectory.step[last(risen(trajectory.loss))], count],
  "lowest loss": [({ trajectory }) => lowest(trajectory.loss), (value) => significant(value, 2)],
  "lowest step": [({ trajectory }) => trajectory.step[trajectory.loss.indexOf(lowest(trajectory.loss))], count],
  "first below #": [({ trajectory }, mark) => trajectory.step[trajectory.loss.findIndex((value) => value < mark)], count],
  "last above #": [({ trajectory }, mark) => trajectory.step[trajectory.loss.findLastIndex((value) => value > mark)], count],
  "last dome": [(facts) => facts.trajectory.step[bends(facts).findLastIndex(([, large]) => large < 0)], count],
  "first round": [(facts) => facts.trajectory.step[bends(facts).findLastIndex(([small]) => small <= 0) + 1], count],
  "w per b": [({ trajectory: { w, b } }) => (last(w) - w[0]) / (last(b) - b[0]), plainly],
  "logit of point #": [({ run }, point) => logit(run.point[point - 1][1]), three],
  "places with # weights": [({ run }, weights) => Math.round((run.w_max - run.w_min) / 0.1 + 1) ** weights, places],
  cost: [({ run }) => costOf(run), plain],
  close: [() => CLOSE, plain],
  "steps close": [({ run, trajectory, minimum }) => arrival(run, { ...trajectory, minimum })?.step ?? NaN, count],
  "above over last #": [({ trajectory, minimum }, number) => mean(trajectory.loss.slice(-number)) - (minimum?.loss ?? NaN), two],
  "overtaken after": [(facts) => overtaken(facts), count],
  "overtaken at": [(facts) => stepAfter(facts.run, overtaken(facts)), count],
  "lowest after #": [({ run, trajectory }, evaluations) => lowestAfter(course(run, trajectory), evaluations), three],
  "median after #": [({ race }, evaluations) => race?.median[evaluations - 1] ?? NaN, three],
  "grid with # weights": [(_, weights) => gridPlaces(weights), inPlaces],
  "lost starts": [({ run }) => lost(run, ARRIVED), percent],

  "loss after going up": [({ run }) => last(walk(run, "up", run.max_steps).loss), three],
  "w when replaced": [({ run }) => last(walk(run, "replaced", run.max_steps).w), three],
  "loss when replaced": [({ run }) => last(walk(run, "replaced", run.max_steps).loss), three],
  "printed log-loss for #": [(_, prediction) => printed(0, prediction), three],
  "log-loss for #": [(_, prediction) => right(0, prediction), three],
  "printed push for #": [(_, prediction) => printedPush(0, prediction), three],
  "push for #": [(_, prediction) => rightPush(0, prediction), three],
};

/** After how many evaluations a run is ahead of half of the searches. @param {Facts} facts */
function overtaken({ run, trajectory, race }) {
  return (race && overtaking(course(run, trajectory), race.median)) ?? NaN;
}

/** The eigenvalues of the Hessian all along. @param {Facts} facts */
function bends({ run, trajectory: { w, b } }) {
  return w.map((at, k) => curvatures({ run, w: at, b: b[k], point: 0 }));
}

/** @param {number[]} column */
function mean(column) {
  return column.reduce((sum, value) => sum + value, 0) / column.length;
}

/** @param {number} value */
function two(value) {
  return significant(value, 2);
}

/** @template Item @param {Item[]} column */
function last(column) {
  return column[column.length - 1];
}

/** @param {number[]} column */
function lowest(column) {
  return column.reduce((a, value) => Math.min(a, value));
}

/** @param {number} y */
function logit(y) {
  return Math.log(y / (1 - y));
}

/** @param {number} value */
function places(value) {
  return value < 1e6 ? count(value) : significant(value, 2);
}

/** A ratio without the rounding of the last digits. @param {number} value */
function plainly(value) {
  return plain(Number(value.toPrecision(4)));
}
