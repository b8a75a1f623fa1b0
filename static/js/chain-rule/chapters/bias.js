// @ts-check
/** ∂L/∂b of one point: the chain of ∂L/∂w with another last link. */

import { row, slope } from "../mathml.js";
import { f, number, residual, rest } from "./values.js";

/** @typedef {import("./values.js").Chapter} Chapter */

/** @type {Chapter} */
export const BIAS = {
  about: "One point, the squared error.",
  single: true,
  question: "Say it before you derive it: what is ∂L/∂b?",
  answer: "The same as ∂L/∂w without the x, because ∂z/∂b = 1.",
  lines: [
    { why: "The same chain; only the last factor is another one.", formula: row(slope("L", "b"), "=", slope("L", "f"), "·", slope("f", "z"), "·", slope("z", "b")) },
    {
      why: "The first two do not ask whether w or b moves z.",
      formula: row(slope("L", "z"), "= (f − y) · f (1 − f)"),
      numbers: row(residual, "×", f, "×", rest, "=", number(({ point }) => point.error_term)),
    },
    { why: "z = w x + b, and w x does not depend on b.", formula: row(slope("z", "b"), "= 1") },
    {
      why: "So this is all.",
      formula: row(slope("L", "b"), "= (f − y) · f (1 − f)"),
      numbers: row(residual, "×", f, "×", rest, "=", number(({ point }) => point.db)),
    },
  ],
};
