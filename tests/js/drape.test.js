import assert from "node:assert/strict";
import { test } from "node:test";

import { clip, drape, none, straight, tried, whole } from "../../static/js/drape.js";

/** @type {import("../../static/js/drape.js").Window} */
const WINDOW = { w: [-6, 6], b: [-6, 6] };
const bowl = (/** @type {number} */ w, /** @type {number} */ b) => w * w + b * b;

/** A path through places, every point of it kept. @param {[number, number][]} places */
function through(...places) {
  const w = places.map(([value]) => value);
  const b = places.map(([, value]) => value);
  return { path: { w, b, loss: w.map((value, k) => bowl(value, b[k])) }, kept: places.map((_, k) => k) };
}

test("every place of a short step lies on the surface", () => {
  const { path, kept } = through([0, 0], [0.4, 0.2], [0.6, 0.5]);
  const { steps } = drape(path, kept, 2, WINDOW, bowl);
  assert.ok(steps.x.length > 5);
  steps.z.forEach((loss, k) => assert.equal(loss, bowl(steps.x[k], steps.y[k])));
  assert.deepEqual([steps.x.at(-1), steps.y.at(-1)], [0.6, 0.5]);
});

test("a step longer than a twenty-fourth of the window is a straight chord and lifts the pen", () => {
  const { path, kept } = through([0, 0], [0.6, 0], [0.7, 0]);
  const { steps, jumps } = drape(path, kept, 2, WINDOW, bowl);
  assert.deepEqual(jumps.x, [0, 0.6, NaN]);
  assert.deepEqual(steps.x.slice(0, 3), [0, NaN, 0.6]);
});

test("the path ends at the head, whether that point is kept or not", () => {
  const { path } = through([0, 0], [0.1, 0], [0.2, 0], [0.3, 0]);
  assert.equal(drape(path, [0, 3], 2, WINDOW, bowl).steps.x.at(-1), 0.2);
  assert.equal(drape(path, [0, 1], 3, WINDOW, bowl).steps.x.at(-1), 0.3);
  assert.deepEqual(drape(path, [0, 1, 2, 3], 0, WINDOW, bowl).steps.x, [0]);
});

test("what leaves the window is cut at its edge, on the surface, and goes on where it comes back", () => {
  const { path, kept } = through([5.8, 0], [6.2, 0], [6.2, 0.2], [5.9, 0.2]);
  const { steps } = drape(path, kept, 3, WINDOW, bowl);
  assert.ok(steps.x.every((w) => !(w > 6)));
  const edge = steps.x.indexOf(6);
  assert.equal(steps.z[edge], bowl(6, 0));
  assert.ok(Number.isNaN(steps.x[edge + 1]));
  assert.deepEqual([steps.x[edge + 2], steps.x.at(-1)], [6, 5.9]);
});

test("a path that never enters the window is a single point, which Plotly does not draw", () => {
  const { path, kept } = through([40, 40], [41, 40], [1e300, 40]);
  const { steps, jumps } = drape(path, kept, 2, WINDOW, bowl);
  assert.equal(steps.x.length, 1);
  assert.equal(jumps.x.length, 1);
});

test("a segment is clipped to the part inside", () => {
  const at = (/** @type {number} */ w, /** @type {number} */ b) => ({ w, b, loss: 0 });
  assert.deepEqual(clip(at(0, 0), at(12, 0), WINDOW), [0, 0.5]);
  assert.deepEqual(clip(at(-12, 0), at(12, 0), WINDOW), [0.25, 0.75]);
  assert.deepEqual(clip(at(1, 1), at(1, 1), WINDOW), [0, 1]);
  assert.equal(clip(at(7, -7), at(7, 7), WINDOW), null);
  assert.equal(clip(at(-5, 9), at(9, -1), { w: [-6, -4], b: [-6, 6] }), null);
});

test("a straight line between two places lies on the surface, and in one piece it is a chord", () => {
  const [from, to] = [{ w: -2, b: -2, loss: 8 }, { w: 2, b: 4, loss: 20 }];
  const draped = straight(from, to, 10, WINDOW, bowl);
  assert.equal(draped.x.length, 11);
  draped.z.forEach((loss, k) => {
    assert.ok(Math.abs(draped.y[k] + 2 - 1.5 * (draped.x[k] + 2)) < 1e-12);
    assert.ok(Math.abs(loss - bowl(draped.x[k], draped.y[k])) < 1e-12);
  });
  assert.deepEqual(straight(from, to, 1, WINDOW, bowl), { x: [-2, 2], y: [-2, 4], z: [8, 20] });
  assert.deepEqual(straight({ ...from, w: -8, b: 0 }, { ...to, w: 0, b: 0 }, 1, WINDOW, bowl).x, [-6, 0]);
});

test("a whole path is one line, its steps and its jumps apart", () => {
  const { path, kept } = through([0, 0], [0.1, 0], [2, 0], [2.1, 0]);
  const line = whole(path, kept, 3, WINDOW, bowl);
  const { steps, jumps } = drape(path, kept, 3, WINDOW, bowl);
  assert.equal(line.x.length, steps.x.length + 1 + jumps.x.length);
  assert.ok(Number.isNaN(line.x[steps.x.length]));
  assert.equal(none(WINDOW).x.length, 1);
});

test("each place that a search tried is a short piece of line of its own, and no line joins two", () => {
  const { path, kept } = through([0, 0], [5, 5], [7, 0], [-3, 2]);
  const { steps, jumps } = tried(path, kept, 3, WINDOW, bowl);
  assert.equal(jumps.x.length, 1);
  assert.deepEqual(steps.x.map((x) => (Number.isNaN(x) ? "up" : Math.round(x))), [-0, 0, "up", 5, 5, "up", -3, -3, "up"]);
  steps.z.forEach((loss, k) => Number.isNaN(loss) || assert.equal(loss, bowl(steps.x[k], steps.y[k])));
  assert.equal(tried(path, kept, 0, WINDOW, bowl).steps.x.length, 3);
});

test("where Newton's method goes by the gradient the line is dashed, each dash as long as the gap", () => {
  const { path } = through(...Array.from({ length: 101 }, (_, k) => /** @type {[number, number]} */ ([0.02 * k, 0])));
  const kept = path.w.map((_, k) => k);
  const distance = path.w;
  const drawn = (/** @type {string} */ kind) => {
    const { steps } = drape({ ...path, distance, kind: kept.map(() => kind) }, kept, 100, WINDOW, bowl);
    return steps.x.reduce((sum, x, k) => sum + (k > 0 && x > steps.x[k - 1] ? x - steps.x[k - 1] : 0), 0);
  };
  assert.ok(Math.abs(drawn("newton") - 2) < 1e-9);
  assert.ok(Math.abs(drawn("gradient") - 1) < 0.05, String(drawn("gradient")));
});
