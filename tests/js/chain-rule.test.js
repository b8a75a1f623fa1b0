import assert from "node:assert/strict";
import { test } from "node:test";

import { difference, part, remainder, short, typed } from "../../static/js/chain-rule/digits.js";
import { inWords } from "../../static/js/chain-rule/factors.js";
import { ACTIVATIONS, COLLAPSED, LOSSES, opposite } from "../../static/js/chain-rule/formulas.js";
import { RUN } from "./lecture.js";

const H = 1e-6;

/** A formula of the table as a function. @param {string} text @param {string[]} names */
function compiled(text, ...names) {
  const code = text.replaceAll("½", "0.5*").replaceAll("²", "**2").replaceAll("−", "-").replaceAll(/[·×]/g, "*").replaceAll(/([fŷ])\(/g, "$1*(");
  return new Function(...names, `return ${code.replaceAll(/\s*\*\s*10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/gu, (_, power) => `e${digits(power)}`)}`);
}

/** @param {string} power */
const digits = (power) => power.replaceAll("⁻", "-").replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/gu, (c) => String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)));

/** One point's factors by a plain computation. @param {number} w @param {number} b @param {number} x @param {number} y */
function factorsAt(w, b, x, y) {
  const z = w * x + b;
  const f = 1 / (1 + Math.exp(-z));
  const [first, second] = [f - y, f / (1 + Math.exp(z))];
  const error_term = first * second;
  return {
    x, y, z, prediction: f, loss: 0.5 * first * first, dloss_dprediction: first, dprediction_dz: second,
    dz_dw: x, dz_db: 1, error_term, weight: 1, dw: error_term * x, db: error_term,
  };
}

test("the first factor as it is written is the derivative of the loss as it is written", () => {
  for (const { value, slope } of Object.values(LOSSES)) {
    const [loss, derivative] = [compiled(value, "ŷ", "y"), compiled(slope, "ŷ", "y")];
    for (const [f, y] of [[0.3, 0.2], [0.1, 0.9]]) {
      assert.ok(Math.abs((loss(f + H, y) - loss(f - H, y)) / (2 * H) - derivative(f, y)) < 1e-8);
    }
  }
});

test("the second factor as it is written is the slope of the curve that is drawn, and never passes its bar", () => {
  for (const { slope, at, reach } of Object.values(ACTIVATIONS)) {
    const derivative = compiled(slope, "ŷ");
    for (const z of [-7, -1, 0, 0.5, 3]) {
      assert.ok(Math.abs((at(z + H) - at(z - H)) / (2 * H) - derivative(at(z))) < 1e-8);
      assert.ok(derivative(at(z)) <= reach);
    }
    assert.equal(derivative(at(0)), reach);
  }
});

test("the first factor's bar is full for a prediction as wrong as it can be", () => {
  const points = [factorsAt(-2, -2, 0.5, 0.2), factorsAt(-2, -2, 2.5, 0.9)];
  assert.equal(LOSSES.squared_error.reach(points), 0.9);
  assert.equal(LOSSES.squared_error.reach([factorsAt(0, 0, 1, 3)]), 3);
});

test("the collapsed product, written with a step's numbers, is that step's slope along w", () => {
  for (const [loss, byActivation] of Object.entries(COLLAPSED)) {
    for (const [activation, { formula, numbers }] of Object.entries(byActivation)) {
      assert.ok(LOSSES[loss] && ACTIVATIONS[activation]);
      const product = compiled(formula, "f", "y", "x");
      // the plateau, the cliff, the end, a saturated neuron, a negative input, one that hits its target nearly
      const places = [[-2, -2, 2.5, 0.9], [-0.1, -0.77, 0.5, 0.2], [1.7917, -2.28212, 0.5, 0.2], [5, 5, 2.5, 0.9], [5, 5, -4, 0.3], [1.8, -2.28, 2.5, 0.9]];
      for (const [w, b, x, y] of places) {
        const point = factorsAt(w, b, x, y);
        assert.ok(Math.abs(product(point.prediction, y, x) / point.dw - 1) < 1e-6);
        assert.ok(Math.abs(compiled(numbers(point))() / point.dw - 1) < 8e-3, `${numbers(point)} at ${w}, ${b}`);
      }
    }
  }
});

test("what is missing to 1 keeps its digits", () => {
  assert.equal(opposite(factorsAt(0, 40, 1, 0)), Math.exp(-40));
  assert.equal(part(1, 4.25e-18), "(1 − 4.25\u200a×\u200a10⁻¹⁸)");
  assert.equal(remainder(1, 4.25e-18), "(4.25\u200a×\u200a10⁻¹⁸)");
  assert.equal(remainder(0.25, 0.75), "(1 − 0.2500)");
});

test("a difference has as many digits as it needs, and none is invented", () => {
  assert.equal(difference(0.2655, 0.9, 0.2655 - 0.9), "(0.2655 − 0.9)");
  assert.equal(difference(0.20012, 0.2, 0.20012 - 0.2), "(0.20012 − 0.2)");
  assert.equal(difference(0.2 + 1e-9, 0.2, 1e-9), "(1.00\u200a×\u200a10⁻⁹)");
  assert.equal(difference(0.3, -1, 1.3), "(0.3000 − (−1))");
  assert.equal(short(0.00012345), "0.000123");
  assert.equal(short(-0.0012345), "−0.001234");
  assert.equal(typed(2.5), "2.5");
  assert.equal(typed(1 / 3), "0.3333");
});

test("what a lit factor is, is said with the value of a full bar", () => {
  const point = factorsAt(-0.1, -0.77, 0.5, 0.2);
  assert.equal(inWords("dloss_dprediction", point, RUN, 0.9), "∂L/∂ŷ is the gap: ŷ is above y. Full bar: 0.9.");
  assert.equal(inWords("dprediction_dz", point, RUN, 0.25), "∂ŷ/∂z is the slope of the curve there. Full bar: 0.25.");
  assert.equal(inWords("dz_dw", point, RUN, 2.5), "1 more in w moves z by x = 0.5. Full bar: 2.5.");
  assert.equal(inWords("dz_dw", factorsAt(1, 1, 0, 0.2), RUN, 2.5), "x is 0: w does not move z at all.");
});
