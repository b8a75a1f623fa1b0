// @ts-check
/** What each point contributes: its residual, its share of the loss, and its pull −∂Lᵢ/∂(w, b). */

import { ACTIVATIONS } from "./activations.js";
import { LOSSES } from "./losses.js";

/** @typedef {import("./neuron.js").Objective} Objective */
/**
 * @typedef {object} Pull
 * @property {number} f the prediction @property {number} residual f − y @property {number} slope f′(z)
 * @property {number} loss what the point adds to the loss
 * @property {number} dw @property {number} db the point's part of the gradient; db is its error term δ, as far as it counts
 * @property {number} push length of that part
 */

/** @param {Objective} objective @param {number} w @param {number} b @returns {Pull[]} */
function each({ activation, loss: name, point }, w, b) {
  const f = ACTIVATIONS[activation];
  const { value, error, weight } = LOSSES[name];
  const share = weight(point.length);
  return point.map(([x, y]) => {
    const z = w * x + b;
    const db = share * error(f, z, y);
    const dw = db * x;
    const here = f.value(z);
    return { f: here, residual: here - y, slope: f.slope(z), loss: share * value(f, z, y), dw, db, push: Math.hypot(dw, db) };
  });
}

/**
 * All pulls at (w, b), the gradient (dw, db) and its length, and the part of the pulls' summed lengths that
 * cancels in it (0 … 1).
 * @param {Objective} objective @param {number} w @param {number} b
 */
export function pulls(objective, w, b) {
  const all = each(objective, w, b);
  const lengths = all.reduce((sum, p) => sum + p.push, 0);
  const dw = all.reduce((sum, p) => sum + p.dw, 0);
  const db = all.reduce((sum, p) => sum + p.db, 0);
  const together = Math.hypot(dw, db);
  return { each: all, dw, db, together, lengths, cancelled: lengths > 0 ? 1 - together / lengths : 0 };
}

/** ∂L/∂w and ∂L/∂b. @param {Objective} objective @param {number} w @param {number} b */
export function gradientAt(objective, w, b) {
  const { dw, db } = pulls(objective, w, b);
  return { dw, db };
}
