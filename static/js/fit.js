// @ts-check
/** The neuron's curve over the points, each residual as the right triangle whose area is its half square. */

import { feet, levels } from "./axes.js";
import { linear, ticks } from "./axis.js";
import { significant } from "./format.js";
import { prediction } from "./neuron.js";
import { pulls } from "./pulls.js";
import { draw, set, show } from "./svg.js";

/** @typedef {import("./neuron.js").Point} Point */
/** @typedef {import("./stage.js").Moment} Moment */

const MARGIN = { left: 30, right: 6, top: 12, bottom: 24 };
const SAMPLES = 72;
/** More points than this get a dot without number and area. */
const MOST_NUMBERED = 3;

export class Fit {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.svg = draw(element, "svg", { "aria-hidden": "true" });
    this.axes = draw(this.svg, "g", { class: "axes" });
    this.triangles = draw(this.svg, "g");
    this.curve = draw(this.svg, "path", { class: "curve" });
    this.name = draw(this.svg, "text", { class: "name" }, "f(x)");
    this.marks = draw(this.svg, "g");
    this.x = linear(0, 1, 0, 1);
    this.y = linear(0, 1, 0, 1);
    /** @type {readonly Point[]} */ this.points = [];
    /** @type {{triangle: SVGPathElement, dot: SVGCircleElement, area: SVGTextElement | null}[]} */
    this.residuals = [];
    /** Pixels of one unit of y, and of a residual drawn sideways. */
    this.unit = 1;
    this.right = 0;
  }

  /** Draw what does not move: axes and targets. @param {Moment} moment */
  ground({ run }) {
    const points = run.point;
    const { width, height } = this.element.getBoundingClientRect();
    this.points = height > 60 ? points : []; // nothing is drawn while another tab is open
    if (this.points.length === 0) return;
    set(this.svg, { width, height });
    const targets = points.map(([, y]) => y);
    const floor = Math.min(0, ...targets);
    const ceiling = Math.max(1, ...targets);
    this.right = width - MARGIN.right;
    this.y = linear(floor, ceiling, height - MARGIN.bottom, MARGIN.top);
    this.unit = Math.abs(this.y.pixel(1) - this.y.pixel(0));
    const [low, high] = span(points, (this.right - MARGIN.left) / this.unit);
    this.x = linear(low, high, MARGIN.left, this.right);
    this.drawAxes(low, high, floor, ceiling, height - MARGIN.bottom);
    this.drawPoints();
  }

  /** @param {number} low @param {number} high @param {number} floor @param {number} ceiling @param {number} bottom */
  drawAxes(low, high, floor, ceiling, bottom) {
    const { axes, x, y } = this;
    const { right } = this;
    const box = { x: MARGIN.left, y: MARGIN.top, width: Math.max(0, right - MARGIN.left), height: bottom - MARGIN.top };
    axes.replaceChildren();
    draw(axes, "rect", box);
    levels(axes, box, y, ticks(floor, ceiling, 2), 8);
    feet(axes, box, x, ticks(low, high, 6).filter((value) => x.pixel(value) < right - 24), 18);
    draw(axes, "text", { x: right - 4, y: bottom + 18, class: "across name" }, "x");
  }

  drawPoints() {
    const { points, x, y } = this;
    const numbered = points.length <= MOST_NUMBERED;
    this.triangles.replaceChildren();
    this.marks.replaceChildren();
    this.residuals = points.map(([px, py], k) => {
      const colour = `point-${(k % 2) + 1}`;
      const triangle = draw(this.triangles, "path", { class: `residual ${colour}` });
      const dot = draw(this.marks, "circle", { r: 3.5, class: "answer" });
      const badge = draw(this.marks, "g", { class: `badge ${colour}`, transform: `translate(${x.pixel(px)} ${y.pixel(py)})` });
      draw(badge, "circle", { r: numbered ? 9 : 4 });
      if (numbered) draw(badge, "text", { y: 4.5 }, String(k + 1));
      return { triangle, dot, area: numbered ? draw(this.marks, "text", { class: "area" }) : null };
    });
  }

  /** The curve and the triangles for the weights asked about. @param {Moment} moment */
  show({ run, place }) {
    const { x, y, points, unit } = this;
    if (points.length === 0) return;
    const { w, b } = place;
    const { right } = this;
    let path = "";
    for (let k = 0; k <= SAMPLES; k += 1) {
      const at = MARGIN.left + ((right - MARGIN.left) * k) / SAMPLES;
      path += `${k === 0 ? "M" : "L"}${at.toFixed(1)} ${y.pixel(prediction(run, w, b, x.value(at))).toFixed(1)}`;
    }
    set(this.curve, { d: path });
    const end = y.pixel(prediction(run, w, b, x.value(right)));
    set(this.name, { x: right - 4, y: end < MARGIN.top + 26 ? end + 18 : end - 8 });
    pulls(run, w, b).each.forEach(({ f, residual, loss }, k) => {
      const [px, py] = points[k];
      const { triangle, dot, area } = this.residuals[k];
      const left = x.pixel(px);
      const leg = Math.abs(residual) * unit;
      set(triangle, { d: `M${left} ${y.pixel(py)}L${left} ${y.pixel(f)}L${left + leg} ${y.pixel(f)}Z` });
      set(dot, { cx: left, cy: y.pixel(f) });
      if (area) this.label(area, k, residual, loss);
    });
  }

  /** The area stands beside the target, on the side away from the curve. @param {SVGTextElement} area @param {number} k @param {number} residual @param {number} loss */
  label(area, k, residual, loss) {
    const [px, py] = this.points[k];
    const small = Math.abs(residual) * this.unit < 24;
    const down = small ? 26 : residual > 0 ? 16 : 4;
    area.textContent = `½r${"₁₂₃"[k]}² = ${significant(loss, 2)}`;
    const top = Math.max(MARGIN.top + 12, Math.min(this.y.pixel(py) + down, this.y.pixel(0) - 6));
    set(area, { x: this.x.pixel(px) + 15, y: top });
    show(area, true);
  }
}

/**
 * The inputs shown: from a little before the points to far enough behind them for a residual of 1 drawn sideways.
 * @param {readonly Point[]} points @param {number} width of the plot, in units of y
 * @returns {[number, number]}
 */
function span(points, width) {
  const xs = points.map(([x]) => x);
  const first = Math.min(...xs);
  const last = Math.max(...xs);
  const low = first - 0.5 * (last > first ? last - first : 2);
  const behind = Math.min(0.7, 1.08 / Math.max(width, 1e-9));
  return [low, (last - behind * low) / (1 - behind)];
}
