// @ts-check
/** What the training rows push at the point shown: their error terms, the gradient they make, and who pushes hardest. */

import { LOSSES } from "../../losses.js";
import { errorTerms, preactivations, reachOf } from "./layer.js";

/** @typedef {import("../training.js").Moment} Moment */
/** @typedef {import("../training.js").Sample} Sample */
/** @typedef {import("./layer.js").Kind} Kind */

export class Pushes {
  constructor() {
    /** @type {Sample | null} */ this.sample = null;
    /** The training rows, by their places in the sample, with what never changes of them. @type {number[]} */ this.rows = [];
    /** @type {number[][]} */ this.inputs = [];
    /** @type {number[][]} */ this.targets = [];
    /** The length of each row's (x, 1): of its part of the gradient for an error term of 1. @type {number[]} */ this.reach = [];
    /** Whether these are all rows it learns from. */
    this.complete = false;
    /** @type {Kind} */ this.kind = { activation: "sigmoid", loss: "cross_entropy" };
    /** What a row counts in the loss. */
    this.share = 1;
    /** Of each output the error terms of the rows' own losses, at the start and at the point shown. @type {number[][]} */ this.start = [];
    /** @type {number[][]} */ this.delta = [];
  }

  /** @param {Moment} moment */
  ground({ sample, opening, settings, trajectory }) {
    if (!sample) return;
    if (this.sample !== sample) {
      this.sample = sample;
      this.rows = sample.row.map((_, row) => row).filter((row) => !sample.test[row]);
      this.inputs = this.rows.map((row) => sample.inputs[row]);
      this.targets = this.rows.map((row) => sample.targets[row]);
      this.reach = this.inputs.map(reachOf);
    }
    this.complete = this.rows.length === opening.rows;
    this.kind = settings;
    this.share = LOSSES[settings.loss].weight(opening.rows);
    this.start = this.terms(trajectory.weights[0], trajectory.bias[0]);
  }

  /** @param {Moment} moment */
  show({ weights, bias }) {
    this.delta = this.terms(weights, bias);
  }

  /** @param {number[][]} weights @param {number[]} bias */
  terms(weights, bias) {
    const of = this.inputs.map((inputs, k) => errorTerms(this.kind, preactivations(weights, bias, inputs), this.targets[k]));
    return bias.map((_, output) => of.map((each) => each[output]));
  }

  /** Which of the rows has the longest part of an output's gradient. @param {number} output */
  hardest(output) {
    const delta = this.delta[output];
    let most = 0;
    for (let k = 1; k < delta.length; k += 1) if (Math.abs(delta[k]) * this.reach[k] > Math.abs(delta[most]) * this.reach[most]) most = k;
    return most;
  }

  /** ∂L/∂w of every weight of an output, and at the end ∂L/∂b; where all rows are here. @param {number} output */
  gradient(output) {
    const delta = this.delta[output];
    const sums = Array.from({ length: this.inputs[0].length + 1 }, () => 0);
    this.inputs.forEach((inputs, k) => {
      for (let j = 0; j < inputs.length; j += 1) sums[j] += delta[k] * inputs[j];
      sums[inputs.length] += delta[k];
    });
    return sums.map((sum) => this.share * sum);
  }

  /** How much of the gradient's length one of the rows gives: all together give 1; where all rows are here. @param {number} k */
  part(k) {
    let along = 0;
    let length = 0;
    this.delta.forEach((delta, output) => {
      const whole = this.gradient(output);
      const inputs = [...this.inputs[k], 1];
      whole.forEach((each, j) => {
        along += this.share * delta[k] * inputs[j] * each;
        length += each * each;
      });
    });
    return along / length;
  }
}
