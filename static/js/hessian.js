// @ts-check
/** The curvature of the loss: ∇²L = Σ ∂δ/∂z · (x, 1)(x, 1)ᵀ, over the points, each as much as it counts. */

import { ACTIVATIONS } from "./activations.js";
import { LOSSES } from "./losses.js";

/** The three different entries of the symmetric 2×2 matrix. @param {import("./neuron.js").Objective} objective @param {number} w @param {number} b */
export function hessian({ activation, loss, point }, w, b) {
  const f = ACTIVATIONS[activation];
  const { curvature, weight } = LOSSES[loss];
  const share = weight(point.length);
  let ww = 0;
  let wb = 0;
  let bb = 0;
  for (const [x, y] of point) {
    const bend = share * curvature(f, w * x + b, y);
    ww += bend * x * x;
    wb += bend * x;
    bb += bend;
  }
  return { ww, wb, bb };
}

/** Its eigenvalues, the smaller first. @param {{ww: number, wb: number, bb: number}} matrix @returns {[number, number]} */
export function eigenvalues({ ww, wb, bb }) {
  const middle = (ww + bb) / 2;
  const radius = Math.hypot((ww - bb) / 2, wb);
  return [middle - radius, middle + radius];
}
