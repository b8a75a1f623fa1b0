// @ts-check
/** The loss over the epochs by powers of ten: a straight line, since every epoch multiplies the error alike; dashed, the other gradient's. */

import { linear, ticks } from "../axis.js";
import { outline } from "../curve.js";
import { count, plain, significant } from "../format.js";
import { draw, say, set } from "../svg.js";

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
    this.other = draw(this.svg, "path", { class: "whole other" });
    this.line = draw(this.svg, "path", { class: "whole" });
    this.dash = draw(this.svg, "path", { class: "whole other" });
    this.name = draw(this.svg, "text");
    this.needle = draw(this.svg, "line", { class: "needle" });
    this.ball = draw(this.svg, "circle", { r: 5.5, class: "now" });
    this.x = linear(0, 1, 0, 1);
    this.y = linear(0, 1, 0, 1);
    /** Powers of ten of the loss. @type {number[]} */ this.heights = [];
    this.slider.addEventListener("input", () => go(Number(this.slider.value)));
  }

  /** @param {Descent} descent @param {Descent} other by the other gradient @param {string} name of that */
  ground({ loss }, other, name) {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (height < 40) return;
    const [floor, ceiling] = range([...loss, ...other.loss]);
    const right = width - MARGIN.right;
    const bottom = height - MARGIN.bottom;
    const last = Math.max(1, loss.length - 1);
    const powers = (/** @type {number[]} */ losses) => losses.map((value) => (value > 0 ? Math.log10(value) : floor));
    this.heights = powers(loss);
    this.x = linear(0, last, MARGIN.left, right);
    this.y = linear(floor, ceiling, bottom, MARGIN.top);
    set(this.svg, { width, height });
    const path = (/** @type {number[]} */ heights) => outline(heights.map((_, epoch) => epoch), heights, this.x.pixel, this.y.pixel);
    const beside = powers(other.loss.slice(0, last + 1));
    set(this.line, { d: path(this.heights) });
    set(this.other, { d: path(beside) });
    this.key(name, right, room(this.heights, beside, MARGIN.top, bottom));
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

  /** What the dashed line is. @param {string} name @param {number} x its right end @param {number} y */
  key(name, x, y) {
    say(this.name, name);
    set(this.name, { x, y, "text-anchor": "end" });
    set(this.dash, { d: `M${x - this.name.getComputedTextLength() - 34} ${y - 4}h26` });
  }

  /** @param {number} epoch @param {string} loss as it is written */
  show(epoch, loss) {
    if (this.heights.length === 0) return;
    const x = this.x.pixel(epoch);
    set(this.needle, { x1: x, x2: x });
    set(this.ball, { cx: x, cy: this.y.pixel(this.heights[epoch]) });
    this.slider.value = String(epoch);
    this.slider.setAttribute("aria-valuetext", `epoch ${epoch}, loss ${loss}`);
  }
}

/** The powers of ten that hold all losses above 0, one apart at least. @param {readonly number[]} losses @returns {[number, number]} */
function range(losses) {
  const heights = losses.filter((value) => value > 0).map(Math.log10);
  const low = heights.reduce((a, height) => Math.min(a, height), heights[0] ?? 0);
  const high = heights.reduce((a, height) => Math.max(a, height), heights[0] ?? 0);
  return high - low < 1 ? [low - 0.5, high + 0.5] : [low, high];
}

/** Where at the right end neither line is. @param {readonly number[]} own @param {readonly number[]} other heights @param {number} top @param {number} bottom */
function room(own, other, top, bottom) {
  const falls = (/** @type {readonly number[]} */ heights) => heights[heights.length - 1] <= heights[0];
  if (falls(own) !== falls(other)) return (top + bottom) / 2 + 4;
  return falls(own) ? top + 8 : bottom - 6;
}
