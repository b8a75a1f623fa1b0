import assert from "node:assert/strict";
import { test } from "node:test";

import { thin } from "../../static/js/vertices.js";
import { RUN, descend } from "./lecture.js";

test("a long run at the lecture's rate needs fewer than 200 vertices", () => {
  const { trajectory } = descend({ max_steps: 100000 });
  const kept = thin(trajectory.w, trajectory.b, RUN);
  assert.equal(kept[0], 0);
  assert.ok(kept.length > 100 && kept.length < 200, `${kept.length}`);
});

test("no point left out is further than a thousandth of the window from the vertex before it", () => {
  const { trajectory } = descend();
  const kept = new Set(thin(trajectory.w, trajectory.b, RUN));
  let last = 0;
  for (let k = 0; k < trajectory.length; k += 1) {
    if (kept.has(k)) last = k;
    const moved = Math.hypot(trajectory.w[k] - trajectory.w[last], trajectory.b[k] - trajectory.b[last]);
    assert.ok(moved <= 12.001 / 1000);
  }
});

test("a chaotic run is thinned to at most 4000 vertices", () => {
  const jumping = Array.from({ length: 50000 }, (_, k) => 5 * Math.sin(k * k));
  const kept = thin(jumping, jumping.map((w) => -w), RUN);
  assert.equal(kept.length, 4000);
  assert.ok(kept[3999] > 49900, "the end of the path is drawn too");
});
