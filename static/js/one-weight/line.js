// @ts-check
/** The line y = m·x and the one point: the loss is the area of the square on the residual. */

import { linear, ticks } from "../axis.js";
import { plain } from "../format.js";
import { draw, set, show } from "../svg.js";
import { lowest } from "./descent.js";
import { reach } from "./window.js";

/** @typedef {import("./descent.js").Task} Task */

const MARGIN = { left: 34, right: 10, top: 8, bottom: 24 };

export class Line {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.svg = draw(element, "svg", { "aria-hidden": "true" });
    this.axes = draw(this.svg, "g", { class: "axes" });
    this.window = draw(draw(draw(this.svg, "defs"), "clipPath", { id: "one-weight-window" }), "rect");
    const inside = draw(this.svg, "g", { "clip-path": "url(#one-weight-window)" });
    this.cross = draw(inside, "path", { class: "cross" });
    this.best = draw(inside, "path", { class: "best" });
    this.square = draw(inside, "rect", { class: "residual point-1" });
    this.line = draw(inside, "path", { class: "curve" });
    this.bestName = draw(inside, "text", { class: "name" }, "m = y/x");
    this.answer = draw(this.svg, "circle", { r: 5.5, class: "now" });
    this.badge = draw(this.svg, "g", { class: "badge point-1" });
    draw(this.badge, "circle", { r: 6 });
    this.x = linear(0, 1, 0, 1);
    this.y = linear(0, 1, 0, 1);
    this.box = { x: 0, y: 0, width: 0, height: 0 };
    /** On which side of the point the square lies: 1 right, −1 left. */
    this.side = 1;
    /** @type {Task | null} */ this.task = null;
  }

  /** Draw what does not move; a unit of x is as long as one of y, so that the square is one. @param {Task} task */
  ground(task) {
    const { width, height } = this.element.getBoundingClientRect();
    if (height < 60) return;
    this.task = task;
    const { axes, cross, window } = this;
    const across = Math.max(1, width - MARGIN.left - MARGIN.right);
    const up = Math.max(1, height - MARGIN.top - MARGIN.bottom);
    const unit = Math.min(across, up) / 2 / reach(task);
    const right = across / 2 / unit;
    const top = up / 2 / unit;
    this.box = { x: MARGIN.left, y: MARGIN.top, width: across, height: up };
    this.x = linear(-right, right, MARGIN.left, MARGIN.left + across);
    this.y = linear(-top, top, MARGIN.top + up, MARGIN.top);
    set(this.svg, { width, height });
    set(window, this.box);
    axes.replaceChildren();
    draw(axes, "rect", this.box);
    const bottom = MARGIN.top + up;
    for (const value of ticks(-top, top, 5)) draw(axes, "text", { x: MARGIN.left - 6, y: this.y.pixel(value) + 4, class: "up" }, plain(value));
    for (const value of ticks(-right, right, 6).filter((v) => this.x.pixel(v) < MARGIN.left + across - 22)) {
      draw(axes, "line", { x1: this.x.pixel(value), x2: this.x.pixel(value), y1: bottom, y2: bottom + 4 });
      draw(axes, "text", { x: this.x.pixel(value), y: bottom + 16, class: "across" }, plain(value));
    }
    draw(axes, "text", { x: MARGIN.left + across - 4, y: bottom + 16, class: "across name" }, "x");
    draw(axes, "text", { x: MARGIN.left + 10, y: MARGIN.top + 15, class: "across name" }, "y");
    set(cross, { d: `M${MARGIN.left} ${this.y.pixel(0)}h${across}M${this.x.pixel(0)} ${MARGIN.top}v${up}` });
    const m = lowest(task);
    set(this.best, { d: m === null ? "" : this.through(m) });
    show(this.bestName, m !== null);
    if (m !== null) this.name(m, right, top);
    set(this.badge, { transform: `translate(${this.x.pixel(task.x)} ${this.y.pixel(task.y)})` });
    const away = task.x < 0 ? -1 : 1;
    this.side = Math.abs(task.x) + Math.abs(task.y - task.m * task.x) <= right ? away : -away;
  }

  /** The best line's name, at the end where the point is not, on the side where the line leaves room. @param {number} m @param {number} right @param {number} top */
  name(m, right, top) {
    const side = Math.sign(this.task?.x ?? 0) === 1 ? -1 : 1;
    const end = side * Math.min(0.98 * right, (0.9 * top) / Math.max(Math.abs(m), 1e-12));
    const high = m * end >= 0;
    set(this.bestName, { x: this.x.pixel(end), y: this.y.pixel(m * end) + (high ? -8 : 18), "text-anchor": side > 0 ? "end" : "start" });
  }

  /** The line with a slope, from edge to edge. @param {number} m */
  through(m) {
    const { x, box } = this;
    // a steep line ends at the upper and lower edge, so that no coordinate is too large to draw
    const end = Math.min(x.value(box.x + box.width), (3 * this.y.value(box.y)) / Math.max(Math.abs(m), 1e-12));
    return `M${x.pixel(-end)} ${this.y.pixel(-m * end)}L${x.pixel(end)} ${this.y.pixel(m * end)}`;
  }

  /** @param {number} m @returns {boolean} whether the line's answer is in the picture */
  show(m) {
    const { task, x, y, box } = this;
    if (!task) return false;
    const left = x.pixel(task.x);
    const target = y.pixel(task.y);
    const at = y.pixel(m * task.x);
    const kept = Math.max(box.y, Math.min(box.y + box.height, at));
    const inside = kept === at;
    // a square that reaches out of the picture is cut there, far enough outside
    const side = Math.min(Math.abs(at - target), 4 * (box.width + box.height));
    const corner = { x: this.side > 0 ? left : left - side, y: at > target ? target : target - side };
    set(this.line, { d: this.through(m) });
    set(this.square, { ...corner, width: side, height: side });
    set(this.answer, { cx: left, cy: kept, class: inside ? "now" : "now outside" });
    return inside;
  }
}
