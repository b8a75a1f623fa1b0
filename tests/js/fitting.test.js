import assert from "node:assert/strict";
import { test } from "node:test";

import { lines, offerInWords, offersOf } from "../../static/js/set-up/choices.js";
import { fitting, has } from "../../static/js/set-up/fitting.js";
import { RUN } from "./lecture.js";

const RELU = { w: 1, b: 1, learning_rate: 0.1 };

test("a method has its own parameters and no others", () => {
  const adam = { ...RUN, method: "adam" };
  assert.deepEqual(["momentum", "decay", "beta1", "beta2", "epsilon"].filter((name) => has(adam, name)), ["beta1", "beta2", "epsilon"]);
});

test("a search has no rate, no start and no tolerance, but a window and a limit", () => {
  const search = { ...RUN, method: "grid_search" };
  for (const name of ["learning_rate", "rate_change", "w", "b", "tolerance", "batch_size", "seed"]) assert.equal(has(search, name), false, name);
  for (const name of ["max_steps", "w_min", "point", "activation"]) assert.equal(has(search, name), true, name);
});

test("there is a seed only where chance has a part", () => {
  assert.equal(has(RUN, "seed"), false);
  assert.equal(has({ ...RUN, batch_size: 1 }, "seed"), true);
  assert.equal(has({ ...RUN, batch_size: 2 }, "seed"), false, "that is all points");
  assert.equal(has({ ...RUN, method: "random_search" }, "seed"), true);
});

test("another method comes with its own parameters, and drops what it does not take", () => {
  const adagrad = { ...RUN, method: "adagrad", epsilon: 0.5, batch_size: 1, seed: 3, rate_change: [[5, 0.1]] };
  assert.deepEqual(fitting({ ...adagrad, method: "adam" }, adagrad), { ...adagrad, method: "adam", epsilon: null });
  assert.deepEqual(fitting({ ...adagrad, method: "newton" }, adagrad), { ...adagrad, method: "newton", epsilon: null, batch_size: null, seed: 0 });
  assert.deepEqual(fitting({ ...adagrad, method: "random_search" }, adagrad), {
    ...adagrad, method: "random_search", epsilon: null, batch_size: null, rate_change: [],
  });
});

test("the same method keeps what was typed, even where that will be refused", () => {
  const typed = { ...RUN, method: "momentum", momentum: "much" };
  assert.deepEqual(fitting(typed, { method: "momentum" }), typed);
});

test("a seed goes when the batch holds all points that are left", () => {
  const typed = { ...RUN, point: [[1, 0.5]], batch_size: 1, seed: 3 };
  assert.equal(fitting(typed, RUN).seed, 0);
});

test("what goes well is offered with its numbers, until it is so", () => {
  assert.equal(offerInWords(RELU), "Use η = 0.1, w = 1, b = 1");
  assert.deepEqual(offersOf({ ...RUN, activation: "relu" }, RELU).activation, RELU);
  assert.deepEqual(offersOf({ ...RUN, activation: "relu", ...RELU }, RELU).activation, {});
});

test("a method knows its rate better than an activation, and a search is offered neither rate nor start", () => {
  const both = offersOf({ ...RUN, activation: "relu", method: "rmsprop" }, RELU, { learning_rate: 0.02 });
  assert.deepEqual(both, { activation: { w: 1, b: 1 }, method: { learning_rate: 0.02 } });
  assert.deepEqual(offersOf({ ...RUN, activation: "relu", method: "grid_search" }, RELU), { activation: {}, method: {} });
});

test("each assignment of a formula has a line", () => {
  assert.equal(lines("v ← μv + ∇L(θ), θ ← θ − ηv"), "v ← μv + ∇L(θ)\nθ ← θ − ηv");
  assert.equal(lines("θ = the places of a grid, row by row"), "θ = the places of a grid, row by row");
});
