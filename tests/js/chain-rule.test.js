import assert from "node:assert/strict";
import { test } from "node:test";

import { difference, part, remainder, short, typed } from "../../static/js/chain-rule/digits.js";
import { ACTIVATIONS as CURVES } from "../../static/js/activations.js";
import { among, batchWords } from "../../static/js/chain-rule/batch.js";
import { chaptersOf } from "../../static/js/chain-rule/chapters/chapters.js";
import { ACTIVATIONS, COLLAPSED, LOSSES, inWords, opposite, reaches } from "../../static/js/chain-rule/formulas.js";
import { ruleOf } from "../../static/js/chain-rule/rule.js";
import { RUN } from "./lecture.js";

const H = 1e-6;

/** A formula of the table as a function. @param {string} text @param {string[]} names */
function compiled(text, ...names) {
  const code = text.replace(/^(.+) if (.+)$/, "($2) ? $1 : 0").replaceAll(/ ?ln\(/g, "*Math.log(").replaceAll("½", "0.5*").replaceAll("²", "**2").replaceAll("−", "-").replaceAll(/[·×]/g, "*").replaceAll(/([fŷ])\(/g, "$1*(");
  return new Function(...names, `return ${code.replaceAll(/\s*\*\s*10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/gu, (_, power) => `e${digits(power)}`)}`);
}

/** @param {string} power */
const digits = (power) => power.replaceAll("⁻", "-").replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/gu, (c) => String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)));

/** Outputs and their slopes by plain formulas. @type {Record<string, (z: number) => [number, number]>} */
const PLAIN = {
  sigmoid: (z) => [1 / (1 + Math.exp(-z)), 1 / (1 + Math.exp(-z)) / (1 + Math.exp(z))],
  tanh: (z) => [Math.tanh(z), 1 / Math.cosh(z) ** 2],
  relu: (z) => [Math.max(0, z), z > 0 ? 1 : 0],
  linear: (z) => [z, 1],
};
/** Every pair of a loss and an activation. */
const KINDS = Object.entries(COLLAPSED).flatMap(([loss, by]) => Object.keys(by).map((activation) => ({ loss, activation })));

/**
 * One point's factors by a plain computation.
 * @param {number} w @param {number} b @param {number} x @param {number} y
 * @param {{loss: string, activation: string}} [kind] @param {number} [weight]
 */
function factorsAt(w, b, x, y, { loss, activation } = RUN, weight = 1) {
  const z = w * x + b;
  const [f, slope] = PLAIN[activation](z);
  const squared = loss === "squared_error";
  const error_term = squared ? (f - y) * slope : f - y;
  const value = squared ? 0.5 * (f - y) ** 2 : -y * Math.log(f) - (1 - y) * Math.log(1 - f);
  return {
    x, y, z, prediction: f, loss: value, dloss_dprediction: squared ? f - y : (f - y) / slope, dprediction_dz: slope,
    dz_dw: x, dz_db: 1, error_term, weight, dw: weight * error_term * x, db: weight * error_term,
  };
}

test("the first factor as it is written is the derivative of the loss as it is written", () => {
  for (const { value, slope, over = "1" } of Object.values(LOSSES)) {
    const [loss, derivative] = [compiled(value, "ŷ", "y"), compiled(`(${slope}) / (${over})`, "ŷ", "y")];
    for (const [f, y] of [[0.3, 0.2], [0.1, 0.9], [0.7, 1]]) {
      assert.ok(Math.abs((loss(f + H, y) - loss(f - H, y)) / (2 * H) - derivative(f, y)) < 1e-7);
    }
  }
});

test("the second factor as it is written is the slope of the curve that is drawn, and never passes its bar", () => {
  for (const [name, { slope, reach }] of Object.entries(ACTIVATIONS)) {
    const derivative = compiled(slope, "ŷ", "z");
    const at = CURVES[name].value;
    for (const z of [-7, -1, 0.1, 0.5, 3]) {
      assert.ok(Math.abs((at(z + H) - at(z - H)) / (2 * H) - derivative(at(z), z)) < 1e-8, `${name} at ${z}`);
      assert.ok(derivative(at(z), z) <= reach);
    }
    assert.ok(Math.abs(derivative(at(1e-9), 1e-9) - reach) < 1e-9);
  }
});

test("the first factor's bar is full for a prediction as wrong as it can be, and says so where it can be more", () => {
  const points = [factorsAt(-2, -2, 0.5, 0.2), factorsAt(-2, -2, 2.5, 0.9)];
  const reach = (/** @type {Partial<typeof RUN>} */ changes) => reaches(points, { ...RUN, ...changes }).dloss_dprediction;
  assert.deepEqual(reach({}), { most: 0.9, beyond: false });
  assert.deepEqual(reach({ activation: "tanh" }), { most: 1.9, beyond: false });
  assert.deepEqual(reach({ activation: "linear" }), { most: 5, beyond: true });
  assert.deepEqual(reach({ loss: "cross_entropy" }), { most: 5, beyond: true });
  assert.deepEqual(reaches([factorsAt(0, 0, 1, 3)], RUN).dloss_dprediction, { most: 3, beyond: false });
  assert.match(inWords("dloss_dprediction", points[1], { ...RUN, loss: "cross_entropy" }, reach({ loss: "cross_entropy" })), /Full bar: 5 or more\.$/);
});

test("the collapsed product, written with a step's numbers, is that step's slope along w", () => {
  // the plateau, the cliff, the end, a saturated neuron, a negative input, one that hits its target nearly
  const places = [[-2, -2, 2.5, 0.9], [-0.1, -0.77, 0.5, 0.2], [1.7917, -2.28212, 0.5, 0.2], [5, 5, 2.5, 0.9], [5, 5, -4, 0.3], [1.8, -2.28, 2.5, 0.9]];
  for (const kind of KINDS) {
    const { formula, numbers } = COLLAPSED[kind.loss][kind.activation];
    const product = compiled(formula.replace("f′", "s"), "f", "y", "x", "s");
    for (const [w, b, x, y] of places) {
      const point = factorsAt(w, b, x, y, kind);
      const { prediction: f, dprediction_dz: slope, dw } = point;
      const near = (/** @type {number} */ value, /** @type {number} */ within) => Math.abs(value - dw) <= within * Math.abs(dw) + 1e-15;
      assert.ok(near(product(f, y, x, slope), 1e-6), `${formula} at ${w}, ${b}`);
      assert.ok(near(compiled(numbers(point))(), 8e-3), `${numbers(point)} at ${w}, ${b} is not ${dw}`);
    }
  }
});

test("every run has its derivations, and a loss beside its own only where that goes with the outputs", () => {
  for (const kind of KINDS) {
    const { chapters, slope } = chaptersOf({ ...RUN, ...kind });
    for (const name of /** @type {const} */ (["weight", "slope", "bias", "sum"])) assert.ok(chapters[name], `${name} of ${kind.activation}`);
    assert.equal(chapters.other !== null, kind.activation === "sigmoid");
    assert.match(slope, /′$/);
  }
});

test("the next w is written as the method makes it, and comes out", () => {
  const document = {
    step: 12, w: -2, b: -1, points: [], gradient: /** @type {[number, number]} */ ([0.25, -0.5]), batch: [1],
    batch_gradient: /** @type {[number, number]} */ ([0.125, 2]),
  };
  const written = (/** @type {Partial<typeof RUN>} */ changes, /** @type {[number, number]} */ update, /** @type {0 | 1} */ k) =>
    ruleOf({ ...RUN, ...changes }).numbers({ ...document, update }, { ...RUN, ...changes }, k);
  assert.equal(written({}, [-0.25, 0.5], 1), "− 1 × (−0.5000)");
  assert.equal(written({ batch_size: 1 }, [-0.125, -2], 0), "− 1 × 0.1250");
  assert.equal(written({ method: "adam", rate_change: [[10, 0.5]] }, [-0.05, 0.2], 0), "+ 0.5 × (−0.1000)");
});

test("a batch is named with its gradient, and a point is told whether it is in it", () => {
  const document = {
    step: 0, w: 0, b: 0, points: Array.from({ length: 9 }, () => factorsAt(0, 0, 1, 1)), update: /** @type {[number, number]} */ ([0, 0]),
    gradient: /** @type {[number, number]} */ ([0, 0]), batch_gradient: /** @type {[number, number]} */ ([0.5, -0.25]),
  };
  assert.equal(batchWords({ ...document, batch: [1] }), "Batch: point 2, gradient (0.5000, −0.2500).");
  assert.match(batchWords({ ...document, batch: [0, 2, 5] }), /^Batch: points 1, 3 and 6, /);
  assert.match(batchWords({ ...document, batch: [0, 1, 2, 3, 4, 5, 6] }), /^Batch: 7 of 9 points, /);
  assert.equal(batchWords({ ...document, batch_gradient: null }), "");
  assert.deepEqual([among({ ...document, batch: [1] }, 0), among({ ...document, batch: [1] }, 1), among({ ...document }, 1)], [", not in the batch", ", in the batch", ""]);
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
  assert.equal(inWords("dloss_dprediction", point, RUN, { most: 0.9, beyond: false }), "∂L/∂ŷ is the gap: ŷ is above y. Full bar: 0.9.");
  assert.equal(inWords("dprediction_dz", point, RUN, { most: 0.25, beyond: false }), "∂ŷ/∂z is the slope of the curve there. Full bar: 0.25.");
  assert.equal(inWords("dz_dw", point, RUN, { most: 2.5, beyond: false }), "1 more in w moves z by x = 0.5. Full bar: 2.5.");
  assert.equal(inWords("dz_dw", factorsAt(1, 1, 0, 0.2), RUN, { most: 2.5, beyond: false }), "x is 0: w does not move z at all.");
});
