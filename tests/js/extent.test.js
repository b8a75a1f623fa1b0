import assert from "node:assert/strict";
import { test } from "node:test";

import { inputs, outputs } from "../../static/js/extent.js";
import { RUN } from "./lecture.js";

test("a sigmoid's fit goes from 0 to 1, and as far as its targets", () => {
  assert.deepEqual(outputs(RUN), [0, 1]);
  assert.deepEqual(outputs({ ...RUN, point: [[1, -0.5], [2, 3]] }), [-0.5, 3]);
});

test("a tanh's goes from -1 to 1", () => {
  assert.deepEqual(outputs({ ...RUN, activation: "tanh" }), [-1, 1]);
});

test("where f has no limits the start's answers are in the picture", () => {
  assert.deepEqual(outputs({ ...RUN, activation: "linear" }), [-7, 1]);
  assert.deepEqual(outputs({ ...RUN, activation: "relu" }), [0, 1]);
  assert.deepEqual(outputs({ ...RUN, activation: "relu", w: 1, b: 1 }), [0, 3.5]);
});

test("a start far off does not press the targets into a line", () => {
  assert.deepEqual(outputs({ ...RUN, activation: "linear", w: -1e6 }), [-10, 1]);
  assert.deepEqual(outputs({ ...RUN, activation: "linear", w: 1e6 }), [0, 11]);
});

test("the largest residual has room sideways, in the same pixels as upwards", () => {
  for (const largest of [1, 8]) {
    const width = 2 * largest;
    const [low, high] = inputs(RUN.point, largest, width);
    assert.ok(((high - 2.5) / (high - low)) * width >= largest);
    assert.ok(low < 0.5);
  }
});

test("without triangles the points take most of the width", () => {
  const [low, high] = inputs(RUN.point, 0, 2);
  assert.ok(Math.abs((high - 2.5) / (high - low) - 0.3) < 1e-9);
});
