// @ts-check
/** Formulas and, in a column of their own, the values they have at the place shown. */

import { count, significant } from "./format.js";
import { hessian } from "./hessian.js";
import { loss } from "./neuron.js";
import { pulls } from "./pulls.js";
import { say } from "./svg.js";
import { isOpen } from "./tabs.js";

/** @typedef {import("./stage.js").Moment} Moment */

/** Below this a number is written with a power of ten, and two of them would not fit side by side. */
const SMALL = 1e-4;

export class Formulas {
  /** @param {HTMLElement} part */
  constructor(part) {
    this.part = part;
    this.where = /** @type {HTMLElement} */ (part.querySelector("#formulas-where"));
    this.values = [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-value]"))];
  }

  /** @param {Moment} moment */
  show(moment) {
    if (!isOpen(this.part)) return;
    const values = valuesAt(moment);
    for (const element of this.values) say(element, values[element.dataset.value ?? ""]);
    say(this.where, moment.probing ? "at your w, b" : `at step ${count(moment.trajectory.step[moment.head])}`);
  }
}

/**
 * The numbers of the place shown: those of the run at its step, the page's own at a place the viewer asks about.
 * @param {Pick<Moment, "run" | "trajectory" | "head" | "place" | "probing">} moment
 * @returns {Record<string, string>}
 */
export function valuesAt({ run, trajectory, head, place, probing }) {
  const { w, b } = place;
  const here = probing ? gradientAt(run, w, b) : { dw: trajectory.dw[head], db: trajectory.db[head] };
  const curvature = hessian(run, w, b);
  const numbers = {
    w,
    b,
    loss: probing ? loss(run, w, b) : trajectory.loss[head],
    ...here,
    nextW: w - run.learning_rate * here.dw,
    nextB: b - run.learning_rate * here.db,
  };
  const matrix = Object.entries(curvature).map(([name, value]) => [name, entry(value)]);
  return Object.fromEntries([...Object.entries(numbers).map(([name, value]) => [name, significant(value)]), ...matrix]);
}

/** @param {number} value */
function entry(value) {
  return Math.abs(value) < SMALL ? significant(value, 2).replaceAll(" ", "\u200a") : significant(value);
}

/** @param {import("./neuron.js").Objective} objective @param {number} w @param {number} b */
export function gradientAt(objective, w, b) {
  const { dw, db } = pulls(objective, w, b);
  return { dw, db };
}
