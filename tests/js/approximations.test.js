/** How large Taylor's patches are. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { reach } from "../../static/js/approximations.js";

const WINDOW = { w: /** @type {[number, number]} */ ([-6, 6]) };

test("a patch is as large as the step, or so many times as large where that could not be seen", () => {
  assert.deepEqual(reach({ w: 3, b: 4 }, WINDOW), { radius: 5, times: 1 });
  const { radius, times } = reach({ w: 0.003, b: 0.004 }, WINDOW);
  assert.ok(radius > 0.5 && Math.abs(times * 0.005 - radius) < 1e-12);
  assert.equal(reach({ w: 0, b: 0 }, WINDOW).times, Infinity);
});
