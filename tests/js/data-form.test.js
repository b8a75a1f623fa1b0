import assert from "node:assert/strict";
import { test } from "node:test";

import { answered, oneOf, tooLarge } from "../../static/js/data/form/bringing.js";
import { classNames, sameAnswer } from "../../static/js/data/form/classes.js";
import { countsInWords } from "../../static/js/data/form/columns.js";
import { cellsOf, sizeInWords } from "../../static/js/data/form/description.js";
import { draws, fitting, formulaOf, has } from "../../static/js/data/form/manner.js";
import { offerFor, offerInWords, roundedDown } from "../../static/js/data/form/offer.js";
import { growsForEver, outcomeInWords } from "../../static/js/data/form/outcome.js";
import { choiceOf, flawOf, rolesOf, usualRoles } from "../../static/js/data/form/roles.js";
import { inUnits, isScaled } from "../../static/js/data/form/units.js";

/** @typedef {import("../../static/js/data/form/roles.js").Column} Column */
/** @typedef {import("../../static/js/data/form/roles.js").Role} Role */
/** @typedef {import("../../static/js/data/form/roles.js").Table} Table */

/** @param {string} name @returns {Column} */
const number = (name, min = 0, max = 1, missing = 0) => ({ name, type: "number", min, max, missing });
/** @param {string} name @returns {Column} */
const words = (name) => ({ name, type: "words", min: null, max: null, missing: 0 });
/** @param {string} name @returns {Column} */
const empty = (name) => ({ name, type: "empty", min: null, max: null, missing: 9 });
/** @param {Column[]} columns @param {Partial<Table>} [more] @returns {Table} */
const table = (columns, more = {}) => ({ id: "t", rows: 100, columns, targets: 1, preview: [], ...more });

const PLAIN = table([number("a"), words("town"), number("b"), number("y")]);
const SETTINGS = { method: "adam", beta1: 0.5, beta2: 0.9, epsilon: 1e-8, momentum: null, decay: null, test_share: 0.2, start: "zero", batch_size: null, seed: 3 };
/** @param {string} outcome @param {number} steps @param {number | null} accuracy */
const ending = (outcome, steps, accuracy = null) => ({ outcome, steps, metrics: { train: { rows: 5, accuracy, log_loss: null, confusion: null }, test: null } });
const LIMITS = { max_steps: 1000, tolerance: 0, loss: "cross_entropy", activation: "sigmoid" };

test("without a choice the last column is the target and the other numbers are features", () => {
  assert.deepEqual(rolesOf(PLAIN, { target: [], features: [] }), ["feature", "out", "feature", "target"]);
  assert.deepEqual(usualRoles(PLAIN), ["feature", "out", "feature", "target"]);
  const three = table([number("x"), number("c1"), number("c2")], { targets: 2 });
  assert.deepEqual(usualRoles(three), ["feature", "target", "target"]);
});

test("columns are chosen by name or by place", () => {
  assert.deepEqual(rolesOf(PLAIN, { target: ["a"], features: ["#3"] }), ["target", "out", "out", "feature"]);
});

test("words and empty columns are neither predicted nor learnt from to begin with", () => {
  assert.deepEqual(usualRoles(table([number("a"), number("b"), words("kind")])), ["feature", "target", "out"]);
  const trailing = table([number("a"), number("y"), empty("column 3")]);
  assert.deepEqual(usualRoles(trailing), ["feature", "target", "out"]);
  assert.deepEqual(rolesOf(trailing, { target: [], features: [] }), usualRoles(trailing), "which is the server's own choice");
});

test("a choice gives the same roles again", () => {
  /** @type {Role[][]} */
  const several = [["target", "out", "feature", "feature"], ["feature", "out", "out", "target"], ["target", "out", "feature", "target"]];
  for (const roles of several) assert.deepEqual(rolesOf(PLAIN, choiceOf(PLAIN, roles)), roles);
  assert.deepEqual(choiceOf(PLAIN, several[2]), { target: ["a", "y"], features: ["b"] });
});

test("a name that would be read as a place, and names too long for a question, are given by their places", () => {
  const odd = table([number("#2"), number("b"), number("y")]);
  assert.deepEqual(choiceOf(odd, ["feature", "out", "target"]), { target: ["y"], features: ["#0"] });
  assert.deepEqual(rolesOf(odd, { target: [], features: ["#0"] }), ["feature", "out", "target"]);
  const long = table([...Array.from({ length: 99 }, (_, k) => number(`${k} ${"x".repeat(90)}`)), number("y")]);
  const roles = usualRoles(long).map((role, place) => (place === 0 ? "out" : role));
  assert.equal(choiceOf(long, roles).features[0], "#1");
  assert.deepEqual(rolesOf(long, choiceOf(long, roles)), roles);
});

test("a target and a feature are needed, and eleven targets are too many", () => {
  assert.equal(flawOf(["feature", "target"]), "");
  assert.match(flawOf(["feature", "out"]), /^Choose a target/);
  assert.match(flawOf(["target", "out"]), /^Choose a feature/);
  assert.equal(flawOf([...Array(11).fill("target"), "feature"]), "Choose 10 targets at most; here are 11.");
  assert.equal(countsInWords(["target", "feature", "feature", "out"]), "1 target, 2 features, 1 left out");
});

test("weights in the columns' own units give the same z", () => {
  const features = [{ name: "a", offset: 3, factor: 0.5 }, { name: "b", offset: -20, factor: 0.01 }];
  const [weights, bias, x] = [[1.5, -4], 0.25, [7, 130]];
  const z = features.reduce((sum, { offset, factor }, j) => sum + weights[j] * (x[j] - offset) * factor, bias);
  const own = inUnits(features, weights, bias);
  assert.ok(Math.abs(own.weights[0] * x[0] + own.weights[1] * x[1] + own.bias - z) < 1e-12);
  assert.equal(isScaled(features), true);
  assert.equal(isScaled([{ name: "a", offset: 0, factor: 1 }]), false);
});

test("another method comes with its own parameters, and a seed only where something is drawn", () => {
  assert.equal(fitting({ ...SETTINGS, method: "momentum" }, SETTINGS).beta1, null);
  assert.equal(fitting({ ...SETTINGS, beta1: 0.7 }, SETTINGS).beta1, 0.7);
  assert.equal(fitting(SETTINGS, SETTINGS).seed, 3);
  const whole = { ...SETTINGS, test_share: 0 };
  assert.deepEqual([draws(whole), fitting(whole, SETTINGS).seed], [false, 0]);
  assert.deepEqual([draws({ ...whole, batch_size: 5 }), draws({ ...whole, start: "random" })], [true, true]);
  assert.deepEqual(["beta1", "momentum", "seed", "loss"].map((name) => has(SETTINGS, name)), [true, false, true, true]);
});

test("a formula is written for any number of weights", () => {
  assert.equal(formulaOf("L(w, b) = Σ ½ (f(wx + b) − y)²"), "L = Σ ½ (ŷ − y)²");
});

test("where a target is no probability, squared error is offered at a rate below 2 over the largest curvature", () => {
  /** @type {{name: string, targets: [number | null, number | null]}[]} */
  const losses = [{ name: "cross_entropy", targets: [0, 1] }, { name: "squared_error", targets: [null, null] }];
  const houses = table([number("a", 0, 9), number("b", 0, 9), number("price", 3, 900)]);
  const settings = { target: [], features: [], loss: "cross_entropy", test_share: 0.2 };
  const offer = offerFor(houses, settings, losses);
  assert.deepEqual(offer, { loss: "squared_error", activation: "linear", scaling: "standardize", learning_rate: 0.004 });
  assert.ok(Number(offer?.learning_rate) <= 1 / (80 * 3), "the trace of the Hessian, of 80 rows of 2 features and a 1");
  assert.equal(offerInWords(offer ?? {}), "Use squared error, a linear output, standardized features and η = 0.004");
  assert.equal(offerFor(houses, { ...settings, loss: "squared_error" }, losses), null);
  assert.equal(offerFor(PLAIN, settings, losses), null);
  assert.deepEqual([0.0041, 1, 0.1, 9.99].map(roundedDown), [0.004, 1, 0.1, 9]);
});

test("an ending says its steps, its loss and why", () => {
  const course = { loss: [0.6931, 0.2], gradient_norm: [0.5, 0.0012] };
  assert.equal(outcomeInWords(LIMITS, course, ending("steps_exhausted", 1000)), "1000 steps. Loss 0.6931 → 0.2000. It stopped because 1000 was the limit, with ‖∇L‖ = 0.0012.");
  assert.equal(outcomeInWords({ ...LIMITS, tolerance: 0.01 }, course, ending("stationary", 40)), "40 steps. Loss 0.6931 → 0.2000. Stopped: the gradient is within the tolerance of 0.01. That is not always success.");
  assert.match(outcomeInWords(LIMITS, { loss: [0.7, 9], gradient_norm: [1, 2] }, ending("steps_exhausted", 5)), /It is higher than at the start/);
  assert.match(outcomeInWords(LIMITS, { loss: [0.7, null], gradient_norm: [1, null] }, ending("diverged", 1)), /^1 step\. Stopped: the next number would be infinite\./);
  const dead = outcomeInWords({ ...LIMITS, activation: "relu" }, { loss: [2], gradient_norm: [0] }, ending("stationary", 0));
  assert.match(dead, /^0 steps\. .*the gradient is zero here.*A ReLU that answers 0/);
});

test("cross-entropy has no minimum where every row is on its side, and only there", () => {
  assert.equal(growsForEver(LIMITS, ending("steps_exhausted", 5, 1), ["0", "1"]), true);
  assert.equal(growsForEver(LIMITS, ending("steps_exhausted", 5, 0.99), ["0", "1"]), false);
  assert.equal(growsForEver(LIMITS, ending("steps_exhausted", 5, 1), ["0.2", "0.9"]), false);
  assert.equal(growsForEver({ ...LIMITS, loss: "squared_error" }, ending("steps_exhausted", 5, 1), ["0", "1"]), false);
});

test("classes are called by both values of a target, or by the targets", () => {
  assert.deepEqual(classNames(["y"], [-1, 2.5]), ["−1", "2.5"]);
  assert.deepEqual(classNames(["y"], null), ["the lower value", "the higher value"]);
  assert.deepEqual(classNames(["cat", "dog"], null), ["cat", "dog"]);
  assert.equal(sameAnswer([[30, 10], [5, 15]], ["0", "1"]), "Always answering “0” would be right in 67\u00a0% of these rows.");
});

test("a column is told by its range, and a table by its size", () => {
  assert.deepEqual(cellsOf(number("a", -2.5, 123456, 4)), ["−2.5", "123456", "4"]);
  assert.deepEqual(cellsOf(number("a", 0.123456789, 1e-30))[0], "0.1235");
  assert.deepEqual(cellsOf(words("town")), ["words", "", ""]);
  assert.equal(sizeInWords(table([number("a", 0, 1, 2), words("w"), number("y")], { rows: 20000 })), "20\u202f000 rows, 3 columns, 1 of them without numbers, 2 numbers missing");
});

test("a file is looked at before it is sent", () => {
  assert.equal(tooLarge({ size: 5_000_000 }, 5_000_000), "");
  assert.equal(tooLarge({ size: 6_291_456 }, 5_000_000), "The file has 6.29 MB, and 5 MB are the most. Bring fewer of its rows or columns.");
  assert.match(tooLarge({ size: 0 }, 5_000_000), /^The file is empty/);
  const file = new File(["x"], "x.csv");
  assert.deepEqual(oneOf([file]), { file });
  assert.deepEqual(oneOf([]), { words: "That is no file. Save the table as CSV and bring the file." });
  assert.deepEqual(oneOf([file, file]), { words: "These are 2 files; bring one at a time." });
});

test("an answer is a table, or the server's words, or at least what it answered", () => {
  const detail = [{ loc: ["body", 3, 2], msg: "Row 3, column 2 (b): “x” is not a number." }];
  assert.deepEqual(answered(201, PLAIN), { table: PLAIN });
  assert.deepEqual(answered(422, { detail }), { words: detail[0].msg });
  assert.deepEqual(answered(502, null), { words: "The server answered 502, so the file could not be read. Try again." });
});
