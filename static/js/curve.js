// @ts-check
/** The loss as a curve: its vertical axis, its outline in pixels, and the steps worth a number below it. */

import { ticks } from "./axis.js";
import { indexAt } from "./trajectory.js";

/** @typedef {import("./axis.js").Axis} Axis */
/** @typedef {import("./player.js").Timeline} Timeline */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/**
 * @typedef {object} LossAxis
 * @property {string} name
 * @property {number} from @property {number} to heights of its ends
 * @property {(loss: number) => number} of the height of a loss
 * @property {number[]} at heights with a number
 */

/** The log axis is cut at this share of its top, where eleven decades would flatten everything worth seeing. */
const CUT = 1e-4;
/** Steps that get a number where there is room for it. */
const LANDMARKS = [25, 50, 70, 80, 85, 100, 120, 150, 200, 300, 500];
/** Pixels between two numbers. */
const ROOM = 50;

/**
 * Linear along the path, where it shows the cliff; logarithmic by step, above the minimum where that is not 0.
 * @param {Pick<Trajectory, "loss" | "minimum">} trajectory @param {Timeline} timeline
 * @returns {LossAxis}
 */
export function lossAxis({ loss, minimum }, timeline) {
  const largest = loss.reduce((a, value) => Math.max(a, value), 0) || 1;
  if (timeline === "distance") {
    return { name: "L", from: 0, to: largest, of: (value) => value, at: ticks(0, largest, 3) };
  }
  const floor = minimum?.loss ?? 0;
  const top = Math.log10(largest > floor ? largest - floor : largest);
  const from = top + Math.log10(CUT);
  return {
    name: floor > 0 ? "L − Lₘᵢₙ" : "L",
    from,
    to: top,
    of: (value) => (value > floor ? Math.log10(value - floor) : from - 1),
    at: ticks(Math.ceil(from), top, 5).filter((tick) => tick % 1 === 0),
  };
}

/**
 * The curve as an SVG path with at most two vertices a pixel: the highest and the lowest of it.
 * @param {readonly number[]} column what runs across @param {readonly number[]} loss
 * @param {(value: number) => number} across @param {(loss: number) => number} up to pixels
 */
export function outline(column, loss, across, up) {
  /** @type {string[]} */
  const vertices = [];
  let at = NaN;
  let low = 0;
  let high = 0;
  const flush = () => {
    for (const k of new Set([Math.min(low, high), Math.max(low, high)])) {
      vertices.push(`${across(column[k]).toFixed(1)} ${up(loss[k]).toFixed(1)}`);
    }
  };
  for (let k = 0; k < column.length; k += 1) {
    const pixel = Math.round(across(column[k]));
    if (pixel !== at) {
      if (k > 0) flush();
      at = pixel;
      low = high = k;
    } else if (loss[k] < loss[low]) low = k;
    else if (loss[k] > loss[high]) high = k;
  }
  if (column.length > 0) flush();
  return vertices.length > 0 ? `M${vertices.join("L")}` : "";
}

/**
 * Steps with a number: the ends first, then those that still fit.
 * @param {readonly number[]} steps @param {readonly number[]} column when each of them is @param {Timeline} timeline @param {Axis} x
 */
export function landmarks(steps, column, timeline, x) {
  const final = steps.at(-1);
  if (final === undefined) return [];
  const wanted = timeline === "step" ? ticks(0, final, 8) : LANDMARKS;
  /** @type {{step: number, at: number}[]} */
  const placed = [];
  for (const wish of new Set([steps[0], final, ...wanted.filter((step) => step < final)])) {
    const k = indexAt(steps, wish);
    const at = x.pixel(column[k]);
    if (placed.every((other) => Math.abs(other.at - at) > ROOM)) placed.push({ step: steps[k], at });
  }
  return placed;
}
