/** Taylor's series, against a polynomial whose series is itself, and against differences of the neuron's loss. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { hessian } from "../../static/js/hessian.js";
import { loss } from "../../static/js/neuron.js";
import { pulls } from "../../static/js/pulls.js";
import { rises } from "../../static/js/taylor.js";
import { RUN } from "./lecture.js";


test("the second order of a quadratic is the quadratic", () => {
  const at = (/** @type {number} */ w, /** @type {number} */ b) => 3 * w * w - 2 * w * b + 0.5 * b * b + w - 4 * b;
  const [w, b] = [0.7, -1.3];
  const slope = { w: 6 * w - 2 * b + 1, b: -2 * w + b - 4 };
  const { second } = rises({ slope, hessian: { ww: 6, wb: -2, bb: 1 } });
  for (const [x, y] of [[0.3, 0.4], [-2, 1], [0, 5]]) {
    assert.ok(Math.abs(second(x, y) - (at(w + x, b + y) - at(w, b))) < 1e-12);
  }
});

test("the tangent plane is off by the square of the distance, the second order by its cube", () => {
  const [w, b] = [-0.1, -0.8];
  const { dw, db } = pulls(RUN, w, b);
  const { first, second } = rises({ slope: { w: dw, b: db }, hessian: hessian(RUN, w, b) });
  const error = (/** @type {typeof first} */ rise, /** @type {number} */ r) => Math.abs(rise(r, 0.5 * r) - (loss(RUN, w + r, b + 0.5 * r) - loss(RUN, w, b)));
  assert.ok(Math.abs(error(first, 0.02) / error(first, 0.01) - 4) < 0.2);
  assert.ok(Math.abs(error(second, 0.02) / error(second, 0.01) - 8) < 0.5);
});
