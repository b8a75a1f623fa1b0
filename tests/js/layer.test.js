import assert from "node:assert/strict";
import { test } from "node:test";

import { ACTIVATIONS } from "../../static/js/activations.js";
import { errorTerms, preactivations, predictions, reachOf, rowLoss, SLOPES } from "../../static/js/data/rows/layer.js";

const W = [[0.3, -0.7, 1.1], [-0.4, 0.2, 0.9]];
const B = [0.15, -0.6];
const ROW = { inputs: [1.4, -0.8, 0.55], targets: [1, 0.25] };
const KINDS = [
  { activation: "sigmoid", loss: "cross_entropy" },
  ...Object.keys(ACTIVATIONS).map((activation) => ({ activation, loss: "squared_error" })),
];
const NUDGE = 1e-6;

/** What the row adds to the loss of so many rows, at these weights. @param {import("../../static/js/data/rows/layer.js").Kind} kind @param {number[][]} weights @param {number[]} bias @param {number} rows */
const lossAt = (kind, weights, bias, rows) => rowLoss(kind, preactivations(weights, bias, ROW.inputs), ROW.targets, rows);

/** The same numbers, but one of them larger. @param {number[][]} weights @param {number} output @param {number} input @param {number} by */
const nudged = (weights, output, input, by) => weights.map((of, k) => of.map((w, j) => (k === output && j === input ? w + by : w)));

/** @param {number} actual @param {number} expected @param {string} words */
const near = (actual, expected, words) => assert.ok(Math.abs(actual - expected) <= 1e-8 * (1 + Math.abs(expected)), `${words}: ${actual}, not ${expected}`);

test("a layer's outputs are those of its single neurons", () => {
  const z = preactivations(W, B, ROW.inputs);
  near(z[0], 0.3 * 1.4 + 0.7 * 0.8 + 1.1 * 0.55 + 0.15, "z of the first output");
  near(z[1], -0.4 * 1.4 - 0.2 * 0.8 + 0.9 * 0.55 - 0.6, "z of the second output");
  predictions(KINDS[0], z).forEach((a, k) => near(a, 1 / (1 + Math.exp(-z[k])), `output ${k}`));
});

test("a row's part of the gradient is what finite differences find, whatever the activation and the loss", () => {
  for (const kind of KINDS) {
    for (const rows of [1, 7]) {
      const delta = errorTerms(kind, preactivations(W, B, ROW.inputs), ROW.targets, rows);
      const weights = delta.map((each) => ROW.inputs.map((x) => each * x));
      for (const output of [0, 1]) {
        for (const input of [0, 1, 2]) {
          const [up, down] = [NUDGE, -NUDGE].map((by) => lossAt(kind, nudged(W, output, input, by), B, rows));
          near(weights[output][input], (up - down) / (2 * NUDGE), `${kind.activation}, ${kind.loss}: weight ${output}, ${input} of ${rows} rows`);
        }
        const [up, down] = [NUDGE, -NUDGE].map((by) => lossAt(kind, W, B.map((b, k) => (k === output ? b + by : b)), rows));
        near(delta[output], (up - down) / (2 * NUDGE), `${kind.activation}, ${kind.loss}: bias ${output} of ${rows} rows`);
      }
      near(Math.hypot(...weights[0], delta[0]), Math.abs(delta[0]) * reachOf(ROW.inputs), "the length of an output's part");
    }
  }
});

test("a row counts one of all rows in a mean, and fully in a sum", () => {
  const z = preactivations(W, B, ROW.inputs);
  const mean = { activation: "sigmoid", loss: "cross_entropy" };
  const sum = { activation: "sigmoid", loss: "squared_error" };
  near(rowLoss(mean, z, ROW.targets, 8), rowLoss(mean, z, ROW.targets) / 8, "loss of a mean");
  near(errorTerms(mean, z, ROW.targets, 8)[1], errorTerms(mean, z, ROW.targets)[1] / 8, "error term of a mean");
  assert.equal(rowLoss(sum, z, ROW.targets, 8), rowLoss(sum, z, ROW.targets));
  assert.deepEqual(errorTerms(sum, z, ROW.targets, 8), errorTerms(sum, z, ROW.targets));
});

test("the first two factors of the chain rule make the error term", () => {
  for (const { activation, loss } of KINDS) {
    const f = ACTIVATIONS[activation];
    for (const z of [-3, 0.4, 2.5]) {
      for (const y of [0, 0.25, 1]) {
        near(SLOPES[loss](f, z, y) * f.slope(z), errorTerms({ activation, loss }, [z], [y])[0], `${activation}, ${loss} at z = ${z}, y = ${y}`);
      }
    }
  }
});

test("the slope of the cross-entropy keeps its digits where the output is 1 to the last bit, and is never NaN", () => {
  const f = ACTIVATIONS.sigmoid;
  assert.equal(SLOPES.cross_entropy(f, 40, 1), -(1 + Math.exp(-40)));
  near(SLOPES.cross_entropy(f, 40, 0) / Math.exp(40), 1, "of a row that is wrong for sure");
  assert.equal(SLOPES.cross_entropy(f, 800, 0), Infinity);
  assert.equal(SLOPES.cross_entropy(f, 800, 1), -1);
  assert.equal(SLOPES.cross_entropy(f, -800, 0), 1);
});
