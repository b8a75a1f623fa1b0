// @ts-check
/** The derivations that go with a run's activation and loss. */

import { BIAS_OF_LOG_LOSS, bias } from "./bias.js";
import { LOG_LOSS, WEIGHT_OF_LOG_LOSS } from "./log-loss.js";
import { NOTATIONS } from "./notation.js";
import { SIGMOID } from "./sigmoid.js";
import { LINEAR, RELU, TANH } from "./slopes.js";
import { total, totalOfLogLoss } from "./total.js";
import { weight } from "./weight.js";

/** @typedef {import("../../run.js").Run} Run */
/** @typedef {import("./values.js").Chapter} Chapter */
/** @typedef {"weight" | "slope" | "bias" | "sum" | "other"} Name */
/** @typedef {{chapters: Record<Name, Chapter | null>, slope: string, other: string}} Chapters with the names of two of them; null where there is none */

const OTHER_LOSS = "A second loss for comparison, the squared error of one point. The numbers are f and y of this step.";
/** @type {Readonly<Record<string, Chapter>>} */
const SLOPES = { sigmoid: SIGMOID, tanh: TANH, relu: RELU, linear: LINEAR };

/** @type {Readonly<Record<string, (run: Run) => {weight: Chapter, bias: Chapter, sum: Chapter, other: Chapter | null, name: string}>>} */
const BY_LOSS = {
  squared_error: (run) => {
    const notation = NOTATIONS[run.activation];
    // the log-loss needs outputs between 0 and 1
    const other = run.activation === "sigmoid" ? LOG_LOSS : null;
    return { weight: weight(notation), bias: bias(notation), sum: total(notation, run), other, name: "log-loss" };
  },
  cross_entropy: (run) => {
    const other = weight(NOTATIONS[run.activation], OTHER_LOSS);
    return { weight: WEIGHT_OF_LOG_LOSS, bias: BIAS_OF_LOG_LOSS, sum: totalOfLogLoss(run), other, name: "squared" };
  },
};

/** @param {Run} run @returns {Chapters} */
export function chaptersOf(run) {
  const { name, ...chapters } = BY_LOSS[run.loss](run);
  return { chapters: { ...chapters, slope: SLOPES[run.activation] }, slope: NOTATIONS[run.activation].slope, other: name };
}
