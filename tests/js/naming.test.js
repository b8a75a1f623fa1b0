import assert from "node:assert/strict";
import { test } from "node:test";

import { apart, difference, nameOf } from "../../static/js/naming.js";
import { RUN } from "./lecture.js";

const MOMENTUM = { ...RUN, method: "momentum", momentum: 0.9 };
const ADAM = { ...RUN, method: "adam", learning_rate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
const SEARCH = { ...RUN, method: "random_search", seed: 3 };

test("a run is called by its method, its rate and what its method is known for", () => {
  assert.equal(nameOf(RUN), "gradient descent, η = 1");
  assert.equal(nameOf(MOMENTUM), "momentum, η = 1, μ = 0.9");
  assert.equal(nameOf(ADAM), "Adam, η = 0.1");
});

test("a search has a seed and no rate", () => {
  assert.equal(nameOf(SEARCH), "random search, seed 3");
  assert.equal(nameOf({ ...RUN, method: "grid_search" }), "grid search");
});

test("batches and changes of the rate belong to a run's name", () => {
  const run = { ...RUN, batch_size: 1, seed: 2, rate_change: /** @type {[number, number][]} */ ([[100, 0.1]]) };
  assert.equal(nameOf(run), "gradient descent, η = 1, η = 0.1 from step 100, batches of 1, seed 2");
});

test("among others a run is called by its surface and its start where those differ", () => {
  const other = { ...RUN, loss: "cross_entropy" };
  assert.equal(nameOf(RUN, [RUN, other]), "gradient descent, η = 1, squared error");
  assert.equal(nameOf(ADAM, [ADAM, { ...RUN, w: 1 }]), "Adam, η = 0.1, start (−2, −2)");
  assert.equal(nameOf(SEARCH, [SEARCH, RUN]), "random search, seed 3");
});

test("nothing sets a run apart from itself", () => {
  assert.equal(difference(ADAM, { ...ADAM }), "");
});

test("what sets two runs apart is said from the side of the first", () => {
  assert.equal(difference({ ...RUN, learning_rate: 10 }, RUN), "η = 10");
  assert.equal(difference(RUN, { ...RUN, learning_rate: 10 }), "η = 1");
  assert.equal(difference({ ...RUN, w: 0, b: 1.5 }, RUN), "start (0, 1.5)");
  assert.equal(difference({ ...RUN, activation: "tanh", learning_rate: 0.1 }, RUN), "tanh, η = 0.1");
  assert.equal(difference({ ...RUN, loss: "cross_entropy" }, RUN), "cross-entropy");
});

test("a parameter is named where it is not its method's usual one", () => {
  assert.equal(difference(ADAM, RUN), "Adam, η = 0.1");
  assert.equal(difference({ ...ADAM, beta1: 0.8 }, ADAM), "β₁ = 0.8");
  assert.equal(difference(ADAM, { ...ADAM, beta1: 0.8 }), "β₁ = 0.9");
  assert.equal(nameOf({ ...ADAM, beta1: 0.8 }), "Adam, η = 0.1, β₁ = 0.8");
});

test("what a run does not have is said where the other has it", () => {
  assert.equal(difference(RUN, { ...RUN, batch_size: 1 }), "all points");
  assert.equal(difference(RUN, { ...RUN, rate_change: [[100, 0.1]] }), "one η");
});

test("settings that all runs of a comparison share are told apart too", () => {
  assert.equal(difference({ ...RUN, max_steps: 50 }, RUN), "50 steps");
  assert.equal(difference({ ...RUN, point: [[1, 0.5]] }, RUN), "other points");
  assert.equal(difference({ ...RUN, w_max: 8 }, RUN), "another window");
});

test("several runs are told apart by what is not the same in all of them", () => {
  assert.deepEqual(apart([RUN, { ...RUN, learning_rate: 10 }, { ...RUN, learning_rate: 26 }]), ["η = 1", "η = 10", "η = 26"]);
  assert.deepEqual(apart([RUN, ADAM, SEARCH]), ["gradient descent, η = 1", "Adam, η = 0.1", "random search"]);
  assert.deepEqual(apart([RUN, { ...ADAM, beta1: 0.5 }, ADAM]), ["gradient descent, η = 1", "Adam, η = 0.1, β₁ = 0.5", "Adam, η = 0.1, β₁ = 0.9"]);
  assert.deepEqual(apart([RUN, RUN]), ["", ""]);
});
