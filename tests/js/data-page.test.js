// @ts-check
/** The frame of the data page: addresses, how often points are told, the grey training before, and the sentence. */

import assert from "node:assert/strict";
import test from "node:test";

import { every, query, read } from "../../static/js/data/address.js";
import { caption } from "../../static/js/data/captions.js";
import { axisOf } from "../../static/js/data/curves.js";
import { before, difference } from "../../static/js/data/ghost.js";
import { Trajectory } from "../../static/js/data/training.js";

/** @typedef {import("../../static/js/data/training.js").Moment} Moment */
/** @typedef {import("../../static/js/data/training.js").Settings} Settings */

/** @type {Settings} */
const DEFAULTS = {
  table: "two_clouds",
  target: [],
  features: [],
  activation: "sigmoid",
  loss: "cross_entropy",
  method: "gradient_descent",
  learning_rate: 1,
  rate_change: [],
  momentum: null,
  decay: null,
  beta1: null,
  beta2: null,
  epsilon: null,
  scaling: "none",
  test_share: 0,
  start: "zero",
  max_steps: 1000,
  tolerance: 0,
  every: 1,
  batch_size: null,
  seed: 0,
};

/** A trajectory of these losses, other columns being of no matter. @param {(number | null)[]} losses @param {object} [columns] */
function trajectory(losses, columns = {}) {
  const made = new Trajectory();
  losses.forEach((loss, step) => made.push({ step, epoch: step, loss, test_loss: null, accuracy: 0.5, gradient_norm: 1, weights: [[step]], bias: [0] }));
  return Object.assign(made, columns);
}

/** @param {Partial<Record<keyof Moment, unknown>> & {trajectory: Trajectory, head: number}} some @returns {Moment} */
function moment(some) {
  const opening = { rows: 4, test_rows: 0, features: [{ name: "a", offset: 0, factor: 1 }], targets: ["b"], steps_per_epoch: 1 };
  const weights = some.trajectory.weights[some.head];
  return /** @type {any} */ ({ settings: DEFAULTS, opening, ended: null, touched: true, ghost: null, weights, ...some });
}

/** @param {Parameters<typeof moment>[0]} some */
const words = (some) => {
  const { name, text } = caption(moment(some));
  return `${name} ${text}`.trim();
};

test("an address has what differs from the defaults, lists by repeating, and no parameter of another method", () => {
  const settings = { ...DEFAULTS, features: ["a&b", "c,d"], rate_change: [[10, 0.5]], momentum: 0.9, seed: 3, every: 7 };
  const parameters = query(/** @type {any} */ (settings), DEFAULTS);
  assert.equal(parameters, "features=a%26b&features=c%2Cd&rate_change=10%2C0.5&seed=3");
  assert.equal(query({ ...DEFAULTS, method: "momentum", momentum: 0.9 }, DEFAULTS), "method=momentum");
  assert.equal(query({ ...DEFAULTS, method: "momentum", momentum: 0.5 }, DEFAULTS), "method=momentum&momentum=0.5");
  assert.equal(query({ learning_rate: "a lot" }, DEFAULTS), "learning_rate=a+lot", "the server says what is wrong with it");
});

test("an address is read as it was written, without what others append", () => {
  const text = "features=a%26b&features=c&seed=3";
  assert.deepEqual(read(`?${text}&utm_source=chat&every=5&scene=ring`, DEFAULTS), { features: ["a&b", "c"], seed: "3" });
  assert.equal(query(read(`?${text}`, DEFAULTS), DEFAULTS), text);
});

test("as many points are told as the page can keep, at round steps", () => {
  assert.equal(every(1000, 3), 1);
  assert.equal(every(100_000, 3), 100);
  assert.equal(every(1001, 3), 2);
  for (const steps of [1, 999, 1000, 1001, 2500, 7777, 20_000, 100_000]) {
    for (const numbers of [2, 11, 101, 1010]) {
      const points = Math.floor(steps / every(steps, numbers)) + 2;
      assert.ok(points <= 1002 && points * numbers <= 200_000, `${steps} steps of ${numbers} numbers`);
    }
  }
});

test("the training before is grey beside the one here where both measure the same, and says what it had", () => {
  const now = { ...DEFAULTS, target: ["label"], learning_rate: 2, batch_size: 5 };
  assert.equal(difference({ ...now, learning_rate: 1, batch_size: null, test_share: 0.25 }, now), "η = 1, all rows in a step, 25\u00a0% test rows");
  assert.equal(difference({ ...now, method: "momentum", momentum: 0.5 }, { ...now, method: "momentum", momentum: 0.9 }), "μ = 0.5");
  assert.equal(difference({ ...now, features: ["a", "b"] }, { ...now, features: ["a", "c"] }), "other features");
  const course = (/** @type {Partial<Settings>} */ settings, /** @type {string} */ parameters) =>
    /** @type {any} */ ({ opening: { training: { ...now, ...settings }, rows: settings.test_share ? 3 : 4 }, trajectory: trajectory([1]), parameters });
  assert.equal(before(course({ seed: 3 }, "seed=3"), course({}, ""))?.name, "before: seed 3");
  assert.equal(before(course({ seed: 3 }, "seed=3"), course({}, ""), "beside")?.name, "beside: seed 3");
  assert.equal(before(course({ loss: "squared_error" }, "a"), course({}, "")), null, "another loss");
  assert.equal(before(course({ target: ["other"] }, "a"), course({}, "")), null, "another target");
  assert.equal(before(course({}, ""), course({}, "")), null, "the same");
  assert.equal(before(course({ test_share: 0.25 }, "a"), course({}, ""))?.name, "before: 25\u00a0% test rows", "the mean over other rows");
  const sum = /** @type {const} */ ({ loss: "squared_error" });
  assert.equal(before(course({ ...sum, seed: 3 }, "a"), course(sum, ""))?.name, "before: seed 3", "the sum over as many rows");
  assert.equal(before(course({ ...sum, test_share: 0.25 }, "a"), course(sum, "")), null, "the sum over fewer rows");
});

test("a point that is here already is left out", () => {
  const points = trajectory([3, 2, 1]);
  points.push({ step: 2, epoch: 0, loss: 7, test_loss: 7, accuracy: 7, gradient_norm: 7, weights: [[7]], bias: [7] });
  assert.deepEqual([points.loss, points.last], [[3, 2, 1], 2]);
});

test("the axis of the loss is linear from the lowest, from 0, or a logarithm where the loss falls by more than a decade", () => {
  const axis = (/** @type {(number | null)[]} */ losses) => axisOf(moment({ trajectory: trajectory(losses), head: 0 }));
  assert.deepEqual([axis([0.7, 0.5]).from, axis([0.7, 0.5]).to], [0.5, 0.7]);
  assert.deepEqual([axis([0.7, 0.1]).from, axis([0.7, 0.1]).to], [0, 0.7]);
  assert.deepEqual([axis([1, 0.001, null]).to, axis([1, 0.001]).of(0.01), axis([1, 0.01]).from, axis([1, 1e-9]).from], [0, -2, -2, -4]);
  const few = axis([2, 0.1, 0.15]);
  assert.deepEqual(few.at.map(few.words), ["0.1", "0.2", "0.5", "1", "2"]);
});

test("a grey training that flew away leaves the picture, and one that rose a little is all in it", () => {
  const axis = (/** @type {number[]} */ before) => axisOf(moment({ trajectory: trajectory([0.7, 0.5]), head: 0, ghost: { trajectory: trajectory(before) } }));
  assert.deepEqual([axis([0.7, 1e200]).from, axis([0.7, 1e200]).to], [0.5, 0.7]);
  assert.deepEqual([axis([0.7, 3, 1e9]).from, axis([0.7, 3, 1e9]).to], [0, 3]);
});

test("before anything was touched the sentence counts what is to be learnt", () => {
  assert.equal(words({ trajectory: trajectory([0.7]), head: 0, touched: false }), "1 feature, 1 output: 2 numbers to learn, from 4 rows. Press Play to watch them change.");
});

test("each sentence is of the numbers of its point", () => {
  const rises = trajectory([0.7, 0.5, 0.6]);
  assert.equal(words({ trajectory: rises, head: 1 }), "The loss is 0.5000, 71\u00a0% of that at the start; 50\u00a0% of the training rows are right.");
  assert.equal(words({ trajectory: rises, head: 2 }), "Uphill: the last step raised the loss from 0.5000 to 0.6000: with η = 1 it goes too far.");
  const changed = { ...DEFAULTS, rate_change: [[1, 4]] };
  assert.match(words({ trajectory: rises, head: 2, settings: changed }), /with η = 4 it/);
  assert.match(words({ trajectory: rises, head: 2, settings: { ...DEFAULTS, batch_size: 1 } }), /went by 1 row at a time/);
  assert.match(words({ trajectory: rises, head: 2, settings: { ...DEFAULTS, method: "adam" } }), /Adam does not go straight down/);
  assert.match(words({ trajectory: trajectory([0.7, null]), head: 1 }), /^Too large: the loss is beyond any number .* η = 1 is too large/);
  assert.match(words({ trajectory: trajectory([0.7, 0.2], { accuracy: [0.5, 1] }), head: 1 }), /^All right: .* 0\.2000, .* \(‖W‖ = 1\.000\)/);
  assert.match(words({ trajectory: trajectory([0.7, 0.2], { gradient_norm: [0.5, 0.0001] }), head: 1 }), /^Flat: ‖∇L‖ is 0\.00010, 5000 times smaller than at the start; the next step is 0\.00010 long\.$/);
  for (const own of [{ method: "adam" }, { batch_size: 1 }]) {
    const flat = { trajectory: trajectory([0.7, 0.2], { gradient_norm: [0.5, 0.0001] }), head: 1, settings: { ...DEFAULTS, ...own } };
    assert.match(words(flat), /smaller than at the start\.$/, "such a step is not η times the slope");
  }
  const tested = { rows: 4, test_rows: 2, features: [], targets: ["b"] };
  const worse = trajectory([0.7, 0.5, 0.4], { test_loss: [0.7, 0.6, 0.65] });
  assert.match(words({ trajectory: worse, head: 2, opening: tested }), /^Past its best: .* 0\.6500, was lowest at step 1: 0\.6000\.$/);
  assert.match(words({ trajectory: worse, head: 1, opening: tested }), /^The loss is 0\.5000/);
});

test("at the end it says how and why it ended", () => {
  const ended = { outcome: "steps_exhausted", steps: 1 };
  const settings = { ...DEFAULTS, max_steps: 1 };
  assert.match(words({ trajectory: trajectory([0.7, 0.5]), head: 1, ended, settings }), /^1 step\. Loss 0\.7000 → 0\.5000\. .* limit/);
});
