// @ts-check
/** What a window of the error surface holds: from where to where its loss goes, and how steep it gets. */

import { ACTIVATIONS } from "./activations.js";
import { LOSSES } from "./losses.js";
import { loss } from "./neuron.js";

/** @typedef {import("./neuron.js").Objective} Objective */
/** @typedef {import("./vertices.js").Box} Box */
/**
 * @typedef {object} Landscape
 * @property {number} floor what the loss cannot go below: the start of the scale of colours and heights
 * @property {number} top the end of the scale, down to two digits of its length
 * @property {boolean} cut whether the loss goes on above the top: there the pictures are cut off
 * @property {boolean} endless whether it rises without end outside the window: such a surface has no shelves
 * @property {number} steepest the largest slope, per unit of w and b
 */

/** As many cells as the server's surface has, so that both pictures get the same scale. */
const CELLS = 120;
/** Of a surface without a ceiling so much of the window is shown uncut … */
export const SHARE = 0.9;
/** … where the rest is this much higher. */
export const MUCH = 1.25;

/** @param {Objective} objective @param {Box} box @returns {Landscape} */
export function landscape(objective, box) {
  const values = grid(objective, box, CELLS);
  const endless = LOSSES[objective.loss].endless || !ACTIVATIONS[objective.activation].limits.every(Number.isFinite);
  const lowest = leastLoss(objective);
  const largest = values.reduce((a, value) => Math.max(a, value), lowest);
  const usual = endless ? values.slice().sort()[Math.floor(SHARE * (values.length - 1))] : largest;
  const cut = usual > lowest && largest - lowest > MUCH * (usual - lowest);
  return { ...scale(lowest, cut ? usual : largest), cut, endless, steepest: steepest(values, box) };
}

/** How far a height reaches along the scale: 0 at its floor, 1 at its top. @param {Pick<Landscape, "floor" | "top">} landscape @param {number} loss */
export function part({ floor, top }, loss) {
  return (loss - floor) / (top - floor);
}

/** The loss on (cells + 1)² places of the window, top row first. @param {Objective} objective @param {Box} box @param {number} cells */
export function grid(objective, box, cells) {
  const values = new Float64Array((cells + 1) ** 2);
  const dw = (box.w_max - box.w_min) / cells;
  const db = (box.b_max - box.b_min) / cells;
  let at = 0;
  for (let row = 0; row <= cells; row += 1) {
    for (let column = 0; column <= cells; column += 1) {
      values[at] = loss(objective, box.w_min + column * dw, box.b_max - row * db);
      at += 1;
    }
  }
  return values;
}

/** The loss of a neuron that answers every point as well as can be. @param {Objective} objective */
function leastLoss({ loss, point }) {
  const { least, weight } = LOSSES[loss];
  return weight(point.length) * point.reduce((sum, [, y]) => sum + least(y), 0);
}

/** Both down to round numbers, so that the legend has some. @param {number} lowest @param {number} largest */
export function scale(lowest, largest) {
  if (largest === lowest) return { floor: lowest, top: lowest + 1 };
  const unit = 10 ** (Math.floor(Math.log10(largest - lowest)) - 1);
  return { floor: roundDown(lowest, unit / 10), top: roundDown(largest, unit) };
}

/** @param {number} value @param {number} unit */
export function roundDown(value, unit) {
  return Number((Math.floor(value / unit + 1e-9) * unit).toPrecision(12));
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
