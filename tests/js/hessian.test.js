import assert from "node:assert/strict";
import { test } from "node:test";

import { gradientAt } from "../../static/js/pulls.js";
import { hessian } from "../../static/js/hessian.js";
import { RUN } from "./lecture.js";

const CENTRE = { w: 1.791759469228055, b: -2.282174095733919 };

/** @param {number} value @param {number} expected @param {number} within */
function near(value, expected, within) {
  assert.ok(Math.abs(value - expected) <= within, `${value} is not ${expected} ± ${within}`);
}

test("at the start the surface is a dome with the known curvatures", () => {
  const { ww, wb, bb } = hessian(RUN, -2, -2);
  near(ww, -0.00614983, 5e-9);
  near(wb, -0.00413916, 5e-9);
  near(bb, -0.00501412, 5e-9);
});

test("at the minimum it is a bowl whose eigenvalues give the largest rate, 24.87", () => {
  const { ww, wb, bb } = hessian(RUN, CENTRE.w, CENTRE.b);
  const middle = (ww + bb) / 2;
  const half = Math.hypot((ww - bb) / 2, wb);
  near(ww, 0.057025, 5e-8);
  near(wb, 0.03305, 5e-8);
  near(bb, 0.0337, 5e-8);
  near(middle - half, 0.01031515, 5e-9);
  near(middle + half, 0.08040985, 5e-9);
  near(2 / (middle + half), 24.8726, 5e-5);
});

test("the Hessian is the change of the gradient, everywhere", () => {
  const h = 1e-5;
  for (const [w, b] of [[-2, -2], [-0.1, -0.8], [0.5, 3], [5, -5], [-6, 6]]) {
    const { ww, wb, bb } = hessian(RUN, w, b);
    const [right, left] = [gradientAt(RUN, w + h, b), gradientAt(RUN, w - h, b)];
    const [up, down] = [gradientAt(RUN, w, b + h), gradientAt(RUN, w, b - h)];
    near(ww, (right.dw - left.dw) / (2 * h), 1e-10);
    near(wb, (right.db - left.db) / (2 * h), 1e-10);
    near(wb, (up.dw - down.dw) / (2 * h), 1e-10);
    near(bb, (up.db - down.db) / (2 * h), 1e-10);
  }
});
