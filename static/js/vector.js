// @ts-check
/** Vectors in the carpet's box. */

/** @typedef {import("./plotly.js").Vector} Vector */

/** @param {number} a @param {number} b @param {number} t */
export const mix = (a, b, t) => a + (b - a) * t;
/** @param {Vector} a @param {Vector} b @returns {Vector} */
export const plus = (a, b) => ({ x: a.x + b.x, y: a.y + b.y, z: a.z + b.z });
/** @param {Vector} a @param {Vector} b @returns {Vector} */
export const minus = (a, b) => ({ x: a.x - b.x, y: a.y - b.y, z: a.z - b.z });
/** @param {Vector} a @param {number} t @returns {Vector} */
export const times = (a, t) => ({ x: a.x * t, y: a.y * t, z: a.z * t });
/** @param {Vector} a */
export const length = (a) => Math.hypot(a.x, a.y, a.z);
/** @param {Vector} a @param {Vector} b */
export const dot = (a, b) => a.x * b.x + a.y * b.y + a.z * b.z;

/** @param {Vector} a @param {Vector} b @returns {Vector} */
export const cross = (a, b) => ({ x: a.y * b.z - a.z * b.y, y: a.z * b.x - a.x * b.z, z: a.x * b.y - a.y * b.x });

/** @param {Vector} a @returns {Vector} */
export function unit(a) {
  return times(a, 1 / (length(a) || 1));
}
