// @ts-check
/** From one point to all of them, and to the step. */

import { typed } from "../digits.js";
import { SUM, fraction, power, row, slope } from "../mathml.js";
import { rateAt } from "../../update.js";
import { HALF, factor, number, parts, w } from "./values.js";

/** @typedef {import("./notation.js").Notation} Notation */
/** @typedef {import("../formulas.js").PointFactors} PointFactors */
/** @typedef {import("./values.js").Chapter} Chapter */
/** @typedef {import("./values.js").Line} Line */
/** @typedef {import("./values.js").Live} Live */
/** @typedef {import("./values.js").Values} Values */
/** @typedef {import("../../run.js").Run} Run */

/** @type {Live} */
const rate = ({ run, step }) => typed(rateAt(run, step));
/** w after the step. @param {Values} values */
const next = (values) => values.w + (values.update[0] ?? NaN);
/** @param {Values} values */
const ofBatch = ({ batch_gradient: gradient }) => gradient?.[0] ?? NaN;

/** @type {Readonly<Record<"downhill" | "batch" | "method", Line>>} */
const STEPS = {
  downhill: {
    why: "One step: w goes against its slope, b too, both by this one gradient.",
    formula: row("w ← w − η", slope("L", "w")),
    numbers: row(w, "−", rate, "×", factor((v) => v.gradient[0]), "=", number(next)),
  },
  batch: {
    why: "One step: w and b go against the slopes of the batch alone.",
    formula: row("w ← w − η", slope("L", "w")),
    numbers: row(w, "−", rate, "×", factor(ofBatch), "=", number(next)),
  },
  method: {
    why: "One step: the method makes u of the gradient.",
    formula: row("w ← w + η u"),
    numbers: row(w, "+", rate, "×", factor(({ update, run, step }) => Number(update[0]) / rateAt(run, step)), "=", number(next)),
  },
};

/** @param {Run} run */
function stepOf({ method, batch_size }) {
  if (method !== "gradient_descent") return STEPS.method;
  return batch_size === null ? STEPS.downhill : STEPS.batch;
}

/** All points together, the squared error. @param {Notation} of the activation @param {Run} run @returns {Chapter} */
export function total({ indexed }, run) {
  return {
    about: "All points together, the squared error.",
    single: false,
    lines: [
      {
        why: "The loss is a sum over the points.",
        formula: row("L =", SUM, "Lᵢ =", SUM, HALF, power("(fᵢ − yᵢ)", "2")),
        numbers: row(parts(({ loss }) => loss), "=", number(({ points }) => points.reduce((sum, { loss }) => sum + loss, 0))),
      },
      {
        why: "The derivative of a sum is the sum of the derivatives.",
        formula: row(slope("L", "w"), "=", SUM, slope("Lᵢ", "w")),
        numbers: row(parts(({ dw }) => dw), "=", number((v) => v.gradient[0])),
      },
      { why: "Each point with its own f, y and x.", formula: row(slope("L", "w"), "=", SUM, "(fᵢ − yᵢ)", ...indexed, "xᵢ") },
      {
        why: "And for b, without the x.",
        formula: row(slope("L", "b"), "=", SUM, "(fᵢ − yᵢ)", ...indexed),
        numbers: row(parts(({ db }) => db), "=", number((v) => v.gradient[1])),
      },
      stepOf(run),
    ],
  };
}

const MEAN = fraction("1", "m");
/** @param {(point: PointFactors) => number} value @param {(values: Values) => number} sum */
const mean = (value, sum) => row(fraction("1", (v) => String(v.points.length)), "(", parts(value), ") =", number(sum));

/** The mean of the log-losses. @param {Run} run @returns {Chapter} */
export function totalOfLogLoss(run) {
  return {
    about: "All points together, the log-loss as a mean.",
    single: false,
    lines: [
      {
        why: "The loss is the mean over the m points.",
        formula: row("L =", MEAN, SUM, "Lᵢ"),
        numbers: mean(({ loss }) => loss, ({ points }) => points.reduce((sum, { loss, weight }) => sum + weight * loss, 0)),
      },
      {
        why: "The derivative of a mean is the mean of the derivatives.",
        formula: row(slope("L", "w"), "=", MEAN, SUM, slope("Lᵢ", "w")),
        numbers: mean(({ error_term, x }) => error_term * x, (v) => v.gradient[0]),
      },
      { why: "Each point with its own f, y and x.", formula: row(slope("L", "w"), "=", MEAN, SUM, "(fᵢ − yᵢ) xᵢ") },
      {
        why: "And for b, without the x.",
        formula: row(slope("L", "b"), "=", MEAN, SUM, "(fᵢ − yᵢ)"),
        numbers: mean(({ error_term }) => error_term, (v) => v.gradient[1]),
      },
      stepOf(run),
    ],
  };
}
