// @ts-check
/** The log-loss of one point, its three factors and their collapse to (ŷ − y)x. */

import { softplus } from "../../losses.js";
import { typed } from "../digits.js";
import { opposite } from "../formulas.js";
import { SUM, fraction, row, slope } from "../mathml.js";
import { FAR, f, factor, number, parts, residual, slopeThere, x, y } from "./values.js";

/** @typedef {import("./values.js").Line} Line */
/** @typedef {import("./values.js").Live} Live */
/** @typedef {import("./values.js").Values} Values */
/** @typedef {import("./values.js").Chapter} Chapter */

const missing = number(({ point }) => opposite(point));
/** @type {Live} */
const other = ({ point }) => typed(Number((1 - point.y).toPrecision(12)));
/** −y/ŷ + (1 − y)/(1 − ŷ), from the difference: nothing cancels. @param {Values} values */
const logSlope = ({ point }) => (point.prediction - point.y) / point.dprediction_dz;

/** Why there are no numbers. @param {Values} values */
function unfit({ point }) {
  if (point.y < 0 || point.y > 1) return `The log-loss needs a target from 0 to 1; here y is ${typed(point.y)}.`;
  return Math.abs(point.z) > FAR ? "Here ŷ is too close to 0 or 1 to be written." : null;
}

/** @type {Line[]} */
const OF_W = [
  {
    why: "The log-loss of one point.",
    formula: row("L = − [ y ln ~ ŷ + (1 − y) ~ ln(1 − ŷ) ]"),
    numbers: row("− (", y, "× ln ~", f, "+", other, "× ln ~", missing, ") =", number(({ point }) => softplus(point.z) - point.y * point.z)),
  },
  {
    why: "First factor: (ln ŷ)′ is 1/ŷ, and 1 − ŷ has the inner derivative −1.",
    formula: row(slope("L", "ŷ"), "= −", fraction("y", "ŷ"), "+", fraction("1 − y", "1 − ŷ")),
    numbers: row("−", fraction(y, f), "+", fraction(other, missing), "=", number(logSlope)),
  },
  {
    why: "Over one denominator.",
    formula: row("=", fraction("ŷ − y", "ŷ (1 − ŷ)")),
    numbers: row(fraction(residual, row(f, "×", missing)), "=", number(logSlope)),
  },
  {
    why: "Second factor: the slope of the sigmoid, as ever.",
    formula: row(slope("ŷ", "z"), "= ŷ (1 − ŷ)"),
    numbers: row(f, "×", missing, "=", slopeThere),
  },
  {
    why: "Their product: ŷ (1 − ŷ) cancels.",
    formula: row(slope("L", "z"), "=", fraction("ŷ − y", "ŷ (1 − ŷ)"), "· ŷ (1 − ŷ) = ŷ − y"),
    numbers: row(factor(logSlope), "×", slopeThere, "=", residual),
  },
  {
    why: "Third factor, ∂z/∂w = x: the three have collapsed.",
    formula: row(slope("L", "w"), "= (ŷ − y) x"),
    numbers: row(residual, "×", x, "=", number(({ point }) => (point.prediction - point.y) * point.x)),
  },
];

/** The loss of the run. @type {Chapter} */
export const WEIGHT_OF_LOG_LOSS = { about: "One point, the log-loss; ŷ is short for f(x).", single: true, unfit, lines: OF_W };

/** A loss beside that of the run. @type {Chapter} */
export const LOG_LOSS = {
  about: "A second loss for comparison, the log-loss of one point. The numbers are ŷ and y of this step.",
  single: true,
  unfit,
  lines: [
    ...OF_W,
    {
      why: "And for b the third factor is 1.",
      formula: row(slope("L", "b"), "= ŷ − y"),
      numbers: row(residual, "=", number(({ point }) => point.prediction - point.y)),
    },
    {
      why: "The handout takes the mean over all m points.",
      formula: row(slope("J", "w"), "=", fraction("1", "m"), SUM, "(ŷᵢ − yᵢ) xᵢ"),
      numbers: row(
        fraction("1", (v) => String(v.points.length)), "(", parts(({ prediction, y: target, x: input }) => (prediction - target) * input), ") =",
        number(({ points }) => points.reduce((sum, each) => sum + (each.prediction - each.y) * each.x, 0) / points.length),
      ),
    },
  ],
};
