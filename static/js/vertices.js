// @ts-check
/** Which points of a path are worth a vertex: those that moved more than a thousandth of the window. */

const SMALLEST_MOVE = 1 / 1000;
const MOST = 4000;

/**
 * @typedef {{w_min: number, w_max: number, b_min: number, b_max: number}} Box the window in w and b
 */

/**
 * Indices of the vertices to draw, ascending, the first point always. Where there are more than MOST (chaotic runs
 * at huge rates) an even selection of them stays.
 * @param {ArrayLike<number>} w @param {ArrayLike<number>} b @param {Box} box
 * @returns {Int32Array}
 */
export function thin(w, b, box) {
  const across = 1 / (box.w_max - box.w_min);
  const up = 1 / (box.b_max - box.b_min);
  /** @type {number[]} */
  const kept = [];
  let last = -1;
  for (let k = 0; k < w.length; k += 1) {
    if (last >= 0 && Math.hypot((w[k] - w[last]) * across, (b[k] - b[last]) * up) <= SMALLEST_MOVE) continue;
    kept.push(k);
    last = k;
  }
  if (kept.length <= MOST) return Int32Array.from(kept);
  return Int32Array.from({ length: MOST }, (_, k) => kept[Math.floor((k * kept.length) / MOST)]);
}
