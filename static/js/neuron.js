// @ts-check
/** The sigmoid neuron and its loss, as the server has them: for pictures only, the trajectory is computed there. */

/** @typedef {[number, number]} Point an input x and its target y */

/**
 * f(x) = 1 / (1 + e^-(wx + b)), written so that nothing overflows.
 * @param {number} w @param {number} b @param {number} x
 */
export function prediction(w, b, x) {
  const z = w * x + b;
  const e = Math.exp(-Math.abs(z));
  return (z >= 0 ? 1 : e) / (1 + e);
}

/**
 * L(w, b): the sum of half the squared residuals.
 * @param {readonly Point[]} points @param {number} w @param {number} b
 */
export function loss(points, w, b) {
  let sum = 0;
  for (const [x, y] of points) {
    const residual = prediction(w, b, x) - y;
    sum += 0.5 * residual * residual;
  }
  return sum;
}
