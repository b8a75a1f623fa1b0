// @ts-check
/** What each point contributes: its residual, its share of the loss, and its pull −∂Lᵢ/∂(w, b). */

import { prediction } from "./neuron.js";

/** @typedef {import("./neuron.js").Point} Point */
/**
 * @typedef {object} Pull
 * @property {number} f the prediction @property {number} residual f − y @property {number} slope f(1 − f)
 * @property {number} loss half the squared residual
 * @property {number} dw @property {number} db the point's part of the gradient
 * @property {number} push length of that part
 */

/** @param {Point} point @param {number} w @param {number} b @returns {Pull} */
export function pull([x, y], w, b) {
  const f = prediction(w, b, x);
  const residual = f - y;
  const slope = f * prediction(-w, -b, x);
  const db = residual * slope;
  const dw = db * x;
  return { f, residual, slope, loss: 0.5 * residual * residual, dw, db, push: Math.hypot(dw, db) };
}

/**
 * All pulls at (w, b), the gradient (dw, db) and its length, and the part of the pulls' summed lengths that
 * cancels in it (0 … 1).
 * @param {readonly Point[]} points @param {number} w @param {number} b
 */
export function pulls(points, w, b) {
  const each = points.map((point) => pull(point, w, b));
  const lengths = each.reduce((sum, p) => sum + p.push, 0);
  const dw = each.reduce((sum, p) => sum + p.dw, 0);
  const db = each.reduce((sum, p) => sum + p.db, 0);
  const together = Math.hypot(dw, db);
  return { each, dw, db, together, lengths, cancelled: lengths > 0 ? 1 - together / lengths : 0 };
}
