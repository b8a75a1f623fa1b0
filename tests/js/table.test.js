import assert from "node:assert/strict";
import { test } from "node:test";

import { landscape } from "../../static/js/landscape.js";
import { chosen } from "../../static/js/table.js";
import { RUN, descend } from "./lecture.js";

const LANDSCAPE = landscape(RUN, RUN);

test("the table of the lecture's run has about 25 steps: the first, round ones, the borders of the phases, the last", () => {
  const rows = chosen(descend().trajectory, LANDSCAPE);
  assert.deepEqual(rows.slice(0, 6), [0, 1, 2, 3, 4, 5]);
  for (const step of [10, 50, 76, 77, 83, 84, 100, 500, 1000]) assert.ok(rows.includes(step), String(step));
  assert.ok(rows.length >= 22 && rows.length <= 30, String(rows.length));
});

test("a short run and a long one have a table too", () => {
  assert.deepEqual(chosen(descend({ max_steps: 1 }).trajectory, LANDSCAPE), [0, 1]);
  const long = chosen(descend({ max_steps: 100000 }).trajectory, LANDSCAPE);
  assert.ok(long.length < 30 && long.at(-1) === 100000);
});
