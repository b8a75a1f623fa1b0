// @ts-check
/** How a derivation writes an activation and its slope, as formulas and in numbers. */

import { sigmoid } from "../../activations.js";
import { remainder, short } from "../digits.js";
import { power, row } from "../mathml.js";
import { f, rest, slopeThere } from "./values.js";

/** @typedef {import("../mathml.js").Part} Part */
/** @typedef {import("./values.js").Live} Live */
/**
 * @typedef {object} Notation
 * @property {string} written the output, of z @property {string} slope its derivation's name
 * @property {string} why what is said of its slope
 * @property {Part[]} formula of the slope @property {Part[]} factor the same, in a product
 * @property {Part[]} indexed likewise, of one of many points
 * @property {Part[]} numbers the factor in numbers, an equation with the slope where there is more than one
 */

/** 1 + value, to the last digit. @param {number} value of tanh @param {number} sum 1 + value, as it was computed */
const oneAnd = (value, sum) => (value < 0 ? remainder(-value, sum) : `(1 + ${short(value)})`);
/** @type {Live} */
const below = ({ point: { z, prediction } }) => oneAnd(-prediction, 2 * sigmoid(-2 * z));
/** @type {Live} */
const above = ({ point: { z, prediction } }) => oneAnd(prediction, 2 * sigmoid(2 * z));

/** @type {Readonly<Record<string, Notation>>} */
export const NOTATIONS = {
  sigmoid: {
    written: "σ(z)",
    slope: "σ′",
    why: "The slope of the sigmoid; it is derived under σ′.",
    formula: ["f (1 − f)"],
    factor: ["f (1 − f)"],
    indexed: ["fᵢ (1 − fᵢ)"],
    numbers: [f, "×", rest],
  },
  tanh: {
    written: "tanh z",
    slope: "tanh′",
    why: "The slope of tanh; it is derived under tanh′.",
    formula: ["1 −", power("f", "2")],
    factor: [row("(1 −", power("f", "2"), ")")],
    indexed: [row("(1 −", power("fᵢ", "2"), ")")],
    numbers: [below, "×", above],
  },
  relu: {
    written: "max(0, z)",
    slope: "ReLU′",
    why: "The slope of ReLU: 1 where z is above 0, else 0.",
    formula: ["f′(z)"],
    factor: ["f′"],
    indexed: ["f′(zᵢ)"],
    numbers: [slopeThere],
  },
  linear: {
    written: "z",
    slope: "f′",
    why: "A straight line of slope 1.",
    formula: ["1"],
    factor: ["1"],
    indexed: ["1"],
    numbers: [slopeThere],
  },
};
