// @ts-check
/** Which points of a path are worth a vertex: those that moved more than a thousandth of the window. */

const SMALLEST_MOVE = 1 / 1000;
const MOST = 4000;

/**
 * @typedef {{w_min: number, w_max: number, b_min: number, b_max: number}} Box the window in w and b
 */

/**
 * Indices of the vertices to draw, ascending, the first point always. Above MOST (chaotic runs at huge rates)
 * the smallest move drawn is doubled until they fit.
 * @param {ArrayLike<number>} w @param {ArrayLike<number>} b @param {Box} box
 * @param {number} [length] how many points there are, by default all
 * @returns {Int32Array}
 */
export function thin(w, b, box, length = w.length) {
  let move = SMALLEST_MOVE;
  let kept = keep(w, b, box, length, move);
  while (kept.length > MOST && move < 1) {
    move *= 2;
    kept = keep(w, b, box, length, move);
  }
  return Int32Array.from(kept.slice(0, MOST));
}

/**
 * @param {ArrayLike<number>} w @param {ArrayLike<number>} b @param {Box} box
 * @param {number} length @param {number} move
 */
function keep(w, b, box, length, move) {
  const across = 1 / (box.w_max - box.w_min);
  const up = 1 / (box.b_max - box.b_min);
  const kept = [];
  let last = -1;
  for (let k = 0; k < length; k += 1) {
    if (last < 0 || Math.hypot((w[k] - w[last]) * across, (b[k] - b[last]) * up) > move) {
      kept.push(k);
      last = k;
    }
  }
  return kept;
}
