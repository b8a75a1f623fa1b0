// @ts-check
/** The curvature of the loss: ∇²L = Σ [s² + (f − y)·s·(1 − 2f)]·(x, 1)(x, 1)ᵀ with s = f(1 − f). */

import { pull } from "./pulls.js";

/** @typedef {import("./neuron.js").Point} Point */

/**
 * The three different entries of the symmetric 2×2 matrix.
 * @param {readonly Point[]} points @param {number} w @param {number} b
 */
export function hessian(points, w, b) {
  let ww = 0;
  let wb = 0;
  let bb = 0;
  for (const point of points) {
    const { f, residual, slope } = pull(point, w, b);
    const curvature = slope * slope + residual * slope * (1 - 2 * f);
    ww += curvature * point[0] * point[0];
    wb += curvature * point[0];
    bb += curvature;
  }
  return { ww, wb, bb };
}

/** Its eigenvalues, the smaller first. @param {{ww: number, wb: number, bb: number}} matrix @returns {[number, number]} */
export function eigenvalues({ ww, wb, bb }) {
  const middle = (ww + bb) / 2;
  const radius = Math.hypot((ww - bb) / 2, wb);
  return [middle - radius, middle + radius];
}
