/** The lecture's run by a plain loop of its own, for tests that need a trajectory without a server. */

import { Trajectory } from "../../static/js/trajectory.js";

/** @type {import("../../static/js/run.js").Run} */
export const RUN = {
  activation: "sigmoid", loss: "squared_error", method: "gradient_descent",
  learning_rate: 1, w: -2, b: -2, max_steps: 1000, tolerance: 0, every: 1,
  point: [[0.5, 0.2], [2.5, 0.9]],
  rate_change: [], momentum: null, decay: null, beta1: null, beta2: null, epsilon: null, batch_size: null, seed: 0,
  w_min: -6, w_max: 6, b_min: -6, b_max: 6,
};

/** @param {Partial<import("../../static/js/run.js").Run>} [changes] */
export function descend(changes = {}) {
  const run = { ...RUN, ...changes };
  const trajectory = new Trajectory();
  trajectory.minimum = { w: 1.791759469228055, b: -2.282174095733919, loss: 0, exact: true };
  let { w, b } = run;
  for (let step = 0; step <= run.max_steps; step += 1) {
    let loss = 0;
    let dw = 0;
    let db = 0;
    for (const [x, y] of run.point) {
      const f = 1 / (1 + Math.exp(-(w * x + b)));
      loss += 0.5 * (f - y) ** 2;
      dw += (f - y) * f * (1 - f) * x;
      db += (f - y) * f * (1 - f);
    }
    trajectory.push({ step, w, b, loss, dw, db });
    w -= run.learning_rate * dw;
    b -= run.learning_rate * db;
  }
  trajectory.outcome = "steps_exhausted";
  return { run, trajectory };
}
