import assert from "node:assert/strict";
import { test } from "node:test";

import { landscape } from "../../static/js/landscape.js";
import { chosen, columnOf } from "../../static/js/table.js";
import { RUN, descend } from "./lecture.js";

const LANDSCAPE = landscape(RUN, RUN);

test("the table of the lecture's run has about 25 steps: the first, round ones, the borders of the phases, the last", () => {
  const rows = chosen(descend().trajectory, LANDSCAPE, RUN);
  assert.deepEqual(rows.slice(0, 6), [0, 1, 2, 3, 4, 5]);
  for (const step of [10, 50, 76, 77, 83, 84, 100, 500, 1000]) assert.ok(rows.includes(step), String(step));
  assert.ok(rows.length >= 22 && rows.length <= 30, String(rows.length));
});

test("a short run and a long one have a table too", () => {
  assert.deepEqual(chosen(descend({ max_steps: 1 }).trajectory, LANDSCAPE, RUN), [0, 1]);
  const long = chosen(descend({ max_steps: 100000 }).trajectory, LANDSCAPE, RUN);
  assert.ok(long.length < 30 && long.at(-1) === 100000);
});

test("a change of the rate has a row, and each row says the rate of its step", () => {
  const { trajectory } = descend();
  const run = { ...RUN, rate_change: /** @type {[number, number][]} */ ([[33, 5], [444, 0.1]]) };
  const rows = chosen(trajectory, LANDSCAPE, run);
  assert.ok(rows.includes(33) && rows.includes(444));
  const column = columnOf(run);
  assert.deepEqual([0, 32, 33, 443, 444].map((k) => column?.of(run, trajectory, k)), ["1", "1", "5", "5", "0.1"]);
});

test("Newton's steps are told by their kind, with a row where another kind begins", () => {
  const { trajectory } = descend({ max_steps: 60 });
  trajectory.kind = trajectory.step.map((step) => (step < 33 ? "gradient" : step < 35 ? "shortened" : "newton"));
  const run = { ...RUN, method: "newton" };
  const rows = chosen(trajectory, LANDSCAPE, run);
  assert.ok(rows.includes(33) && rows.includes(35));
  assert.deepEqual([0, 33, 60].map((k) => columnOf(run)?.of(run, trajectory, k)), ["−∇L", "cut to 1", "Newton"]);
});

test("a search has a row for each lower place, and says how low it had come", () => {
  const { trajectory } = descend({ max_steps: 37 });
  trajectory.loss[33] = 0.01;
  trajectory.lowest = trajectory.step.map((step) => (step < 33 ? 0 : 33));
  const run = { ...RUN, method: "random_search" };
  assert.ok(chosen(trajectory, LANDSCAPE, run).includes(33));
  assert.deepEqual([32, 33, 37].map((k) => columnOf(run)?.of(run, trajectory, k)), ["0.416", "0.0100", "0.0100"]);
});

test("plain descent needs no column more, a stochastic one names the points of each step", () => {
  assert.equal(columnOf(RUN), null);
  const run = { ...RUN, point: Array.from({ length: 6 }, (_, k) => /** @type {[number, number]} */ ([k, 0.5])), batch_size: 4 };
  const { trajectory } = descend({ max_steps: 2 });
  assert.equal(columnOf(run)?.of(run, trajectory, 0), "4 of 6");
  assert.match(columnOf(run)?.of(run, trajectory, 1) ?? "", /^\d, \d$/);
});
