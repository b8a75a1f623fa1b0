// @ts-check
/** ∂L/∂b of one point: the chain of ∂L/∂w with another last link. */

import { row, slope } from "../mathml.js";
import { number, residual } from "./values.js";

/** @typedef {import("./notation.js").Notation} Notation */
/** @typedef {import("../mathml.js").Part} Part */
/** @typedef {import("./values.js").Chapter} Chapter */

/** @param {string} about @param {Part[]} delta the error term as a formula @param {Part[]} numbers and in numbers @returns {Chapter} */
function chapter(about, delta, numbers) {
  const errorTerm = row(...numbers, "=", number(({ point }) => point.error_term));
  return {
    about,
    single: true,
    question: "Say it before you derive it: what is ∂L/∂b?",
    answer: "The same as ∂L/∂w without the x, because ∂z/∂b = 1.",
    lines: [
      { why: "The same chain; only the last factor is another one.", formula: row(slope("L", "b"), "=", slope("L", "f"), "·", slope("f", "z"), "·", slope("z", "b")) },
      { why: "The first two do not ask whether w or b moves z.", formula: row(slope("L", "z"), "=", ...delta), numbers: errorTerm },
      { why: "z = w x + b, and w x does not depend on b.", formula: row(slope("z", "b"), "= 1") },
      { why: "So this is all.", formula: row(slope("L", "b"), "=", ...delta), numbers: errorTerm },
    ],
  };
}

/** @param {Notation} of the activation */
export function bias({ factor, numbers }) {
  return chapter("One point, the squared error.", ["(f − y) ·", ...factor], [residual, "×", ...numbers]);
}

/** Of the log-loss, whose first two factors collapse. */
export const BIAS_OF_LOG_LOSS = chapter("One point, the log-loss.", ["f − y"], [residual]);
