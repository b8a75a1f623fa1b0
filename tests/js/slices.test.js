import assert from "node:assert/strict";
import { test } from "node:test";

import * as bowl from "../../static/js/bowl.js";
import { tangent } from "../../static/js/cut.js";
import { valuesAt } from "../../static/js/code/formulas.js";
import { loss } from "../../static/js/neuron.js";
import { gradientAt } from "../../static/js/pulls.js";
import { drawn, inWords } from "../../static/js/slices.js";
import { RUN, descend } from "./lecture.js";

const H = 1e-6;

test("the slopes of both cuts are the partial derivatives", () => {
  for (const [w, b] of [[-2, -2], [-0.1, -0.8], [3, -4]]) {
    const { dw, db } = gradientAt(RUN, w, b);
    assert.ok(Math.abs((loss(RUN, w + H, b) - loss(RUN, w - H, b)) / (2 * H) - dw) < 1e-9);
    assert.ok(Math.abs((loss(RUN, w, b + H) - loss(RUN, w, b - H)) / (2 * H) - db) < 1e-9);
  }
});

test("the worked example's gradient is that of w² + b²", () => {
  for (const [w, b] of [[1, 2], [-3, 0.5]]) {
    const { dw, db } = bowl.gradient(w, b);
    assert.ok(Math.abs((bowl.loss(w + H, b) - bowl.loss(w - H, b)) / (2 * H) - dw) < 1e-8);
    assert.ok(Math.abs((bowl.loss(w, b + H) - bowl.loss(w, b - H)) / (2 * H) - db) < 1e-8);
  }
});

test("a tangent keeps its length and goes up where the slope is positive", () => {
  const [run, rise] = tangent(0.5, 20, 40);
  assert.ok(Math.abs(rise / run + 1) < 1e-12);
  assert.ok(Math.abs(Math.hypot(run, rise) - Math.hypot(...tangent(-7, 20, 400))) < 1e-9);
  assert.ok(tangent(-1, 20, 40)[1] > 0);
});

test("the sentence says which way the loss goes along both", () => {
  assert.equal(
    inWords({ dw: -0.2981, db: 0.1013 }),
    "Here L falls 0.30 per unit of w and rises 0.10 per unit of b. The two slopes together are the gradient.",
  );
  assert.match(inWords({ dw: 0, db: 1 }), /^Here L stays level along w and rises 1\.0 per unit of b\./);
  assert.equal(inWords({ dw: 0, db: 0 }), "Here L changes neither along w nor along b: the gradient is 0.");
});

test("how much too tall or flat the cuts are drawn is said with an example", () => {
  assert.equal(drawn(8.42), "Height × 8.4: a slope of 0.1 looks like 0.84.");
  assert.equal(drawn(0.083), "Height × 0.083: a slope of 1 looks like 0.083.");
});

test("beside the formulas stand the numbers of the step, and those of a place that is tried", () => {
  const { run, trajectory } = descend();
  const place = { w: trajectory.w[81], b: trajectory.b[81] };
  const step = valuesAt({ run, trajectory, head: 81, place, probing: false });
  assert.equal(step.dw, "−0.2981");
  assert.equal(step.nextW, "0.1995");
  assert.deepEqual([step.ww, step.wb, step.bb], ["−0.1115", "−0.02308", "0.03379"]);
  const tried = valuesAt({ run, trajectory, head: 81, place: { w: -2, b: -2 }, probing: true });
  assert.deepEqual([tried.loss, tried.dw, tried.db], ["0.4158", "−0.005492", "−0.007711"]);
});
