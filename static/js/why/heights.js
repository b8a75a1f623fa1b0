// @ts-check
/** Vertical axes for changes of the loss, from 10⁻¹ to 10⁻¹⁶: they end on round numbers, so that they rest while the run plays. */

import { ticks } from "../axis.js";
import { plain, powerOfTen } from "../format.js";

/** @typedef {{value: number, text: string}} Tick */
/** @typedef {{from: number, to: number, at: Tick[], unit: string}} Heights */

/** Where an axis may end, times a power of ten. */
const ENDS = [1, 1.5, 2, 3, 4, 6, 8, 10];
/** One side of the zero is at least this part of the other. */
const LEAST = 0.2;
/** From here on the numbers are written without a power of ten. */
const READABLE = -2;

/** @param {number} low below or at 0 @param {number} high above or at 0 @param {number} most ticks @returns {Heights} */
export function heights(low, high, most) {
  const larger = Math.max(-low, high);
  if (!(larger > 0) || larger === Infinity) return { from: -1, to: 1, at: [{ value: 0, text: "0" }], unit: "" };
  const [from, to] = [-roundEnd(Math.max(-low, LEAST * larger)), roundEnd(Math.max(high, LEAST * larger))];
  const exponent = Math.floor(Math.log10(larger) + 1e-9);
  const written = exponent >= READABLE ? 0 : exponent;
  const at = ticks(from / 10 ** written, to / 10 ** written, most).map((number) => ({ value: number * 10 ** written, text: plain(number) }));
  return { from, to, at, unit: written === 0 ? "" : `× ${powerOfTen(written)}` };
}

/** @param {number} length */
function roundEnd(length) {
  const unit = 10 ** Math.floor(Math.log10(length));
  return unit * (ENDS.find((end) => end * unit >= length * (1 - 1e-9)) ?? 10);
}

/**
 * What must be seen of a promise beside the truth: a promise much further away than the truth is tall is cut.
 * @param {number} low @param {number} high of the truth @param {readonly number[]} promises
 */
export function window(low, high, promises) {
  const beyond = 1.1 * (high - low);
  const seen = promises.map((value) => Math.max(low - beyond, Math.min(high + beyond, value)));
  return { low: Math.min(low, ...seen), high: Math.max(high, ...seen) };
}
