import assert from "node:assert/strict";
import { test } from "node:test";

import { partAt, pastOf } from "../../static/js/past.js";
import { changedFrom } from "../../static/js/set-up/schedule.js";
import { descend, RUN } from "./lecture.js";

test("a change of the rate keeps the earlier ones and drops the later ones", () => {
  const run = { ...RUN, rate_change: /** @type {[number, number][]} */ ([[10, 2], [50, 3], [100, 4]]) };
  assert.deepEqual(changedFrom(run, 50, 9), [[10, 2], [50, 9]]);
  assert.deepEqual(changedFrom(run, 60, 9), [[10, 2], [50, 3], [60, 9]]);
  assert.deepEqual(changedFrom(run, 5, 9), [[5, 9]]);
});

test("the rate that is in force anyway is no change", () => {
  assert.deepEqual(changedFrom({ ...RUN, rate_change: [[10, 2], [50, 3]] }, 20, 2), [[10, 2]]);
  assert.deepEqual(changedFrom({ ...RUN, rate_change: [[10, 2]] }, 5, 1), []);
});

test("what is no rate goes to the server as it was typed", () => {
  assert.deepEqual(changedFrom(RUN, 5, "fast"), [[5, "fast"]]);
});

test("two runs part where their rates do", () => {
  const early = { ...RUN, rate_change: /** @type {[number, number][]} */ ([[30, 2]]) };
  const late = { ...RUN, rate_change: /** @type {[number, number][]} */ ([[30, 2], [81, 5]]) };
  assert.equal(partAt(early, late), 81);
  assert.equal(partAt(late, RUN), 30);
  assert.equal(partAt(RUN, { ...RUN }), Infinity);
  assert.equal(partAt(/** @type {any} */ (Object.fromEntries(Object.entries(early).reverse())), late), 81, "in whatever order its settings come");
  assert.equal(partAt(late, { ...late, w: 0 }), 0);
  assert.equal(partAt(RUN, { ...RUN, learning_rate: 2, rate_change: [[81, 5]] }), 0);
});

test("the past in common is the points until there, to the last bit", () => {
  const before = descend();
  const past = pastOf(before, { ...RUN, rate_change: [[81, 5]] });
  assert.deepEqual(past.step, before.trajectory.step.slice(0, 82));
  for (const name of /** @type {const} */ (["w", "b", "loss", "dw", "db", "slope", "distance", "lowest"])) {
    assert.deepEqual(past[name], before.trajectory[name].slice(0, 82), name);
  }
  assert.equal(past.minimum, before.trajectory.minimum);
  assert.equal(past.outcome, null);
});

test("a run without a past in common, and the same run again, begin at their start", () => {
  const before = descend();
  assert.equal(pastOf(before, { ...RUN, w: 1 }).length, 0);
  assert.equal(pastOf(before, RUN).length, 0);
  assert.equal(pastOf(undefined, RUN).length, 0);
});

test("of a past that is still arriving only what is here is kept", () => {
  const before = descend({ max_steps: 20 });
  assert.equal(pastOf({ ...before, run: RUN }, { ...RUN, rate_change: [[81, 5]] }).length, 21);
});
