import assert from "node:assert/strict";
import { test } from "node:test";

import { field, levels } from "../../static/js/field.js";
import { grid, landscape, part } from "../../static/js/landscape.js";
import { loss } from "../../static/js/neuron.js";
import { phaseAt, stretches } from "../../static/js/phases.js";
import { descend, RUN } from "./lecture.js";

const ENTROPY = { ...RUN, loss: "cross_entropy" };
const LINE = { ...RUN, activation: "linear" };

test("the carpet goes up to 0.7 on the lecture's window, and its steepest slope is 0.35", () => {
  const { steepest, ...scale } = landscape(RUN, RUN);
  assert.deepEqual(scale, { floor: 0, top: 0.7, cut: false, endless: false });
  assert.equal(steepest.toFixed(2), "0.35");
});

test("the lecture's carpet has log-spaced level lines below even ones", () => {
  assert.deepEqual(levels(landscape(RUN, RUN), 0.7024), [0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
});

test("cross-entropy begins at the entropy of the targets and ends where nine tenths of the window lie below", () => {
  const scale = landscape(ENTROPY, ENTROPY);
  const { floor, top, cut } = scale;
  assert.deepEqual({ floor, top, cut }, { floor: 0.41, top: 6.1, cut: true });
  const heights = [...grid(ENTROPY, ENTROPY, 120)];
  const below = heights.filter((height) => height <= top).length / heights.length;
  assert.ok(below > 0.89 && below <= 0.9, String(below));
  assert.ok(heights.every((height) => part(scale, height) >= 0));
});

test("targets of 0 and 1 leave cross-entropy no floor", () => {
  assert.equal(landscape({ ...ENTROPY, point: [[0.5, 0], [2.5, 1]] }, RUN).floor, 0);
});

test("a window without much above its usual heights is shown whole", () => {
  const box = { w_min: 4, w_max: 4.1, b_min: 4, b_max: 4.1 };
  const { floor, top, cut } = landscape(LINE, box);
  assert.equal(cut, false);
  assert.equal(floor, 0);
  assert.ok(top > 0.9 * loss(LINE, 4.1, 4.1));
});

test("a surface that is 0 but for a corner is not cut at 0", () => {
  const dead = { ...RUN, activation: "relu", point: /** @type {[number, number][]} */ ([[1, 0]]), w_min: -20, w_max: 1, b_min: -20, b_max: 1 };
  assert.deepEqual({ ...landscape(dead, dead), steepest: 0 }, { floor: 0, top: 2, cut: false, endless: true, steepest: 0 });
});

test("the top of a scale keeps two digits of its length however far down the valley the window lies", () => {
  const box = { w_min: 1.78, w_max: 1.8, b_min: -2.29, b_max: -2.27 };
  const { floor, top } = landscape(ENTROPY, box);
  assert.ok(floor <= 0.41274269846481804 && floor > 0.412742);
  assert.ok(top > floor && top - floor < 3e-5);
});

test("level lines begin just above the floor and go on where the carpet is cut", () => {
  const scale = landscape(ENTROPY, ENTROPY);
  assert.deepEqual(field(ENTROPY, ENTROPY, 120, scale).levels, [0.411, 0.42, 0.44, 0.51, 0.71, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("far down the valley the level lines are still told apart", () => {
  const box = { w_min: 1.78, w_max: 1.8, b_min: -2.29, b_max: -2.27 };
  const { levels: lines } = field(ENTROPY, box, 120, landscape(ENTROPY, box));
  assert.ok(lines.length > 5);
  lines.slice(1).forEach((level, k) => assert.ok(level > lines[k]));
});

test("a surface that rises without end has no plateau, cliff and valley", () => {
  const { trajectory } = descend();
  for (const run of [ENTROPY, LINE, { ...RUN, activation: "relu" }]) {
    assert.equal(phaseAt(trajectory, 10, landscape(run, run)), null);
    assert.deepEqual(stretches(trajectory, landscape(run, run)), []);
  }
  assert.equal(phaseAt(trajectory, 10, landscape({ ...RUN, activation: "tanh" }, RUN)), "plateau");
});
