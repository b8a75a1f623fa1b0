import assert from "node:assert/strict";
import { test } from "node:test";

import { Trajectory, indexAt } from "../../static/js/trajectory.js";
import { descend } from "./lecture.js";

test("the lecture's path is 5.14 long, its straight shortcut 3.80", () => {
  const { trajectory } = descend();
  const { w, b, last } = trajectory;
  assert.equal(trajectory.distance[last].toFixed(2), "5.14");
  assert.equal(Math.hypot(w[last] - w[0], b[last] - b[0]).toFixed(2), "3.80");
});

test("the steepest point of the lecture's run is step 81", () => {
  const { trajectory } = descend();
  assert.equal(trajectory.slope.indexOf(trajectory.steepest), 81);
});

test("a point that came before a reconnect is not taken twice", () => {
  const trajectory = new Trajectory();
  for (const step of [0, 1, 0, 1, 2]) trajectory.push({ step, w: step, b: 0, loss: 1, dw: 0, db: 0 });
  assert.deepEqual(trajectory.step, [0, 1, 2]);
  assert.deepEqual(trajectory.distance, [0, 1, 2]);
});

test("the lowest point so far is known at each point, the first of equals", () => {
  const trajectory = new Trajectory();
  [3, 2, 5, 2, 1].forEach((loss, step) => trajectory.push({ step, w: step, b: 0, loss, dw: 0, db: 0 }));
  assert.deepEqual(trajectory.lowest, [0, 1, 1, 1, 4]);
});

test("the index at a value is that of the last entry not above it", () => {
  const column = [0, 1, 1, 4];
  assert.deepEqual([-1, 0, 0.5, 1, 3.9, 4, 9].map((value) => indexAt(column, value)), [0, 0, 0, 2, 2, 3, 3]);
  assert.equal(indexAt([], 1), 0);
});
