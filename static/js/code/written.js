// @ts-check
/** The formulas of an activation, a loss and a method as MathML, where they are not those of the lecture's run. */

import { goesDownhill } from "../methods.js";

/** @typedef {import("../run.js").Run} Run */

const letter = (/** @type {string} */ text) => `<mi>${text}</mi>`;
const sign = (/** @type {string} */ text) => `<mo>${text}</mo>`;
const number = (/** @type {string} */ text) => `<mn>${text}</mn>`;
const bracket = (/** @type {string} */ inner) => `<mo stretchy="false">(</mo>${inner}<mo stretchy="false">)</mo>`;
const power = (/** @type {string} */ base, /** @type {string} */ index) => `<msup>${base}${index}</msup>`;
const under = (/** @type {string} */ base, /** @type {string} */ index) => `<msub>${base}${index}</msub>`;
const slope = (/** @type {string} */ along) =>
  `<mfrac displaystyle="true"><mrow>${sign("∂")}${letter("L")}</mrow><mrow>${sign("∂")}${letter(along)}</mrow></mfrac>`;
const SUM = '<mo movablelimits="false">∑</mo>';
const Z = letter("w") + letter("x") + sign("+") + letter("b");
const ERROR = bracket(letter("f") + sign("−") + letter("y"));
const MEAN = `<mfrac>${number("1")}${letter("m")}</mfrac>`;

/** f(wx + b), and the slope f′ by which an error is multiplied. @type {Record<string, {answer: string, slope: string}>} */
const ACTIVATIONS = {
  sigmoid: { answer: letter("σ") + bracket(Z), slope: letter("f") + bracket(number("1") + sign("−") + letter("f")) },
  tanh: { answer: letter("tanh") + bracket(Z), slope: bracket(number("1") + sign("−") + power(letter("f"), number("2"))) },
  relu: { answer: letter("max") + bracket(number("0") + sign(",") + Z), slope: power(letter("f"), sign("′")) },
  linear: { answer: Z, slope: "" },
};
/** @type {Record<string, {total: string, before: string, part: string, slopes: boolean}>} */
const LOSSES = {
  squared_error: {
    total: SUM + `<mfrac>${number("1")}${number("2")}</mfrac>` + power(`<mrow>${ERROR}</mrow>`, number("2")),
    before: SUM,
    part: "",
    slopes: true,
  },
  cross_entropy: {
    total: MEAN + SUM + letter("ℓ"),
    before: MEAN + SUM,
    part: letter("ℓ") + sign("=") + sign("−") + letter("y") + letter("ln") + letter("f") + sign("−") +
      bracket(number("1") + sign("−") + letter("y")) + letter("ln") + bracket(number("1") + sign("−") + letter("f")),
    slopes: false,
  },
};

/** What is written of a run, by the places of the panel. @param {Run} run @returns {Record<"f" | "part" | "L" | "dw" | "db" | "w" | "b", string>} */
export function written(run) {
  const { answer, slope: factor } = ACTIVATIONS[run.activation];
  const { total, before, part, slopes } = LOSSES[run.loss];
  const each = before + ERROR + (slopes ? factor : "");
  const step = (/** @type {string} */ name) =>
    goesDownhill(run) ? sign("−") + letter("η") + slope(name) : sign("+") + letter("η") + under(letter("u"), letter(name));
  return {
    f: letter("f") + sign("=") + answer,
    part,
    L: letter("L") + sign("=") + total,
    dw: slope("w") + sign("=") + each + letter("x"),
    db: slope("b") + sign("=") + each,
    w: letter("w") + sign("←") + letter("w") + step("w"),
    b: letter("b") + sign("←") + letter("b") + step("b"),
  };
}
