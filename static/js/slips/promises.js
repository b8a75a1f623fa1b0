// @ts-check
/** Taylor's promise for a step −η∇L as two slides have it, without the η and without the ½, as it is, and the truth. */

import { pulls } from "../pulls.js";
import { changes } from "../why/change.js";

/** @typedef {import("../neuron.js").Objective} Objective */
/** @typedef {import("../stage.js").Place} Place */
/**
 * @typedef {object} Promises changes of the loss
 * @property {number} bare uᵀ∇L, where the η was dropped
 * @property {number} first ηuᵀ∇L
 * @property {number} whole ηuᵀ∇L + η²uᵀ∇²L u, where the ½ was dropped
 * @property {number} second ηuᵀ∇L + ½η²uᵀ∇²L u
 * @property {number} actual
 */

/** What u = −∇L promises from a place, for any rate. @param {Objective} objective @param {Place} place @returns {(rate: number) => Promises} */
export function promises(objective, place) {
  const { dw, db } = pulls(objective, place.w, place.b);
  const after = changes(objective, place, { w: dw, b: db });
  const bare = -(dw * dw + db * db);
  return (rate) => {
    const { first, second, actual } = after({ w: -rate * dw, b: -rate * db });
    return { bare, first, whole: first + 2 * (second - first), second, actual };
  };
}
