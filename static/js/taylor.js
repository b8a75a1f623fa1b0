// @ts-check
/** Taylor's series of the loss: what the slopes and the curvature at a place say of the places around it. */

/** @typedef {(w: number, b: number) => number} Rise of the loss over a displacement */
/** @typedef {{slope: {w: number, b: number}, hessian: {ww: number, wb: number, bb: number}}} Known of the loss at a place */

/** ηuᵀ∇L, and with ½η²uᵀ∇²L u, for any displacement ηu. @param {Known} known @returns {{first: Rise, second: Rise}} */
export function rises({ slope, hessian: { ww, wb, bb } }) {
  const first = (/** @type {number} */ w, /** @type {number} */ b) => slope.w * w + slope.b * b;
  return { first, second: (w, b) => first(w, b) + 0.5 * (ww * w * w + 2 * wb * w * b + bb * b * b) };
}
