import assert from "node:assert/strict";
import { test } from "node:test";

import { CLOSE, arrival } from "../../static/js/comparison/arrivals.js";
import { inWords } from "../../static/js/comparison/table.js";
import { RUN, descend } from "./lecture.js";

test("the lecture's run is near the minimum after 521 steps, which cost 1042 evaluations", () => {
  const { run, trajectory } = descend();
  assert.deepEqual(arrival(run, trajectory), { step: 521, evaluations: 1042 });
  const { w, b } = { w: trajectory.w[520], b: trajectory.b[520] };
  assert.ok(Math.hypot(w - 1.791759469228055, b + 2.282174095733919) >= CLOSE);
});

test("a step of Newton's method costs 3, a place tried 1, and a batch its share of 2", () => {
  const { trajectory } = descend();
  const cost = (/** @type {Partial<import("../../static/js/run.js").Run>} */ changes) => (arrival({ ...RUN, ...changes }, trajectory)?.evaluations ?? NaN) / 521;
  assert.equal(cost({ method: "newton" }), 3);
  assert.equal(cost({ method: "random_search" }), 1);
  assert.equal(cost({ batch_size: 1 }), 1);
});

test("a run that stays away, or has no minimum to come to, does not arrive", () => {
  const { run, trajectory } = descend({ max_steps: 100 });
  assert.equal(arrival(run, trajectory), null);
  trajectory.minimum = null;
  assert.equal(arrival(run, trajectory), null);
});

test("what the dashes of the table mean is said by letters", () => {
  const member = (/** @type {object} */ changes) => ({ ...descend(changes), parameters: "" });
  const [near, far, lost] = [member({}), member({ max_steps: 100 }), member({ max_steps: 10 })];
  lost.trajectory.minimum = null;
  assert.equal(inWords([near]), "");
  assert.equal(inWords([near, far]), "Run B does not come within 0.01 of the minimum.");
  assert.equal(inWords([far, near, far]), "Runs A and C do not come within 0.01 of the minimum.");
  assert.equal(inWords([near, lost]), "Run B has no minimum to come near to.");
});

test("where not every point is here, the table says how late its numbers may be", () => {
  const { run, trajectory } = descend();
  const words = inWords([{ run: { ...run, every: 10 }, trajectory, parameters: "" }]);
  assert.equal(words, "Only every 10 steps a point is here: a run can have been near up to 9 earlier.");
});
