// @ts-check
/** Straight axes: from numbers to pixels and back, and round numbers to label them with. */

/**
 * @typedef {object} Axis
 * @property {(value: number) => number} pixel
 * @property {(pixel: number) => number} value
 */

/**
 * @param {number} from @param {number} to the numbers at both ends
 * @param {number} start @param {number} end the pixels at both ends
 * @returns {Axis}
 */
export function linear(from, to, start, end) {
  const scale = (end - start) / (to - from);
  return {
    pixel: (value) => start + (value - from) * scale,
    value: (pixel) => from + (pixel - start) / scale,
  };
}

/** The 1, 2 or 5 times a power of ten nearest above a length. @param {number} length */
export function roundUp(length) {
  const power = 10 ** Math.floor(Math.log10(length));
  const factor = [1, 2, 5].find((round) => round * power >= length * (1 - 1e-9));
  return factor === undefined ? 10 * power : factor * power;
}

/**
 * Round numbers from `from` to `to`, about `most` of them at most.
 * @param {number} from @param {number} to @param {number} most
 * @returns {number[]}
 */
export function ticks(from, to, most) {
  const step = roundUp((to - from) / most);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}
