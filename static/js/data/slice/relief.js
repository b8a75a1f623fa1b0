// @ts-check
/** A slice of the loss as numbers: its window, its heights also between the computed places, and the scale of its pictures. */

import { levels, refine } from "../../field.js";
import { MUCH, SHARE, roundDown, scale } from "../../landscape.js";
import { mix } from "../../vector.js";

/** @typedef {import("../../field.js").Field} Field */
/** @typedef {import("../../field.js").Scale} Scale */
/** @typedef {import("../../vertices.js").Box} Box */
/** @typedef {{weights: number[][], bias: number[]}} Direction in all weights and biases */
/**
 * @typedef {object} Slice as /api/training/surface answers it: the loss at centre + first·u + second·v, a row for each of `second`
 * @property {number[]} first @property {number[]} second @property {(number | null)[][]} loss
 * @property {Direction} centre @property {[Direction, Direction]} directions
 * @property {[number, number] | null} variance_share
 * @property {{step: number[], first: number[], second: number[], loss: (number | null)[]}} path
 */

/** Of losses higher than this the slopes cannot be squared, as level lines need it: they have colours alone. */
const STEEPEST = 1e150;

export class Relief {
  /** @param {Slice} slice */
  constructor({ first, second, loss, path }) {
    const known = loss.flat().filter((value) => value !== null);
    const walked = path.loss.filter((value) => value !== null);
    const largest = known.reduce((a, value) => Math.max(a, value), -Infinity);
    /** Cells along a side. */
    this.cells = first.length - 1;
    /** The window: w stands for what runs across, b for what runs up. @type {Box} */
    this.box = { w_min: first[0], w_max: first[this.cells], b_min: second[0], b_max: second[this.cells] };
    this.first = first;
    this.second = second;
    /** Whether some of it lies beyond every number; it is drawn as high as the rest. */
    this.beyond = known.length < first.length * second.length;
    /** Row after row of `second`. */
    this.rows = loss.map((row) => row.map((value) => value ?? largest));
    this.highest = Math.max(largest, ...walked);
    /** The path's own highest loss, which may lie above the slice. */
    this.walked = Math.max(...walked);
    /** @type {Scale} */
    this.scale = scaleOf(known, walked, this.highest);
  }

  /** The loss over a place, between the computed ones; over what lies outside, that of the edge. @param {number} w @param {number} b */
  at(w, b) {
    const { cells, rows, box } = this;
    const x = along(w, box.w_min, box.w_max, cells);
    const y = along(b, box.b_min, box.b_max, cells);
    const [i, k] = [Math.min(Math.floor(x), cells - 1), Math.min(Math.floor(y), cells - 1)];
    const [low, high] = [rows[k], rows[k + 1]];
    return mix(mix(low[i], low[i + 1], x - i), mix(high[i], high[i + 1], x - i), y - k);
  }

  /** The slice seen from above. @param {number} size pixels along a side @returns {Field} */
  field(size) {
    const values = Float64Array.from(this.rows.toReversed().flat());
    const { floor, top } = this.scale;
    return { loss: refine(values, this.cells, size), size, floor, top, levels: this.highest < STEEPEST ? levels(this.scale, this.highest) : [] };
  }
}

/** @param {number} value @param {number} from @param {number} to @param {number} cells */
function along(value, from, to, cells) {
  return Math.max(0, Math.min(cells, ((value - from) / (to - from)) * cells));
}

/**
 * From the lowest place to the highest, or, where a few places are much higher than all the rest, up to the rest. What was
 * walked over always lies within: it may lie lower or higher than the slice.
 * @param {number[]} known @param {number[]} walked @param {number} highest @returns {Scale}
 */
function scaleOf(known, walked, highest) {
  const sorted = Float64Array.from(known).sort();
  const lowest = Math.min(sorted[0], ...walked);
  const usual = Math.max(sorted[Math.floor(SHARE * (sorted.length - 1))], ...walked);
  const cut = usual > lowest && highest - lowest > MUCH * (usual - lowest);
  const { floor, top } = scale(lowest, cut ? usual : highest);
  // no finer than the top, for the levels count from here
  return { floor: roundDown(floor, 10 ** (Math.floor(Math.log10(top - floor)) - 1)), top, cut };
}
