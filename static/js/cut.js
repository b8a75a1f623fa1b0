// @ts-check
/** A cut through a surface along one variable: its curve, the point on it, and the tangent there. */

import { feet, levels } from "./axes.js";
import { linear, ticks } from "./axis.js";
import { draw, set } from "./svg.js";

/** @typedef {{width: number, height: number}} Size in CSS pixels */
/** @typedef {{from: number, to: number, floor: number, top: number}} Range of the variable, and the heights shown */

const MARGIN = { left: 34, right: 10, top: 8, bottom: 24 };
const SAMPLES = 72;
/** Half the tangent, in pixels. */
const TANGENT = 52;
/** What is higher than the top is still drawn this far, as a part of the height: a round top lies a little below the largest loss, or far below it where the surface is cut off. */
const ABOVE = 0.04;
let clips = 0;

export class Cut {
  /** @param {HTMLElement} element @param {string} name of the variable that moves */
  constructor(element, name) {
    this.name = name;
    this.svg = draw(element, "svg", { "aria-hidden": "true" });
    this.axes = draw(this.svg, "g", { class: "axes" });
    clips += 1;
    const clip = draw(draw(this.svg, "defs"), "clipPath", { id: `cut-${clips}` });
    this.window = draw(clip, "rect");
    const inside = draw(this.svg, "g", { "clip-path": `url(#cut-${clips})` });
    this.curve = draw(inside, "path", { class: "curve" });
    this.tangent = draw(inside, "path", { class: "tangent" });
    this.ball = draw(this.svg, "circle", { r: 5.5, class: "now" });
    this.x = linear(0, 1, 0, 1);
    this.y = linear(0, 1, 0, 1);
    /** Pixels of one unit of the variable, and of the height. */
    this.unit = 1;
    this.rise = 1;
    /** @type {Range} */ this.range = { from: 0, to: 1, floor: 0, top: 1 };
  }

  /** Pixels there are for the variable. @param {Size} size */
  static room({ width }) {
    return width - MARGIN.left - MARGIN.right;
  }

  /** Draw what does not move. @param {Size} size @param {Range} range @param {number} unit pixels of one unit of the variable */
  frame({ width, height }, range, unit) {
    const { axes, name } = this;
    const { from, to, floor, top } = range;
    const bottom = height - MARGIN.bottom;
    const right = MARGIN.left + (to - from) * unit;
    this.range = range;
    this.unit = unit;
    this.x = linear(from, to, MARGIN.left, right);
    this.y = linear(floor, top + (top - floor) * ABOVE, bottom, MARGIN.top);
    this.rise = this.y.pixel(0) - this.y.pixel(1);
    set(this.svg, { width, height });
    const box = { x: MARGIN.left, y: MARGIN.top, width: right - MARGIN.left, height: Math.max(0, bottom - MARGIN.top) };
    set(this.window, box);
    axes.replaceChildren();
    draw(axes, "rect", box);
    levels(axes, box, this.y, ticks(floor, top, height > 130 ? 4 : 3));
    feet(axes, box, this.x, ticks(from, to, 6).filter((value) => this.x.pixel(value) < right - 22));
    draw(axes, "text", { x: right - 4, y: bottom + 16, class: "across name" }, name);
  }

  /** @param {(value: number) => number} height along the cut @param {number} at the place now @param {number} slope there */
  show(height, at, slope) {
    const { x, y } = this;
    const { from, to } = this.range;
    let path = "";
    for (let k = 0; k <= SAMPLES; k += 1) {
      const value = from + ((to - from) * k) / SAMPLES;
      path += `${k === 0 ? "M" : "L"}${x.pixel(value).toFixed(1)} ${y.pixel(height(value)).toFixed(1)}`;
    }
    set(this.curve, { d: path });
    const cx = x.pixel(Math.max(from, Math.min(at, to)));
    const cy = y.pixel(height(at));
    const inside = at >= from && at <= to && cy >= MARGIN.top - 1;
    const [run, rise] = tangent(slope, this.unit, this.rise);
    set(this.tangent, { d: inside ? `M${cx - run} ${cy - rise}L${cx + run} ${cy + rise}` : "" });
    set(this.ball, { cx, cy: Math.max(MARGIN.top, cy), class: inside ? "now" : "now outside" });
  }
}

/**
 * Half the tangent in pixels, to the right and down.
 * @param {number} slope @param {number} unit pixels of one unit across @param {number} rise pixels of one unit up
 * @returns {[number, number]}
 */
export function tangent(slope, unit, rise) {
  const steep = (-slope * rise) / unit;
  const run = TANGENT / Math.hypot(1, steep);
  return [run, steep * run];
}
