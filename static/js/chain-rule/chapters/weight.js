// @ts-check
/** ∂L/∂w of one point, from the loss to the three factors. */

import { fraction, power, row, slope } from "../mathml.js";
import { HALF, b, f, number, residual, rest, sigmoidSlope, w, x } from "./values.js";

/** @typedef {import("./values.js").Chapter} Chapter */

/** @type {Chapter} */
export const WEIGHT = {
  about: "One point, the squared error; f is short for f(x).",
  single: true,
  lines: [
    {
      why: "The loss of this point.",
      formula: row("L =", HALF, power("(f − y)", "2")),
      numbers: row(HALF, power(residual, "2"), "=", number(({ point }) => point.loss)),
    },
    { why: "Wanted: how L changes with w alone.", formula: row(slope("L", "w"), "=", fraction("∂", "∂w"), "~", HALF, power("(f − y)", "2")) },
    {
      why: "The chain rule: the square first, then what is in it.",
      formula: row("=", HALF, "· 2 (f − y) ·", fraction("∂", "∂w"), "~ (f − y)"),
      numbers: row(HALF, "× 2 ×", residual, "=", number(({ point }) => point.dloss_dprediction)),
    },
    { why: "y does not depend on w.", formula: row("= (f − y) ·", slope("f", "w")) },
    {
      why: "f is σ(z), and z is where w comes in: the chain rule again.",
      formula: row(slope("f", "w"), "=", slope("f", "z"), "·", slope("z", "w"), ", z = w x + b"),
      numbers: row(w, "×", x, "+", b, "=", number(({ point }) => point.z)),
    },
    {
      why: "The slope of the sigmoid; it is derived under σ′.",
      formula: row(slope("f", "z"), "= f (1 − f)"),
      numbers: row(f, "×", rest, "=", sigmoidSlope),
    },
    { why: "b does not depend on w, so only x is left.", formula: row(slope("z", "w"), "= x") },
    {
      why: "All three factors together.",
      formula: row(slope("L", "w"), "= (f − y) · f (1 − f) · x"),
      numbers: row(residual, "×", sigmoidSlope, "×", x, "=", number(({ point }) => point.dw)),
    },
  ],
};
