// @ts-check
/** What a sentence can ask about a place: "{loss at 64}", "{w at minimum}", "{f of point 2 at start}", "{actual at 82}". */

import { percent, plain, significant } from "../format.js";
import { eigenvalues, hessian } from "../hessian.js";
import { isPlain } from "../methods.js";
import { loss, prediction } from "../neuron.js";
import { pulls } from "../pulls.js";
import { promises } from "../slips/promises.js";
import { around } from "../why/around.js";
import { changes } from "../why/change.js";
import { signed, three } from "./words.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("./words.js").Words} Words */
/** @typedef {{run: Run, w: number, b: number, point: number}} Here a place, and the index of the point asked about */

const five = (/** @type {number} */ value) => significant(value, 5);

/** Where # stands a name has a number. @type {Record<string, [(here: Here, argument: number) => number, Words]>} */
export const AT_A_PLACE = {
  w: [({ w }) => w, three],
  b: [({ b }) => b, three],
  "precise w": [({ w }) => w, five],
  "precise b": [({ b }) => b, five],
  loss: [({ run, w, b }) => loss(run, w, b), three],
  dw: [({ run, w, b }) => pulls(run, w, b).dw, three],
  db: [({ run, w, b }) => pulls(run, w, b).db, three],
  slope: [({ run, w, b }) => pulls(run, w, b).together, three],
  cancelled: [({ run, w, b }) => pulls(run, w, b).cancelled, percent],
  limit: [(here) => 2 / curvatures(here)[1], (value) => significant(value, 4)],
  "loss uphill": [(here) => lossUphill(here), three],

  z: [({ run, w, b, point }) => w * run.point[point][0] + b, three],
  f: [(here) => own(here).f, three],
  "f(1-f)": [(here) => own(here).slope, (value) => significant(value, 1)],
  steepness: [(here) => own(here).slope, three],
  residual: [(here) => own(here).residual, three],
  x: [({ run, point }) => run.point[point][0], plain],
  δ: [(here) => own(here).db, three],
  part: [(here) => own(here).dw, three],
  nudged: [(here) => nudged(here, 0.001), three],
  "loss share": [(here) => share(here, "loss"), percent],
  "push share": [(here) => share(here, "push"), percent],

  bare: [(here) => promised(here).bare, signed],
  "first order": [(here) => promised(here).first, signed],
  "second order": [(here) => promised(here).second, signed],
  "whole order": [(here) => promised(here).whole, signed],
  actual: [(here) => promised(here).actual, signed],
  "actual with #": [(here, rate) => promised(here, rate).actual, signed],
  apart: [(here) => Math.abs(1 - promised(here).actual / promised(here).first), percent],
  k: [(here) => -promised(here).bare, three],
  "break-even rate": [(here) => breakEven(here), (value) => significant(value, 4)],
  "printed break-even rate": [(here) => breakEven(here) / 2, (value) => significant(value, 4)],
  "best angle": [(here) => turnedBest(here).angle, (value) => `${value}°`],
  "best change": [(here) => turnedBest(here).change, signed],
  "small eigenvalue": [(here) => curvatures(here)[0], three],
  "large eigenvalue": [(here) => curvatures(here)[1], three],
};

/** @param {Here} here */
function own({ run, w, b, point }) {
  return pulls(run, w, b).each[point];
}

/** The part one point has in a sum over all. @param {Here} here @param {"loss" | "push"} part */
function share(here, part) {
  const { each } = pulls(here.run, here.w, here.b);
  return each[here.point][part] / each.reduce((total, pull) => total + pull[part], 0);
}

/** How much more the neuron answers when z is so much larger. @param {Here} here @param {number} more */
function nudged({ run, w, b, point }, more) {
  const [x] = run.point[point];
  return prediction(run, w, b + more, x) - prediction(run, w, b, x);
}

/** The loss after one step the wrong way. @param {Here} here */
function lossUphill(here) {
  const { run, w, b } = byTheLoop(here);
  const { dw, db } = pulls(run, w, b);
  return loss(run, w + run.learning_rate * dw, b + run.learning_rate * db);
}

/** The smaller and the larger eigenvalue of the Hessian. @param {Here} here */
export function curvatures({ run, w, b }) {
  return eigenvalues(hessian(run, w, b));
}

/** The step of the loop from here. @param {Here} here @param {number} [rate] its own unless said */
function promised(here, rate = here.run.learning_rate) {
  const { run, w, b } = byTheLoop(here);
  return promises(run, { w, b })(rate);
}

/** A place whose run goes on by the lecture's loop, −η∇L with one η; of another there is no such step to speak of. @param {Here} here */
function byTheLoop(here) {
  if (!isPlain(here.run)) throw new Error(`${here.run.method} does not go on by the lecture's loop here`);
  return here;
}

/** Where the quadratic model of the loop's step is back at the loss it comes from: −2uᵀ∇L/(uᵀ∇²L u). @param {Here} here */
function breakEven(here) {
  const { run, w, b } = byTheLoop(here);
  const { first, whole } = promises(run, { w, b })(1);
  return (-2 * first) / (whole - first);
}

/** The loop's step, turned to where it brings most. @param {Here} here */
function turnedBest(here) {
  const { run, w, b } = byTheLoop(here);
  const { dw, db } = pulls(run, w, b);
  const gradient = { w: dw, b: db };
  const step = { w: -run.learning_rate * dw, b: -run.learning_rate * db, gradient };
  const all = around(changes(run, { w, b }, gradient), step);
  if (!all) throw new Error("there is no step to turn");
  return { angle: all.best, change: all.at[all.best].actual };
}
