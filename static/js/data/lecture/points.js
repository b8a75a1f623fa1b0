// @ts-check
/** What a sentence can ask about a point of a training: "{loss at 20}", "{norm at 1000}", "{push of ten at end}". */

import { percent, significant } from "../../format.js";
import { errorTerms, preactivations, predictions, rowLoss } from "../rows/layer.js";
import { many, three } from "./words.js";

/** @typedef {import("./quantities.js").Facts} Facts */
/** @typedef {import("./quantities.js").Words} Words */
/** @typedef {import("../rows/layer.js").Matrix} Matrix */
/** @typedef {{number: number, inputs: number[], targets: number[]}} Row */

/** Where # stands a name has a number. @type {Record<string, [(facts: Facts, k: number, number: number) => number, Words]>} */
export const AT_A_POINT = {
  loss: [({ trajectory }, k) => Number(trajectory.loss[k]), many],
  "loss in full": [({ trajectory }, k) => Number(trajectory.loss[k]), (value) => significant(value, 4)],
  "test loss": [({ trajectory }, k) => Number(trajectory.test_loss[k]), three],
  accuracy: [({ trajectory }, k) => Number(trajectory.accuracy[k]), percent],
  norm: [({ trajectory }, k) => Math.hypot(...trajectory.weights[k].flat()), three],
  "loss of twice": [(facts, k) => lossOf(facts, twice(facts.trajectory.weights[k]), facts.trajectory.bias[k].map((b) => 2 * b)), three],
  "prediction of row #": [(facts, k, number) => answers(facts, k)[numbers(facts).indexOf(number)][0], three],
  "largest prediction": [(facts, k) => Math.max(...answers(facts, k).flat()), three],
  "smallest sum": [(facts, k) => Math.min(...answers(facts, k).map(sum)), three],
  "largest sum": [(facts, k) => Math.max(...answers(facts, k).map(sum)), three],
  "strongest row": [(facts, k) => strongest(pushes(facts, k), numbers(facts)), String],
  "push of ten": [(facts, k) => ofTen(pushes(facts, k)), percent],
};

/** The rows that are learnt from. @param {Facts} facts @returns {Row[]} */
function rows({ sample: { row, test, inputs, targets } }) {
  return row.map((number, k) => ({ number, inputs: inputs[k].map(Number), targets: targets[k] })).filter((_, k) => !test[k]);
}

/** @param {Facts} facts */
const numbers = (facts) => rows(facts).map(({ number }) => number);

/** ŷ of every row. @param {Facts} facts @param {number} k */
function answers(facts, k) {
  const { weights, bias } = facts.trajectory;
  return rows(facts).map(({ inputs }) => predictions(facts.opening.training, preactivations(weights[k], bias[k], inputs)));
}

/** |δ| of every row, over all outputs. @param {Facts} facts @param {number} k */
function pushes(facts, k) {
  const { weights, bias } = facts.trajectory;
  const all = rows(facts);
  return all.map(({ inputs, targets }) => {
    const terms = errorTerms(facts.opening.training, preactivations(weights[k], bias[k], inputs), targets, all.length);
    return sum(terms.map(Math.abs));
  });
}

/** @param {Facts} facts @param {Matrix} weights @param {readonly number[]} bias */
function lossOf(facts, weights, bias) {
  const all = rows(facts);
  return sum(all.map(({ inputs, targets }) => rowLoss(facts.opening.training, preactivations(weights, bias, inputs), targets, all.length)));
}

/** @param {Matrix} weights */
const twice = (weights) => weights.map((of) => of.map((w) => 2 * w));

/** @param {readonly number[]} each @param {readonly number[]} names */
const strongest = (each, names) => names[each.indexOf(Math.max(...each))];

/** The share that the ten largest have. @param {readonly number[]} each */
const ofTen = (each) => sum([...each].sort((a, b) => b - a).slice(0, 10)) / sum(each);

/** @param {readonly number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);
