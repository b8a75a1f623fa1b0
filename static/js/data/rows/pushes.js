// @ts-check
/** What every training row pushes at one output: its error term, and the row whose part of the gradient is the longest. */

import { errorTerms, preactivations, reachOf } from "./layer.js";

/** @typedef {import("../training.js").Moment} Moment */
/** @typedef {import("../training.js").Sample} Sample */
/**
 * @typedef {object} Pushes
 * @property {number[][]} delta of each output, of each row's own loss; the rows as in `rows`
 * @property {number[]} hardest of each output, which of `rows` has the longest part of its gradient
 */

/** The training rows of a sample, by their places, with what never changes of them. */
export class Learners {
  /** @param {Sample} sample */
  constructor(sample) {
    this.sample = sample;
    this.rows = sample.row.map((_, row) => row).filter((row) => !sample.test[row]);
    this.inputs = this.rows.map((row) => /** @type {number[]} */ (sample.inputs[row])); // of a training row all are numbers
    this.targets = this.rows.map((row) => sample.targets[row]);
    /** The length of each row's (x, 1). */
    this.reach = this.inputs.map(reachOf);
  }

  /** @param {Pick<Moment, "settings" | "weights" | "bias">} moment @returns {Pushes} */
  pushes({ settings, weights, bias }) {
    const terms = this.inputs.map((inputs, k) => errorTerms(settings, preactivations(weights, bias, inputs), this.targets[k]));
    const delta = bias.map((_, output) => terms.map((each) => each[output]));
    const hardest = delta.map((each) => {
      let most = 0;
      for (let k = 1; k < each.length; k += 1) if (Math.abs(each[k]) * this.reach[k] > Math.abs(each[most]) * this.reach[most]) most = k;
      return most;
    });
    return { delta, hardest };
  }
}
