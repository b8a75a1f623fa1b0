// @ts-check
/** From one point to all of them, and to the step. */

import { typed } from "../digits.js";
import { SUM, power, row, slope } from "../mathml.js";
import { HALF, factor, number, parts, w } from "./values.js";

/** @typedef {import("./values.js").Chapter} Chapter */

/** @type {Chapter} */
export const TOTAL = {
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
    { why: "Each point with its own f, y and x.", formula: row(slope("L", "w"), "=", SUM, "(fᵢ − yᵢ) fᵢ (1 − fᵢ) xᵢ") },
    {
      why: "And for b, without the x.",
      formula: row(slope("L", "b"), "=", SUM, "(fᵢ − yᵢ) fᵢ (1 − fᵢ)"),
      numbers: row(parts(({ db }) => db), "=", number((v) => v.gradient[1])),
    },
    {
      why: "One step: w goes against its slope, b too, both by this one gradient.",
      formula: row("w ← w − η", slope("L", "w")),
      numbers: row(w, "−", (v) => typed(v.rate), "×", factor((v) => v.gradient[0]), "=", number((v) => v.w - v.rate * v.gradient[0])),
    },
  ],
};
