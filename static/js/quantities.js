// @ts-check
/** The numbers a scene's sentence can name: "{loss at 64}" is read from the run, so no sentence can be out of date. */

import { count, percent, plain, significant } from "./format.js";
import { hessian } from "./hessian.js";
import { loss } from "./neuron.js";
import { pulls } from "./pulls.js";
import { lost } from "./starts.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./trajectory.js").Minimum} Minimum */
/** @typedef {{step: number[], w: number[], b: number[], loss: number[]}} Columns */
/** @typedef {{run: Run, minimum: Minimum | null, trajectory: Columns}} Facts a whole run, as the API answers it */
/** @typedef {{run: Run, w: number, b: number, point: number}} Here a place, and the index of the point asked about */
/** @typedef {(value: number) => string} Words */

const three = (/** @type {number} */ value) => significant(value, 3);
/** A rise of the loss below this share of the starting loss is rounding, not a step uphill. */
const ROUNDING = 1e-12;
/** Below this the descent has arrived, as far as an eye can tell. */
const ARRIVED = 1e-4;

/** What can be asked about a place: "loss at 64", "w at minimum", "f of point 2 at start". @type {Record<string, [(here: Here) => number, Words]>} */
const AT_A_PLACE = {
  w: [({ w }) => w, three],
  b: [({ b }) => b, three],
  loss: [({ run, w, b }) => loss(run.point, w, b), three],
  dw: [(here) => sum(here, "dw"), three],
  db: [(here) => sum(here, "db"), three],
  cancelled: [({ run, w, b }) => pulls(run.point, w, b).cancelled, percent],
  f: [(here) => own(here).f, three],
  "f(1-f)": [(here) => own(here).slope, (value) => significant(value, 1)],
  "loss share": [(here) => own(here).loss / sum(here, "loss"), percent],
  "push share": [(here) => own(here).push / sum(here, "push"), percent],
  limit: [(here) => 2 / curvature(here), (value) => significant(value, 4)],
};

/** What can be asked about a whole run; `argument` is the number in the name. @type {Record<string, [(facts: Facts, argument: number) => number, Words]>} */
const OF_THE_RUN = {
  rate: [({ run }) => run.learning_rate, plain],
  steps: [({ trajectory }) => last(trajectory.step), count],
  "steps up": [({ trajectory }) => uphill(trajectory.loss), count],
  "lowest loss": [({ trajectory }) => lowest(trajectory.loss), (value) => significant(value, 2)],
  "lowest step": [({ trajectory }) => trajectory.step[trajectory.loss.indexOf(lowest(trajectory.loss))], count],
  "first below #": [({ trajectory }, mark) => trajectory.step[trajectory.loss.findIndex((value) => value < mark)], count],
  "last above #": [({ trajectory }, mark) => trajectory.step[trajectory.loss.findLastIndex((value) => value > mark)], count],
  "loss uphill of #": [(facts, step) => lossUphill(facts, step), three],
  "w per b": [({ trajectory: { w, b } }) => (last(w) - w[0]) / (last(b) - b[0]), plainly],
  "logit of point #": [({ run }, point) => logit(run.point[point - 1][1]), three],
  "places with # weights": [({ run }, weights) => Math.round((run.w_max - run.w_min) / 0.1 + 1) ** weights, places],
  "lost starts": [({ run }) => lost(run, ARRIVED), percent],
};

/** What a sentence says, with its numbers. @param {string} sentence @param {Facts} facts @param {Facts | null} [other] */
export function fill(sentence, facts, other = null) {
  return sentence.replace(/\{(.+?)\}/g, (_, name) => {
    const { value, words } = quantity(name, facts, other);
    return words(value);
  });
}

/**
 * A quantity by its name. Throws where there is none of that name, or no other run.
 * @param {string} name @param {Facts} facts @param {Facts | null} [other]
 */
export function quantity(name, facts, other = null) {
  const of = name.startsWith("other ") ? other : facts;
  if (!of) throw new Error(`no other run for "${name}"`);
  const asked = read(name.replace(/^other /, ""));
  const table = asked.where === null ? OF_THE_RUN : AT_A_PLACE;
  if (!(asked.name in table)) throw new Error(`no quantity "${name}"`);
  if (asked.where === null) {
    const [measure, words] = OF_THE_RUN[asked.name];
    return { value: measure(of, asked.number), words };
  }
  const [measure, words] = AT_A_PLACE[asked.name];
  return { value: measure({ run: of.run, point: asked.point - 1, ...placeOf(of, asked.where) }), words };
}

/**
 * "f of point 2 at start" in its parts; a number in the name of a whole run's quantity is replaced by #.
 * @param {string} text
 */
export function read(text) {
  const [, asked, where] = /^(.+?)(?: at (start|end|minimum|\d+|\(.+\)))?$/.exec(text) ?? [];
  if (where !== undefined) {
    const [, name, point] = /^(.+?)(?: of point (\d+))?$/.exec(asked) ?? [];
    return { name, point: Number(point ?? 1), where, number: NaN };
  }
  const number = /[\d.]+/.exec(asked)?.[0];
  return { name: number ? asked.replace(number, "#") : asked, point: 1, where: null, number: Number(number) };
}

/** @param {Facts} facts @param {string} where */
function placeOf({ trajectory, minimum }, where) {
  if (where.startsWith("(")) {
    const [w, b] = where.slice(1, -1).split(",").map(Number);
    return { w, b };
  }
  if (where === "minimum") {
    if (!minimum) throw new Error("this loss has no minimum");
    return { w: minimum.w, b: minimum.b };
  }
  const k = where === "start" ? 0 : where === "end" ? trajectory.w.length - 1 : trajectory.step.indexOf(Number(where));
  return { w: trajectory.w[k], b: trajectory.b[k] };
}

/** @param {Here} here */
function own({ run, w, b, point }) {
  return pulls(run.point, w, b).each[point];
}

/** @param {Here} here @param {"dw" | "db" | "loss" | "push"} part */
function sum({ run, w, b }, part) {
  return pulls(run.point, w, b).each.reduce((total, pull) => total + pull[part], 0);
}

/** The larger eigenvalue of the Hessian. @param {Here} here */
function curvature({ run, w, b }) {
  const { ww, wb, bb } = hessian(run.point, w, b);
  return (ww + bb) / 2 + Math.hypot((ww - bb) / 2, wb);
}

/** The loss after one step the wrong way. @param {Facts} facts @param {number} step */
function lossUphill({ run, trajectory }, step) {
  const k = trajectory.step.indexOf(step);
  const here = { run, w: trajectory.w[k], b: trajectory.b[k], point: 0 };
  return loss(run.point, here.w + run.learning_rate * sum(here, "dw"), here.b + run.learning_rate * sum(here, "db"));
}

/** @param {number[]} losses */
function uphill(losses) {
  return losses.filter((value, k) => k > 0 && value - losses[k - 1] > ROUNDING * losses[0]).length;
}

/** @param {number[]} column */
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
