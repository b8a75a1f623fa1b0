// @ts-check
/** The loss over the epochs, each line ten or more times smaller: a straight line, since every epoch multiplies the error alike. */

import { linear, ticks } from "../axis.js";
import { outline } from "../curve.js";
import { count, plain, significant } from "../format.js";
import { draw, set } from "../svg.js";

/** @typedef {import("./descent.js").Descent} Descent */

const MARGIN = { left: 74, right: 28, top: 10, bottom: 24 };
/** A range input's thumb keeps this far inside its ends. */
const THUMB = 8;

export class Decay {
  /** @param {HTMLElement} element with a slider for the epoch @param {(epoch: number) => void} go */
  constructor(element, go) {
    this.element = element;
    this.slider = /** @type {HTMLInputElement} */ (element.querySelector("input"));
    this.svg = draw(element, "svg", { "aria-hidden": "true" });
    this.axes = draw(this.svg, "g", { class: "axes" });
    this.line = draw(this.svg, "path", { class: "whole" });
    this.needle = draw(this.svg, "line", { class: "needle" });
    this.ball = draw(this.svg, "circle", { r: 5.5, class: "now" });
    this.x = linear(0, 1, 0, 1);
    this.y = linear(0, 1, 0, 1);
    /** Powers of ten of the loss. @type {number[]} */ this.heights = [];
    this.slider.addEventListener("input", () => go(Number(this.slider.value)));
  }

  /** @param {Descent} descent */
  ground({ loss }) {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (height < 40) return;
    const least = Math.log10(loss.reduce((a, value) => (value > 0 ? Math.min(a, value) : a), Infinity));
    const lowest = Number.isFinite(least) ? least : 0;
    const heights = loss.map((value) => (value > 0 ? Math.log10(value) : lowest));
    const top = heights.reduce((a, value) => Math.max(a, value), lowest);
    const [floor, ceiling] = top - lowest < 1 ? [lowest - 0.5, top + 0.5] : [lowest, top];
    const right = width - MARGIN.right;
    const bottom = height - MARGIN.bottom;
    const last = Math.max(1, loss.length - 1);
    this.heights = heights;
    this.x = linear(0, last, MARGIN.left, right);
    this.y = linear(floor, ceiling, bottom, MARGIN.top);
    set(this.svg, { width, height });
    set(this.line, { d: outline(loss.map((_, epoch) => epoch), heights, this.x.pixel, this.y.pixel) });
    set(this.needle, { y1: MARGIN.top - 4, y2: bottom });
    this.slider.max = String(loss.length - 1);
    this.slider.style.left = `${MARGIN.left - THUMB}px`;
    this.slider.style.width = `${right - MARGIN.left + 2 * THUMB}px`;
    this.axes.replaceChildren();
    for (const power of ticks(floor, ceiling, height > 100 ? 4 : 2).filter(Number.isInteger)) {
      const at = this.y.pixel(power);
      draw(this.axes, "line", { x1: MARGIN.left, x2: right, y1: at, y2: at, class: "grid" });
      draw(this.axes, "text", { x: MARGIN.left - 8, y: at + 4, class: "up" }, Math.abs(power) < 4 ? plain(10 ** power) : significant(10 ** power, 1).replace("1 × ", ""));
    }
    for (const epoch of ticks(0, last, Math.max(2, Math.floor(width / 80)))) draw(this.axes, "text", { x: this.x.pixel(epoch), y: bottom + 17, class: "across" }, count(epoch));
    draw(this.axes, "text", { x: 16, y: bottom + 17 }, "epoch");
    draw(this.axes, "text", { x: 16, y: MARGIN.top + 8, class: "name" }, "L");
  }

  /** @param {number} epoch */
  show(epoch) {
    if (this.heights.length === 0) return;
    const x = this.x.pixel(epoch);
    set(this.needle, { x1: x, x2: x });
    set(this.ball, { cx: x, cy: this.y.pixel(this.heights[epoch]) });
    this.slider.value = String(epoch);
  }
}
