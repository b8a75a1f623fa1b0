import assert from "node:assert/strict";
import { test } from "node:test";

import { ACTIVATIONS } from "../../static/js/activations.js";
import { loss, prediction } from "../../static/js/neuron.js";
import { pulls } from "../../static/js/pulls.js";
import { RUN, descend } from "./lecture.js";

test("the loss at the start and at the minimum is that of the lecture", () => {
  assert.ok(Math.abs(loss(RUN, -2, -2) - 0.4158199010199929) < 1e-15);
  assert.ok(loss(RUN, 1.791759469228055, -2.282174095733919) < 1e-31);
});

test("a saturated neuron overflows nowhere and keeps its digits", () => {
  assert.equal(prediction(RUN, 1000, 0, 1), 1);
  assert.equal(prediction(RUN, 1000, 0, -1), 0);
  assert.ok(prediction(RUN, -40, 0, 1) > 0);
});

test("the pulls of the points add up to the gradient", () => {
  const { trajectory } = descend();
  for (const k of [0, 64, 81, 85, 500]) {
    const { each } = pulls(RUN, trajectory.w[k], trajectory.b[k]);
    assert.ok(Math.abs(each[0].dw + each[1].dw - trajectory.dw[k]) < 1e-16);
    assert.ok(Math.abs(each[0].db + each[1].db - trajectory.db[k]) < 1e-16);
  }
});

test("at the start point 2 has 97 % of the loss and gives 22 % of the push", () => {
  const { each, lengths } = pulls(RUN, -2, -2);
  assert.equal(Math.round((100 * each[1].loss) / (each[0].loss + each[1].loss)), 97);
  assert.equal(Math.round((100 * each[1].push) / lengths), 22);
});

test("in the long tail 64 % of the two pulls cancels", () => {
  const { trajectory } = descend();
  for (const k of [90, 200, 1000]) {
    assert.equal(Math.round(100 * pulls(RUN, trajectory.w[k], trajectory.b[k]).cancelled), 64);
  }
});

test("the z of an output is where the neuron answers it", () => {
  for (const [name, { inverse, limits, value }] of Object.entries(ACTIVATIONS)) {
    for (const y of [0.1, 0.5, 0.9, Math.max(-0.7, limits[0] + 0.01)]) assert.ok(Math.abs(value(inverse(y)) - y) < 1e-12, `${name} ${y}`);
  }
});
