// @ts-check
/** The plainest surface of two variables, L = w² + b², for the worked example of a gradient. */

/** @param {number} w @param {number} b */
export function loss(w, b) {
  return w * w + b * b;
}

/** @param {number} w @param {number} b */
export function gradient(w, b) {
  return { dw: 2 * w, db: 2 * b };
}
