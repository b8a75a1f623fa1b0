// @ts-check
/** Axes drawn: level lines with their numbers on the left, and numbers below the plot. */

import { plain } from "./format.js";
import { draw } from "./svg.js";

/** @typedef {import("./axis.js").Axis} Axis */
/** @typedef {{x: number, y: number, width: number, height: number}} Box of a plot, in pixels */

/**
 * @param {Element} axes @param {Box} box @param {Axis} y @param {readonly number[]} values
 * @param {number} [beside] pixels between a number and the plot
 */
export function levels(axes, box, y, values, beside = 6) {
  for (const value of values) {
    const at = y.pixel(value);
    draw(axes, "line", { x1: box.x, x2: box.x + box.width, y1: at, y2: at, class: value === 0 ? "grid zero" : "grid" });
    draw(axes, "text", { x: box.x - beside, y: at + 4, class: "up" }, plain(value));
  }
}

/**
 * @param {Element} axes @param {Box} box @param {Axis} x @param {readonly number[]} values
 * @param {number} [below] pixels from the plot to the foot of a number
 */
export function feet(axes, box, x, values, below = 16) {
  const bottom = box.y + box.height;
  for (const value of values) {
    const at = x.pixel(value);
    draw(axes, "line", { x1: at, x2: at, y1: bottom, y2: bottom + 4 });
    draw(axes, "text", { x: at, y: bottom + below, class: "across" }, plain(value));
  }
}
