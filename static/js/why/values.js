// @ts-check
/** The numbers of one step as they are written in the panel. */

import { narrow, significant } from "../format.js";

/** @typedef {import("./sentences.js").Taylor} Taylor */

/** Below this k is written with a power of ten, and its numbers get a digit less. */
const SMALL = 1e-4;

/** @param {Taylor} taylor @returns {Record<string, string>} */
export function vectors({ w, b, gradient, direction, learning_rate: eta, hessian, eigenvalues }) {
  const [small, large] = eigenvalues;
  const [u, v] = [direction[0] ?? NaN, direction[1] ?? NaN];
  const pairs = { w, b, dw: gradient[0], db: gradient[1], u, v, "step-w": eta * u, "step-b": eta * v };
  const bends = { ww: hessian[0][0], wb: hessian[0][1], bb: hessian[1][1], small, large };
  return { ...written(pairs, 4), ...written(bends, 3) };
}

/** −k ≤ uᵀ∇L = k cos β ≤ k, with k = ‖u‖·‖∇L‖. @param {Taylor} taylor @returns {Record<string, string>} */
export function chain({ gradient, direction, angle, cos_angle: cosine }) {
  const k = Math.hypot(...gradient) * Math.hypot(direction[0] ?? NaN, direction[1] ?? NaN);
  if (cosine === null) return { "-k": "0", product: "0", k: "0", angle: "–", cosine: "–", against: "" };
  const number = (/** @type {number} */ value) => significant(value, k < SMALL ? 3 : 4);
  const against = cosine < -1 + 1e-9 ? ": straight against ∇L." : ".";
  return { "-k": number(-k), product: number(k * cosine), k: number(k), angle: `${round(angle ?? NaN)}°`, cosine: round(cosine, 3), against };
}

/** @param {Taylor} taylor @returns {Record<string, string>} */
export function promise({ first_order, second_order, actual }) {
  const number = (/** @type {number | null} */ change) => (change === null ? "not finite" : significant(change));
  return { first: number(first_order), second: number(second_order), actual: number(actual) };
}

/** −1, 180, 0.588: whole where it is whole. @param {number} value @param {number} [digits] */
function round(value, digits) {
  const near = Math.round(value);
  return Math.abs(value - near) < 1e-9 ? significant(near, Math.max(1, String(Math.abs(near)).length)) : significant(value, digits);
}

/** Numbers in a vector or a matrix. @param {Record<string, number>} values @param {number} digits @returns {Record<string, string>} */
function written(values, digits) {
  const entry = (/** @type {number} */ value) => (Number.isNaN(value) ? "–" : narrow(value, digits));
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, entry(value)]));
}

/** Where k cos β stands on the line from −k to k. @param {HTMLElement} marker @param {Taylor} taylor */
export function mark(marker, { cos_angle: cosine }) {
  marker.style.setProperty("--at", `${50 + 50 * (cosine ?? 0)}%`);
}
