// @ts-check
/** The update that a run makes from one of its points: the step ηu, and the same step turned. */

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./stage.js").Place} Place */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/** @typedef {Place & {gradient: Place}} Update a step ηu, with the gradient it is turned against */

/**
 * Plain gradient descent moves by −η∇L.
 * @param {Run} run @param {Pick<Trajectory, "dw" | "db">} trajectory @param {number} k index of the point
 * @returns {Update}
 */
export function update({ learning_rate: rate }, { dw, db }, k) {
  return { w: -rate * dw[k], b: -rate * db[k], gradient: { w: dw[k], b: db[k] } };
}

/**
 * A step of the same length at so many degrees from the gradient, counter-clockwise; as it is where the angle is null.
 * @param {Update} update @param {number | null} angle
 * @returns {Place}
 */
export function turned({ w, b, gradient }, angle) {
  if (angle === null) return { w, b };
  const length = Math.hypot(w, b);
  const turn = Math.atan2(gradient.b, gradient.w) + (angle * Math.PI) / 180;
  return { w: length * Math.cos(turn), b: length * Math.sin(turn) };
}
