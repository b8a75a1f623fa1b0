// @ts-check
/** The loss as a curve: its vertical axis, its outline in pixels, and the steps worth a number below it. */

import { ticks } from "./axis.js";
import { plain, powerOfTen, significant } from "./format.js";
import { indexAt, ROUNDING } from "./trajectory.js";

/** @typedef {import("./axis.js").Axis} Axis */
/** @typedef {import("./player.js").Player} Player */
/** @typedef {import("./player.js").Timeline} Timeline */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/**
 * @typedef {object} LossAxis
 * @property {string} name
 * @property {number} from @property {number} to heights of its ends
 * @property {(loss: number) => number} of the height of a loss
 * @property {number[]} at heights with a number
 * @property {(height: number) => string} words that number
 */

/** The log axis is cut at this share of its top, where eleven decades would flatten everything worth seeing. */
const CUT = 1e-4;
/** A linear axis leaves out what no run can go below, where that is more than this share of it. */
const BASE = 1 / 3;
/** Powers of ten from here on are written as such. */
const LONG = 5;
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
  const floor = minimum?.loss ?? 0;
  if (timeline === "distance") {
    const from = floor > BASE * largest && floor < largest ? floor : 0;
    return { name: "L", from, to: largest, of: (value) => value, at: ticks(from, largest, 3), words: (tick) => plain(tick).replace(" × ", "·") };
  }
  const above = (/** @type {number} */ value) => (largest > floor ? value - floor : value);
  const top = Math.log10(above(largest));
  // the start is on it, also of a run that flies away
  const from = Math.min(top + Math.log10(CUT), above(loss[0]) > 0 ? Math.log10(above(loss[0])) : top);
  return {
    name: floor > 0 ? "L − Lₘᵢₙ" : "L",
    from,
    to: top,
    of: (value) => (value > floor ? Math.log10(value - floor) : from - 1),
    at: ticks(Math.ceil(from), top, 5).filter((tick) => tick % 1 === 0),
    words: (tick) => (Math.abs(tick) < LONG ? plain(Number((10 ** tick).toPrecision(1))) : powerOfTen(tick)),
  };
}

/**
 * The curve as an SVG path with at most two vertices a pixel: the highest and the lowest of it.
 * @param {readonly number[]} column what runs across @param {readonly number[]} loss
 * @param {(value: number) => number} across @param {(loss: number) => number} up to pixels
 */
export function outline(column, loss, across, up) {
  const places = vertices(column, loss, across, up);
  return places.length > 0 ? `M${places.join("L")}` : "";
}

/** The same as dots, for places that no path leads through. @type {typeof outline} */
export function dots(column, loss, across, up) {
  return vertices(column, loss, across, up).map((place) => `M${place}h0`).join("");
}

/** @param {readonly number[]} column @param {readonly number[]} loss @param {(value: number) => number} across @param {(loss: number) => number} up */
function vertices(column, loss, across, up) {
  /** @type {string[]} */
  const places = [];
  let at = NaN;
  let low = 0;
  let high = 0;
  const flush = () => {
    for (const k of new Set([Math.min(low, high), Math.max(low, high)])) {
      places.push(`${across(column[k]).toFixed(1)} ${up(loss[k]).toFixed(1)}`);
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
  return places;
}

/**
 * Where a finished run ends: on a log axis above a floor, how far above it.
 * @param {Pick<Trajectory, "loss" | "lowest" | "minimum" | "last">} trajectory @param {Timeline} timeline @param {boolean} search
 */
export function ending({ loss, lowest, minimum, last }, timeline, search) {
  const value = loss[search ? lowest[last] : last];
  const floor = minimum?.loss ?? 0;
  const curve = search ? "lowest so far ends" : "ends";
  if (timeline === "distance" || floor === 0) return `${curve} at ${significant(value, floor > 0 ? 4 : 2)}`;
  const above = value - floor > ROUNDING * loss[0] ? ` + ${significant(value - floor, 2)}` : "";
  return `${curve} at Lₘᵢₙ${above}, Lₘᵢₙ = ${significant(floor, 3)}`;
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
