import assert from "node:assert/strict";
import { test } from "node:test";

import { spread } from "../../static/js/comparison/badges.js";
import { heights } from "../../static/js/comparison/heights.js";
import { runsOf } from "../../static/js/comparison/runs.js";
import { descend } from "./lecture.js";

const ANYWHERE = { left: -Infinity, right: Infinity };

/** @param {ReturnType<typeof descend>} one @param {number} letter @param {number} [head] @returns {import("../../static/js/comparison/runs.js").Drawn} */
function drawn({ run, trajectory }, letter, head = 0) {
  const place = { w: trajectory.w[head], b: trajectory.b[head] };
  return { letter, run, trajectory, kept: new Int32Array([0]), head, ended: false, ball: place, shown: letter === 0, place };
}

test("letters that meet stand in a row in their order, apart, with its middle over the place", () => {
  const at = { x: 100, y: 50 };
  const places = spread([at, at, at], ANYWHERE).map(({ right }) => right);
  assert.deepEqual(places.map(Math.sign), [-1, 0, 1]);
  assert.ok(places[1] - places[0] >= 20 && places[2] - places[1] >= 20);
  assert.ok(Math.abs(places[0] + places[2]) < 1e-9);
});

test("letters that stand alone stay where they are, and two that part do so without a jump", () => {
  assert.deepEqual(spread([{ x: 0, y: 0 }, { x: 50, y: 0 }], ANYWHERE), [{ right: 0, crowd: 0 }, { right: 0, crowd: 0 }]);
  const along = Array.from({ length: 300 }, (_, k) => spread([{ x: 0, y: 0 }, { x: 0, y: k / 10 }], ANYWHERE)[1].right);
  along.slice(1).forEach((right, k) => assert.ok(Math.abs(right - along[k]) < 1.1, `at ${k / 10} pixels`));
});

test("a row of letters stays between the edges", () => {
  const at = { x: 10, y: 0 };
  const spots = [at, at, at, at];
  spread(spots, { left: 8, right: 300 }).forEach(({ right }) => assert.ok(at.x + right >= 8 - 1e-9));
  spread(spots, { left: -300, right: 12 }).forEach(({ right }) => assert.ok(at.x + right <= 12 + 1e-9));
});

test("runs down one surface are measured by their loss, the highest of all on the axis", () => {
  const [slow, quick] = [descend({ max_steps: 50 }), descend({ learning_rate: 10, max_steps: 50 })];
  const { axis, of } = heights([drawn(slow, 0), drawn(quick, 1)], "distance");
  assert.equal(axis.name, "L");
  assert.deepEqual(of, [slow.trajectory.loss, quick.trajectory.loss]);
  assert.equal(axis.to, Math.max(...slow.trajectory.loss, ...quick.trajectory.loss));
});

test("runs down two surfaces are measured by their distance to the minimum, and the axis says so", () => {
  const [one, other] = [descend({ max_steps: 20 }), descend({ max_steps: 20 })];
  other.run.loss = "cross_entropy";
  const { axis, of, notes } = heights([drawn(one, 0), drawn(other, 1)], "step");
  assert.equal(axis.name, "‖θ−θ*‖");
  assert.ok(Math.abs((of[0]?.[0] ?? NaN) - Math.hypot(-2 - 1.791759469228055, -2 + 2.282174095733919)) < 1e-12);
  assert.match(notes[0], /distance to each run’s own minimum/);
  other.trajectory.minimum = null;
  const without = heights([drawn(one, 0), drawn(other, 1)], "step");
  assert.equal(without.of[1], null);
  assert.ok(without.notes.includes("B: no minimum"));
});

test("a run that flies away does not press the others flat, and that is said", () => {
  const [calm, wild] = [descend({ max_steps: 20 }), descend({ max_steps: 20 })];
  wild.trajectory.loss[20] = 1e9;
  const { axis, notes } = heights([drawn(calm, 0), drawn(wild, 1)], "distance");
  assert.equal(axis.to, 3 * calm.trajectory.loss[0]);
  assert.ok(notes.includes("higher parts are cut off"));
});

test("of a search the lowest so far counts, and there its letter stands", () => {
  const search = descend({ max_steps: 3 });
  search.run.method = "random_search";
  search.trajectory.loss.splice(0, 4, 0.5, 0.1, 0.4, 0.3);
  search.trajectory.lowest.splice(0, 4, 0, 1, 1, 1);
  assert.deepEqual(heights([drawn(search, 0)], "distance").of[0], [0.5, 0.1, 0.1, 0.1]);
  const { run, trajectory } = search;
  const { ball } = drawn(search, 0, 3);
  const moment = /** @type {any} */ ({ letter: 0, run, trajectory, kept: new Int32Array(0), head: 3, ended: true, ball, companions: [] });
  assert.deepEqual(runsOf(moment)[0].place, { w: trajectory.w[1], b: trajectory.b[1] });
});

test("all runs come in the order of their letters, the one shown among them", () => {
  const [a, b, c] = [0, 1, 2].map((letter) => drawn(descend({ max_steps: 1 }), letter));
  const moment = /** @type {any} */ ({ ...b, companions: [a, c] });
  assert.deepEqual(runsOf(moment).map(({ letter, shown }) => [letter, shown]), [[0, false], [1, true], [2, false]]);
});
