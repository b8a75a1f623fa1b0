// @ts-check
/** A chart of a few curves over one number: as printed, right, and the truth. */

import { feet, levels } from "../axes.js";
import { linear, ticks } from "../axis.js";
import { draw, set } from "../svg.js";

/** @typedef {import("./evidence.js").Chart} Spec */

const MARGIN = { left: 62, right: 12, top: 12, bottom: 28 };
/** Pixels between two numbers along an axis. */
const ROOM = { across: 80, up: 44 };
let clips = 0;

export class Chart {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    clips += 1;
    this.svg = draw(element, "svg", { "aria-hidden": "true" });
    this.window = draw(draw(draw(this.svg, "defs"), "clipPath", { id: `slip-${clips}` }), "rect");
    this.axes = draw(this.svg, "g", { class: "axes" });
    this.curves = draw(this.svg, "g", { "clip-path": `url(#slip-${clips})` });
  }

  /** @param {Spec} spec */
  draw({ x, y, curves }) {
    const { width, height } = this.element.getBoundingClientRect();
    if (width < 100 || height < 60) return;
    const right = width - MARGIN.right;
    const bottom = height - MARGIN.bottom;
    const across = linear(x.from, x.to, MARGIN.left, right);
    const up = linear(y.from, y.to, bottom, MARGIN.top);
    set(this.svg, { width, height });
    const box = { x: MARGIN.left, y: MARGIN.top, width: right - MARGIN.left, height: bottom - MARGIN.top };
    set(this.window, box);
    const { axes } = this;
    axes.replaceChildren();
    draw(axes, "rect", box);
    levels(axes, box, up, ticks(y.from, y.to, Math.max(2, box.height / ROOM.up)));
    const last = right - 14 - 8 * x.name.length;
    feet(axes, box, across, ticks(x.from, x.to, Math.max(2, box.width / ROOM.across)).filter((value) => across.pixel(value) < last), 18);
    draw(axes, "text", { x: right, y: bottom + 18, class: "up name" }, x.name);
    this.curves.replaceChildren();
    for (const { kind, at } of curves) {
      const d = `M${at.map(([a, b]) => `${across.pixel(a).toFixed(1)} ${up.pixel(b).toFixed(1)}`).join("L")}`;
      draw(this.curves, "path", { d, class: kind });
    }
  }
}
