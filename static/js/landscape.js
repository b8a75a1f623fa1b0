// @ts-check
/** What a window of the error surface holds: how high it goes and how steep it gets. */

import { grid } from "./field.js";

/** @typedef {import("./neuron.js").Objective} Objective */
/** @typedef {import("./vertices.js").Box} Box */
/**
 * @typedef {object} Landscape
 * @property {number} top the largest loss, down to two digits: the end of the colour scale
 * @property {number} steepest the largest slope, per unit of w and b
 */

/** As many cells as the server's surface has, so that both pictures get the same scale. */
const CELLS = 120;

/** @param {Objective} objective @param {Box} box @returns {Landscape} */
export function landscape(objective, box) {
  const values = grid(objective, box, CELLS);
  return { top: roundDown(values.reduce((a, value) => Math.max(a, value), 0)), steepest: steepest(values, box) };
}

/** Down to two digits, so that the legend ends on a round number. @param {number} largest */
function roundDown(largest) {
  if (largest === 0) return 1;
  const unit = 10 ** (Math.floor(Math.log10(largest)) - 1);
  return Number((Math.floor(largest / unit + 1e-9) * unit).toPrecision(2));
}

/** @param {Float64Array} values @param {Box} box */
function steepest(values, box) {
  const width = CELLS + 1;
  const across = CELLS / (box.w_max - box.w_min);
  const up = CELLS / (box.b_max - box.b_min);
  let largest = 0;
  for (let row = 0; row < CELLS; row += 1) {
    for (let at = row * width; at < row * width + CELLS; at += 1) {
      const right = (values[at + 1] - values[at]) * across;
      const down = (values[at + width] - values[at]) * up;
      largest = Math.max(largest, right * right + down * down);
    }
  }
  return Math.sqrt(largest);
}
