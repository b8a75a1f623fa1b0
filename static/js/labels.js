// @ts-check
/** Places for the numbers on the level lines: apart from each other, from the edges and from what must stay visible. */

import { pixel } from "./field.js";

/** @typedef {import("./field.js").Field} Field */
/**
 * @typedef {object} Label
 * @property {number} level
 * @property {number} x @property {number} y middle of the text, in pixels of the field
 * @property {number} angle of the text in radians, never upside down
 */

/** Lines of lower levels lie too close together for a number. */
const LOWEST_LABELLED = 1 / 30;

/**
 * @param {Field} field
 * @param {{x: number, y: number}[]} avoid places to keep clear, in pixels
 * @param {number} gap the room a label needs, in pixels
 * @returns {Label[]}
 */
export function placeLabels(field, avoid, gap) {
  /** @type {Label[]} */
  const placed = [];
  const lowest = field.floor + (field.top - field.floor) * LOWEST_LABELLED;
  for (const level of [...field.levels].reverse().filter((l) => l >= lowest)) {
    const best = candidates(field, level, gap)
      .map((label) => ({ label, room: room(label, [...placed, ...avoid], field.size) }))
      .filter(({ room: r }) => r >= gap)
      .sort((p, q) => merit(q, gap) - merit(p, gap))[0];
    if (best) placed.push(best.label);
  }
  return placed;
}

/** More room is better, up to a point; then a flat text is easier to read. @param {{label: Label, room: number}} place @param {number} gap */
function merit({ label, room: r }, gap) {
  return Math.min(r, 4 * gap) / gap - 2 * Math.abs(label.angle);
}

/** Pixels on the line of one level. @param {Field} field @param {number} level @param {number} gap */
function candidates(field, level, gap) {
  const stride = Math.max(1, Math.round(gap / 8));
  const found = [];
  for (let y = gap; y < field.size - gap; y += stride) {
    for (let x = gap; x < field.size - gap; x += stride) {
      const { value, slope, right, down } = pixel(field, Math.floor(x), Math.floor(y));
      const off = (value - level) / slope;
      if (!(Math.abs(off) <= stride / 2)) continue;
      const angle = Math.atan2(right, -down);
      found.push({ level, x: x - (off * right) / slope, y: y - (off * down) / slope, angle: upright(angle) });
    }
  }
  return found;
}

/** @param {number} angle */
function upright(angle) {
  if (angle > Math.PI / 2) return angle - Math.PI;
  return angle <= -Math.PI / 2 ? angle + Math.PI : angle;
}

/** Pixels to whatever is nearest. @param {{x: number, y: number}} place @param {{x: number, y: number}[]} others @param {number} size */
function room({ x, y }, others, size) {
  return Math.min(x, y, size - x, size - y, ...others.map((o) => Math.hypot(o.x - x, o.y - y)));
}

/**
 * Whether a pixel lies under one of the labels, `width` by `height` pixels each.
 * @param {readonly Label[]} labels @param {number} width @param {number} height
 * @returns {(column: number, row: number) => boolean}
 */
export function cover(labels, width, height) {
  const boxes = labels.map(({ x, y, angle }) => ({ x, y, cos: Math.cos(angle), sin: Math.sin(angle) }));
  return (column, row) =>
    boxes.some(({ x, y, cos, sin }) => {
      const right = column + 0.5 - x;
      const down = row + 0.5 - y;
      return Math.abs(right * cos + down * sin) < width / 2 && Math.abs(down * cos - right * sin) < height / 2;
    });
}
