// @ts-check
/** ∂L/∂w of one point, from the squared error to the three factors. */

import { fraction, power, row, slope } from "../mathml.js";
import { HALF, b, number, residual, slopeThere, w, x } from "./values.js";

/** @typedef {import("./notation.js").Notation} Notation */
/** @typedef {import("./values.js").Chapter} Chapter */

/** @param {Notation} of the activation @param {string} [about] @returns {Chapter} */
export function weight({ written, why, formula, factor, numbers }, about = "One point, the squared error; f is short for f(x).") {
  return {
    about,
    single: true,
    lines: [
      {
        why: "The loss of this point.",
        formula: row("L =", HALF, power("(f − y)", "2")),
        numbers: row(HALF, power(residual, "2"), "=", number(({ point }) => 0.5 * (point.prediction - point.y) ** 2)),
      },
      { why: "Wanted: how L changes with w alone.", formula: row(slope("L", "w"), "=", fraction("∂", "∂w"), "~", HALF, power("(f − y)", "2")) },
      {
        why: "The chain rule: the square first, then what is in it.",
        formula: row("=", HALF, "· 2 (f − y) ·", fraction("∂", "∂w"), "~ (f − y)"),
        numbers: row(HALF, "× 2 ×", residual, "=", number(({ point }) => point.prediction - point.y)),
      },
      { why: "y does not depend on w.", formula: row("= (f − y) ·", slope("f", "w")) },
      {
        why: `f is ${written}, and z is where w comes in: the chain rule again.`,
        formula: row(slope("f", "w"), "=", slope("f", "z"), "·", slope("z", "w"), ", z = w x + b"),
        numbers: row(w, "×", x, "+", b, "=", number(({ point }) => point.z)),
      },
      { why, formula: row(slope("f", "z"), "=", ...formula), ...(numbers.length > 1 ? { numbers: row(...numbers, "=", slopeThere) } : {}) },
      { why: "b does not depend on w, so only x is left.", formula: row(slope("z", "w"), "= x") },
      {
        why: "All three factors together.",
        formula: row(slope("L", "w"), "= (f − y) ·", ...factor, "· x"),
        numbers: row(residual, "×", slopeThere, "×", x, "=", number(({ point }) => (point.prediction - point.y) * point.dprediction_dz * point.x)),
      },
    ],
  };
}
