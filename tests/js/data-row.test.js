import assert from "node:assert/strict";
import { test } from "node:test";

import { whyNot } from "../../static/js/data/rows/choosing.js";
import { Pushes } from "../../static/js/data/rows/pushes.js";
import { reach } from "../../static/js/data/rows/reach.js";
import { deltaWords, shareWords } from "../../static/js/data/rows/sentences.js";
import { stops } from "../../static/js/data/rows/shading.js";

/** @param {number} actual @param {number} expected @param {string} words */
const near = (actual, expected, words) => assert.ok(Math.abs(actual - expected) < 1e-12 * (1 + Math.abs(expected)), `${words}: ${actual}, not ${expected}`);

/** A training of one output on three rows, the last of them to test on. */
const ROWS = [[1, 2], [-1, 0.5], [3, 3]];
const SAMPLE = { rows: 3, classes: [0, 1], mean: [0, 1.25], row: [2, 5, 9], test: [false, false, true], inputs: ROWS, raw: ROWS, targets: [[1], [0], [1]] };
const MOMENT = /** @type {import("../../static/js/data/training.js").Moment} */ (/** @type {unknown} */ ({
  sample: SAMPLE,
  opening: { rows: 2 },
  settings: { activation: "sigmoid", loss: "cross_entropy" },
  trajectory: { weights: [[[0, 0]]], bias: [[0]] },
  weights: [[0.4, -0.3]],
  bias: [0.2],
}));
/** @param {number} z */
const sigmoid = (z) => 1 / (1 + Math.exp(-z));

/** @param {object} [changes] */
function pushed(changes = {}) {
  const pushes = new Pushes();
  const moment = { ...MOMENT, ...changes };
  pushes.ground(moment);
  pushes.show(moment);
  return pushes;
}

test("test rows push nothing, and the gradient is the mean over the others", () => {
  const pushes = pushed();
  const delta = [sigmoid(0) - 1, sigmoid(-0.35) - 0];
  assert.equal(pushes.complete, true);
  pushes.delta[0].forEach((each, k) => near(each, delta[k], `error term ${k}`));
  const expected = [(delta[0] * 1 + delta[1] * -1) / 2, (delta[0] * 2 + delta[1] * 0.5) / 2, (delta[0] + delta[1]) / 2];
  pushes.gradient(0).forEach((each, k) => near(each, expected[k], `gradient ${k}`));
});

test("the row that pushes hardest has the longest part of the gradient, not the largest error term", () => {
  const pushes = pushed({ bias: [0.5] }); // then the second row's error term is the larger one
  assert.ok(Math.abs(pushes.delta[0][1]) > Math.abs(pushes.delta[0][0]));
  assert.equal(pushes.hardest(0), 0);
});

test("the parts that the rows have in the gradient make 1 together", () => {
  const pushes = pushed();
  near(pushes.part(0) + pushes.part(1), 1, "both parts");
  const whole = pushes.gradient(0);
  const own = [1, 2, 1].map((x) => (pushes.delta[0][0] * x) / 2);
  near(pushes.part(0), own.reduce((sum, each, k) => sum + each * whole[k], 0) / whole.reduce((sum, each) => sum + each * each, 0), "the first part");
});

test("where only some of the rows are here, that is known", () => {
  assert.equal(pushed({ opening: { rows: 500 } }).complete, false);
});

test("the error term is written by its factors and as one, with numbers that agree", () => {
  const row = { dloss: -1.25, slope: 0.16, delta: -0.2, prediction: 0.8, y: 1 };
  assert.equal(
    deltaWords({ activation: "sigmoid", loss: "cross_entropy" }, row),
    "δ = −1.250 × 0.1600 = −0.2000. Both as one: ŷ − y = (0.8000 − 1) = −0.2000.",
  );
  assert.equal(
    deltaWords({ activation: "sigmoid", loss: "squared_error" }, { ...row, dloss: -0.2, delta: -0.032 }),
    "δ = −0.2000 × 0.1600 = −0.03200. Both as one: (ŷ − y) f′ = (0.8000 − 1) × 0.1600 = −0.03200.",
  );
  assert.equal(
    deltaWords({ activation: "linear", loss: "squared_error" }, { dloss: 1.5, slope: 1, delta: 1.5, prediction: 3.5, y: 2 }),
    "δ = 1.500 × 1.000 = 1.500. Both as one: ŷ − y = (3.500 − 2) = 1.500.",
  );
});

test("a factor that is larger than any number is left out of the words", () => {
  const words = deltaWords({ activation: "sigmoid", loss: "cross_entropy" }, { dloss: Infinity, slope: 0, delta: 1, prediction: 1, y: 0 });
  assert.equal(words, "δ = 1.000. Both as one: ŷ − y = (1.000 − 0) = 1.000.");
});

test("what a row gives to the gradient is said for every case", () => {
  const row = { test: false, length: 0.02, whole: 0.05, part: 0.3, rows: 120 };
  const lengths = "The mean over 120 rows counts it 1/120: its part of the gradient is 0.02000 long, the gradient 0.05000.";
  assert.equal(shareWords(row), `${lengths} That is 30\u00a0% of the push.`);
  assert.equal(shareWords({ ...row, part: 1.25 }), `${lengths} That is 125 % of the push, for others push back.`);
  assert.equal(shareWords({ ...row, part: -0.12 }), `${lengths} It pushes against the others: −12 %.`);
  assert.equal(shareWords({ ...row, part: 1e6 }), `${lengths} The pushes of the rows cancel here.`);
  assert.equal(shareWords({ ...row, part: null }), lengths);
  assert.equal(shareWords({ ...row, part: NaN, rows: 1, whole: 0 }), "Its part of the gradient is 0.02000 long, the gradient 0.");
  assert.match(shareWords({ ...row, test: true }), /^This is a test row/);
});

test("a row that cannot be chosen is refused with the nearest one that can", () => {
  assert.equal(whyNot(SAMPLE, 4), "Row 4 has no number in one of the columns and is left out; the nearest is row 5.");
  assert.equal(whyNot({ ...SAMPLE, rows: 20000 }, 7), "3 of 20\u202f000 rows are here, and row 7 is not one of them; the nearest is row 5.");
  for (const wrong of [0, 10, 2.5, NaN]) assert.equal(whyNot(SAMPLE, wrong), "Type the number of a row of the table, from 2 to 9.");
});

test("a scale reaches to the next number of one digit, and no value passes it", () => {
  for (const [length, expected] of [[0, 1], [1, 1], [1.01, 2], [2.577, 3], [0.3, 0.3], [0.31, 0.4], [96, 100], [287, 300], [7e-9, 7e-9]]) {
    assert.equal(reach(length), expected, String(length));
  }
});

test("a steep sigmoid has its colours where it is steep", () => {
  const steep = stops({ at: -300, right: 600, up: 0 }, "sigmoid", [0, 1]);
  const parts = steep.map(({ part }) => part);
  assert.deepEqual(parts, parts.toSorted((a, b) => a - b));
  assert.deepEqual([parts[0], parts.at(-1)], [0, 1]);
  for (const { part, answer } of steep) near(answer, sigmoid(-300 + 600 * part), `answer at ${part}`);
  assert.ok(steep.filter(({ answer }) => answer > 0.01 && answer < 0.99).length > 20);
});

test("a ReLU has a colour at its bend, and one answer below it", () => {
  const bent = stops({ at: -2, right: 5, up: 0 }, "relu", [0, 3]);
  assert.deepEqual(bent.slice(0, 2), [{ part: 0, answer: 0 }, { part: 0.4, answer: 0 }]);
  assert.deepEqual(bent.at(-1), { part: 1, answer: 3 });
});
