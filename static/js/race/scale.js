// @ts-check
/** The axes of the race: evaluations and losses both by powers of ten, so that the first guess and the thousandth are seen. */

import { linear } from "../axis.js";
import { plain, powerOfTen } from "../format.js";

/** @typedef {import("../axis.js").Axis} Axis */
/**
 * @typedef {object} Heights the vertical axis
 * @property {string} name of what it shows
 * @property {(loss: number) => number} above what is drawn of a loss
 * @property {number} from @property {number} to powers of ten of its ends, whole
 */

/** Powers of ten below the searches that are still shown of a run. */
const BELOW = 1;

/**
 * Losses above the lowest there is, where that is known and not 0.
 * @param {readonly number[]} searched all that is drawn of the searches @param {readonly number[]} others the highest of the others @param {number | undefined} minimum
 * @returns {Heights}
 */
export function heightsOf(searched, others, minimum) {
  const floor = minimum ?? 0;
  const above = (/** @type {number} */ loss) => loss - floor;
  const positive = [...searched, ...others].map(above).filter((value) => value > 0);
  const highest = positive.reduce((a, value) => Math.max(a, value), 0) || 1;
  const lowest = searched.map(above).reduce((a, value) => (value > 0 ? Math.min(a, value) : a), highest);
  const to = Math.ceil(Math.log10(highest) - 1e-9) + 0; // never −0
  return { name: floor === 0 ? "L" : "L − Lₘᵢₙ", above, to, from: Math.min(to - 1, Math.floor(Math.log10(lowest)) - BELOW) };
}

/** An axis of powers of ten. @param {number} from @param {number} to values at both ends @param {number} start @param {number} end their pixels @returns {Axis} */
export function logarithmic(from, to, start, end) {
  const axis = linear(Math.log10(from), Math.log10(to), start, end);
  return { pixel: (value) => axis.pixel(Math.log10(value)), value: (pixel) => 10 ** axis.value(pixel) };
}

/** Every power of ten between two, or every second, third … where they would stand too close. @param {number} from @param {number} to @param {number} most */
export function powers(from, to, most) {
  const every = Math.max(1, Math.ceil((to - from) / most));
  const first = Math.ceil(from / every) * every;
  return Array.from({ length: Math.floor((to - first) / every) + 1 }, (_, k) => first + k * every);
}

/** A power of ten as it is written on an axis: 1000, 0.001, 10⁻⁵. @param {number} power */
export function written(power) {
  return Math.abs(power) <= 4 ? plain(Number(`1e${power}`)) : powerOfTen(power);
}
