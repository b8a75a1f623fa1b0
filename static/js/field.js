// @ts-check
/** The error surface as a picture from above: a colour for every pixel and crisp level lines. */

import { roundUp } from "./axis.js";
import { grid, part } from "./landscape.js";

/** @typedef {import("./vertices.js").Box} Box */
/** @typedef {import("./landscape.js").Landscape} Landscape */
/** @typedef {import("./neuron.js").Objective} Objective */
/** @typedef {Pick<Landscape, "floor" | "top" | "cut">} Scale */
/**
 * @typedef {object} Field
 * @property {Float64Array} loss (size + 1)² values at the corners of the pixels, top row first
 * @property {number} size pixels along a side
 * @property {number} floor the loss that gets the darkest colour
 * @property {number} top the loss that gets the lightest colour; what is higher gets it too
 * @property {number[]} levels the losses that get a line, ascending
 */

/** At most so many predictions for one picture; above it the loss is computed on a coarser grid. */
const MOST_PREDICTIONS = 2e6;
/** Levels above the top end at this many lengths of the scale. */
const MOST_ABOVE = 3;

/**
 * @param {Objective} objective @param {Box} box @param {number} size pixels along a side
 * @param {Scale} scale
 * @returns {Field}
 */
export function field(objective, box, size, scale) {
  const cells = Math.min(size, Math.floor(Math.sqrt(MOST_PREDICTIONS / objective.point.length)));
  const coarse = grid(objective, box, cells);
  const highest = coarse.reduce((a, value) => Math.max(a, value), scale.top);
  return { loss: cells === size ? coarse : refine(coarse, cells, size), size, floor: scale.floor, top: scale.top, levels: levels(scale, highest) };
}

/** Bilinear values on a finer grid. @param {Float64Array} coarse @param {number} cells @param {number} size */
export function refine(coarse, cells, size) {
  const values = new Float64Array((size + 1) ** 2);
  const width = cells + 1;
  let at = 0;
  for (let row = 0; row <= size; row += 1) {
    const y = Math.min((row * cells) / size, cells - 1e-9);
    const v = y % 1;
    for (let column = 0; column <= size; column += 1) {
      const x = Math.min((column * cells) / size, cells - 1e-9);
      const u = x % 1;
      const corner = Math.floor(y) * width + Math.floor(x);
      const upper = coarse[corner] * (1 - u) + coarse[corner + 1] * u;
      const lower = coarse[corner + width] * (1 - u) + coarse[corner + width + 1] * u;
      values[at] = upper * (1 - v) + lower * v;
      at += 1;
    }
  }
  return values;
}

/**
 * Even levels down to one seventh of the scale, then about three to a decade above the floor. Where the surface is cut
 * they go on above the top, for what has one colour there is not level.
 * @param {Scale} scale @param {number} highest the largest loss in the picture
 */
export function levels({ floor, top, cut }, highest) {
  const step = roundUp((top - floor) / 7);
  const end = cut ? Math.min(highest, floor + MOST_ABOVE * (top - floor)) : top;
  const first = Math.ceil(floor / step + 0.5 - 1e-9);
  const even = Array.from({ length: Math.floor(end / step + 1e-9) - first + 1 }, (_, k) => (first + k) * step);
  const low = [0.001, 0.01, 0.03, 0.1, 0.3].map((share) => floor + share * step);
  return [...low, ...even].map((level) => Number(level.toPrecision(12))).filter((level) => level < end);
}

/**
 * Paint the field. A level line is drawn where |L − level| is less than half its width times the slope, so it
 * is equally thin and crisp on the plateau and on the cliff.
 * @param {Field} field
 * @param {{carpet: [number, string][], levelLow: string, levelHigh: string}} colours
 * @param {number} lineWidth in pixels
 * @param {(column: number, row: number) => boolean} covered true where a label stands and no line may pass
 */
export function paint(field, colours, lineWidth, covered) {
  const { size } = field;
  const palette = spread(colours.carpet);
  const lines = [channels(colours.levelLow), channels(colours.levelHigh)];
  const image = new ImageData(size, size);
  const { data } = image;
  for (let row = 0, at = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1, at += 4) {
      const { value, slope } = pixel(field, column, row);
      const t = Math.min(1, Math.max(0, part(field, value)));
      const colour = 3 * Math.round(t * (palette.length / 3 - 1));
      const line = lines[t < 0.35 ? 0 : 1];
      const near = lineWidth / 2 + 0.5 - distance(field, value, slope);
      const cover = near > 0 && !covered(column, row) ? Math.min(1, near) * line[3] : 0;
      for (let c = 0; c < 3; c += 1) data[at + c] = palette[colour + c] * (1 - cover) + line[c] * cover;
      data[at + 3] = 255;
    }
  }
  return image;
}

/** Loss at the middle of a pixel and its slope per pixel. @param {Field} field @param {number} column @param {number} row */
export function pixel({ loss: values, size }, column, row) {
  const at = row * (size + 1) + column;
  const a = values[at];
  const b = values[at + 1];
  const c = values[at + size + 1];
  const d = values[at + size + 2];
  const right = (b + d - a - c) / 2;
  const down = (c + d - a - b) / 2;
  return { value: (a + b + c + d) / 4, right, down, slope: Math.sqrt(right * right + down * down) };
}

/** Pixels to the nearest level line. @param {Field} field @param {number} value @param {number} slope */
function distance({ levels }, value, slope) {
  let nearest = Infinity;
  for (const level of levels) {
    const gap = Math.abs(value - level);
    if (gap < nearest) nearest = gap;
  }
  return slope > 0 ? nearest / slope : Infinity;
}

/**
 * The scale as a function from 0…1 to a colour.
 * @param {[number, string][]} stops
 * @returns {(t: number) => string}
 */
export function shade(stops) {
  const palette = spread(stops);
  return (t) => {
    const at = 3 * Math.round(511 * Math.min(1, Math.max(0, t)));
    return `rgb(${palette[at]} ${palette[at + 1]} ${palette[at + 2]})`;
  };
}

/** 512 colours along the scale, as red, green, blue. @param {[number, string][]} stops */
function spread(stops) {
  const palette = new Uint8ClampedArray(3 * 512);
  const places = stops.map(([place, colour]) => /** @type {const} */ ([place, channels(colour)]));
  for (let k = 0, stop = 0; k < 512; k += 1) {
    const t = k / 511;
    while (stop < places.length - 2 && t > places[stop + 1][0]) stop += 1;
    const [from, low] = places[stop];
    const [to, high] = places[stop + 1];
    const part = (t - from) / (to - from);
    for (let c = 0; c < 3; c += 1) palette[3 * k + c] = low[c] + (high[c] - low[c]) * part;
  }
  return palette;
}

/** Red, green, blue (0…255) and opacity of "#rrggbb" or "rgb(r g b / a%)". @param {string} colour */
function channels(colour) {
  if (colour.startsWith("#")) {
    const bits = parseInt(colour.slice(1), 16);
    return [bits >> 16, (bits >> 8) & 255, bits & 255, 1];
  }
  const [red, green, blue, opacity] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, opacity / 100];
}
