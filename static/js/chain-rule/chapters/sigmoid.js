// @ts-check
/** σ′ = σ(1 − σ) by the quotient rule, and once more by the logarithm. */

import { softplus } from "../../losses.js";
import { fraction, power, row } from "../mathml.js";
import { DECAY, FAR, GROWN, f, number, rest, slopeThere } from "./values.js";

/** @typedef {import("./values.js").Chapter} Chapter */

/** @type {Chapter} */
export const SIGMOID = {
  about: "Two ways to σ′ = σ(1 − σ), at the z of this point.",
  single: true,
  unfit: ({ point }) => (Math.abs(point.z) > FAR ? "Here e^−z is too large or too small to be written." : null),
  lines: [
    {
      why: "First way, the quotient rule. This is the sigmoid.",
      formula: row("σ(z) =", fraction("1", row("1 +", DECAY))),
      numbers: row(fraction("1", row("1 +", GROWN)), "=", f),
    },
    {
      why: "The inner derivative: −z gives the factor −1.",
      formula: row(fraction("d", "dz"), "(1 +", DECAY, ") = −", DECAY),
      numbers: row("−", GROWN, "=", number(({ point }) => -Math.exp(-point.z))),
    },
    {
      why: "The quotient rule; the derivative of 1 is 0.",
      formula: row("σ′(z) =", fraction(row("0 · (1 +", DECAY, ") − 1 · (−", DECAY, ")"), power(row("(1 +", DECAY, ")"), "2"))),
    },
    {
      why: "What is left of it.",
      formula: row("=", fraction(DECAY, power(row("(1 +", DECAY, ")"), "2"))),
      numbers: row(fraction(GROWN, power(row("(1 +", GROWN, ")"), "2")), "=", slopeThere),
    },
    {
      why: "As a product of two fractions.",
      formula: row("=", fraction("1", row("1 +", DECAY)), "·", fraction(DECAY, row("1 +", DECAY))),
      numbers: row(fraction("1", row("1 +", GROWN)), "×", fraction(GROWN, row("1 +", GROWN)), "=", slopeThere),
    },
    {
      why: "The first is σ, the second is what is missing to 1.",
      formula: row("= σ(z) (1 − σ(z))"),
      numbers: row(f, "×", rest, "=", slopeThere),
    },
    {
      why: "Second way, by the logarithm: no quotient is left.",
      formula: row("ln ~ σ(z) = − ln(1 +", DECAY, ")"),
      numbers: row("− ln(1 +", GROWN, ") =", number(({ point }) => -softplus(-point.z))),
    },
    {
      why: "Derive both sides: (ln σ)′ = σ′ / σ.",
      formula: row(fraction("σ′(z)", "σ(z)"), "=", fraction(DECAY, row("1 +", DECAY))),
      numbers: row(fraction(slopeThere, f), "=", fraction(GROWN, row("1 +", GROWN))),
    },
    {
      why: "The right side is 1 − σ, as before.",
      formula: row(fraction("σ′(z)", "σ(z)"), "= 1 − σ(z)"),
      numbers: row(fraction(slopeThere, f), "=", rest),
    },
    {
      why: "Times σ: both ways end at the same place.",
      formula: row("σ′(z) = σ(z) (1 − σ(z))"),
      numbers: row(slopeThere, "=", f, "×", rest),
    },
  ],
};
