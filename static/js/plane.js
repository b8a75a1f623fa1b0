// @ts-check
/** The plane of w and b on the screen: a square with as many pixels to a unit of w as to a unit of b. */

import { linear } from "./axis.js";

/** @typedef {import("./axis.js").Axis} Axis */
/** @typedef {import("./vertices.js").Box} Box */
/** @typedef {{x: number, y: number}} Pixel a place, or a direction of length one; y counts downwards */
/**
 * @typedef {object} Plane
 * @property {Axis} x of w @property {Axis} y of b
 * @property {number} side in pixels, 0 while there is no room
 * @property {number} left @property {number} top its upper left corner
 */

/**
 * The square window around a window, so that a unit of w is as long as a unit of b whatever was asked for.
 * @param {Box} box @returns {Box}
 */
export function squared({ w_min, w_max, b_min, b_max }) {
  const half = Math.max(w_max - w_min, b_max - b_min) / 2;
  const w = (w_min + w_max) / 2;
  const b = (b_min + b_max) / 2;
  return { w_min: w - half, w_max: w + half, b_min: b - half, b_max: b + half };
}

/** @param {Box} box square @param {number} side @param {number} left @param {number} top @returns {Plane} */
export function plane(box, side, left, top) {
  return {
    x: linear(box.w_min, box.w_max, left, left + side),
    y: linear(box.b_min, box.b_max, top + side, top),
    side,
    left,
    top,
  };
}

/** @param {Plane} plane @param {number} w @param {number} b @returns {Pixel} */
export function pixelOf({ x, y }, w, b) {
  return { x: x.pixel(w), y: y.pixel(b) };
}

/** @param {Plane} plane @param {Pixel} pixel */
export function inside({ side, left, top }, { x, y }) {
  return x >= left && x <= left + side && y >= top && y <= top + side;
}

/** The nearest pixel that keeps a margin to the edges. @param {Plane} plane @param {Pixel} pixel @param {number} [across] @param {number} [down] */
export function kept({ side, left, top }, { x, y }, across = 0, down = across) {
  return {
    x: Math.max(left + across, Math.min(left + side - across, x)),
    y: Math.max(top + down, Math.min(top + side - down, y)),
  };
}

/** @param {Pixel} from @param {Pixel} along @param {number} by @returns {Pixel} */
export function shift(from, along, by) {
  return { x: from.x + along.x * by, y: from.y + along.y * by };
}

/** @param {Pixel} pixel as an SVG transform */
export function translate({ x, y }) {
  return `translate(${x} ${y})`;
}
