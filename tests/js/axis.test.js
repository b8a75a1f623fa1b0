import assert from "node:assert/strict";
import { test } from "node:test";

import { linear, ticks } from "../../static/js/axis.js";
import { plane, squared } from "../../static/js/plane.js";

test("an axis goes to pixels and back", () => {
  const axis = linear(-6, 6, 42, 442);
  assert.equal(axis.pixel(0), 242);
  assert.ok(Math.abs(axis.value(axis.pixel(1.25)) - 1.25) < 1e-12);
});

test("ticks are round numbers inside the axis", () => {
  assert.deepEqual(ticks(-6, 6, 7), [-6, -4, -2, 0, 2, 4, 6]);
  assert.deepEqual(ticks(0, 0.4158, 3), [0, 0.2, 0.4]);
  assert.deepEqual(ticks(-0.35, 0.35, 5), [-0.2, 0, 0.2]);
});

test("a window that is no square is shown inside the square around it", () => {
  assert.deepEqual(squared({ w_min: 0, w_max: 2, b_min: -6, b_max: 0 }), { w_min: -2, w_max: 4, b_min: -6, b_max: 0 });
  const { x, y } = plane(squared({ w_min: 0, w_max: 2, b_min: -6, b_max: 0 }), 300, 42, 7);
  assert.ok(Math.abs(x.pixel(1) - x.pixel(0) - (y.pixel(0) - y.pixel(1))) < 1e-9);
});
