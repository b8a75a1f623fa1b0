// @ts-check
/** The slopes of tanh, of ReLU and of a straight line. */

import { typed } from "../digits.js";
import { fraction, power, row } from "../mathml.js";
import { NOTATIONS } from "./notation.js";
import { number, slopeThere } from "./values.js";

/** @typedef {import("./values.js").Chapter} Chapter */
/** @typedef {import("./values.js").Live} Live */

/** Beyond this tanh is ±1 in every digit. */
const FAR = 19;
const UP = power("e", "z");
const DOWN = power("e", "−z");
/** @param {(z: number) => number} of @returns {Live} */
const at = (of) => number(({ point }) => of(point.z));
/** @param {number} z */
const plus = (z) => Math.exp(z) + Math.exp(-z);
/** @param {number} z */
const minus = (z) => Math.exp(z) - Math.exp(-z);

/** @type {Chapter} */
export const TANH = {
  about: "The way to tanh′\u00a0=\u00a01\u00a0−\u00a0tanh², at the z of this point.",
  single: true,
  unfit: ({ point }) => (Math.abs(point.z) > FAR ? "Here tanh z is 1 or −1 in every digit." : null),
  lines: [
    {
      why: "This is tanh.",
      formula: row("tanh z =", fraction(row(UP, "−", DOWN), row(UP, "+", DOWN))),
      numbers: row(fraction(at(minus), at(plus)), "=", number(({ point }) => point.prediction)),
    },
    { why: "The derivative of the numerator is the denominator, and the other way round.", formula: row(fraction("d", "dz"), "(", UP, "−", DOWN, ") =", UP, "+", DOWN) },
    {
      why: "The quotient rule.",
      formula: row("tanh′ z =", fraction(row(power(row("(", UP, "+", DOWN, ")"), "2"), "−", power(row("(", UP, "−", DOWN, ")"), "2")), power(row("(", UP, "+", DOWN, ")"), "2"))),
    },
    { why: "The first part is 1, the second is tanh squared.", formula: row("= 1 −", power("(tanh z)", "2")) },
    {
      why: "As a product, which keeps its digits near ±1.",
      formula: row("= (1 − tanh z) (1 + tanh z)"),
      numbers: row(...NOTATIONS.tanh.numbers, "=", slopeThere),
    },
  ],
};

/** @type {Chapter} */
export const RELU = {
  about: "Two straight pieces, and a bend between them.",
  single: true,
  lines: [
    { why: "This is ReLU: what is below 0 is cut off.", formula: row("f(z) = max(0, z)"), numbers: row("max(0,", (v) => typed(v.point.z), ") =", number(({ point }) => point.prediction)) },
    { why: "Right of 0 it is z itself.", formula: row("z > 0 : ~ f′(z) = 1") },
    { why: "Left of 0 it is flat: nothing that moves z changes the loss.", formula: row("z < 0 : ~ f′(z) = 0") },
    { why: "At 0 there is a bend and no slope; 0 is taken there.", formula: row("z = 0 : ~ f′(z) = 0") },
  ],
};

/** @type {Chapter} */
export const LINEAR = {
  about: "A neuron without a bend.",
  single: true,
  lines: [
    { why: "The output is z itself.", formula: row("f(z) = z") },
    { why: "It rises by 1 where z rises by 1, everywhere.", formula: row("f′(z) = 1") },
  ],
};
