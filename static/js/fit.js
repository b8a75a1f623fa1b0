// @ts-check
/** The neuron's curve over the points, each residual with what it costs: where that is its half square, as the triangle of that area. */

import { feet, levels } from "./axes.js";
import { linear, ticks } from "./axis.js";
import { inputs, outputs } from "./extent.js";
import { significant } from "./format.js";
import { prediction } from "./neuron.js";
import { pulls } from "./pulls.js";
import { draw, set, show } from "./svg.js";

/** @typedef {import("./neuron.js").Point} Point */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./stage.js").Moment} Moment */

const MARGIN = { left: 30, right: 6, top: 12, bottom: 24 };
const SAMPLES = 72;
const FAR = 1e4;
/** More points than this get a dot without number and cost. */
const MOST_NUMBERED = 3;
/** What a point adds to the loss, by its number and how many there are. @type {Record<string, (k: string, count: number) => string>} */
const COSTS = {
  squared_error: (k) => `½r${k}²`,
  cross_entropy: (k, count) => (count > 1 ? `L${k} / ${count}` : `L${k}`),
};

export class Fit {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.svg = draw(element, "svg", { "aria-hidden": "true" });
    this.axes = draw(this.svg, "g", { class: "axes" });
    const id = `fit-plot-${document.querySelectorAll(".fit clipPath").length}`; // the lecture's guess has one too
    this.window = draw(draw(this.svg, "clipPath", { id }), "rect");
    const inside = draw(this.svg, "g", { "clip-path": `url(#${id})` });
    this.triangles = draw(inside, "g");
    this.curve = draw(inside, "path", { class: "curve" });
    this.name = draw(this.svg, "text", { class: "name" }, "f(x)");
    this.marks = draw(this.svg, "g");
    this.x = linear(0, 1, 0, 1);
    this.y = linear(0, 1, 0, 1);
    /** @type {readonly Point[]} */ this.points = [];
    /** @type {{shape: SVGPathElement, dot: SVGCircleElement, cost: SVGTextElement | null}[]} */
    this.residuals = [];
    /** Whether a residual's cost is an area. */
    this.square = true;
    /** Pixels of one unit of y, and of a residual drawn sideways. */
    this.unit = 1;
    this.right = 0;
    this.bottom = 0;
    /** The plot, in pixels. */
    this.box = { x: 0, y: 0, width: 0, height: 0 };
  }

  /** Draw what does not move: axes and targets. @param {Moment} moment */
  ground({ run }) {
    const points = run.point;
    const { width, height } = this.element.getBoundingClientRect();
    this.points = height > 60 ? points : []; // nothing is drawn while another tab is open
    if (this.points.length === 0) return;
    set(this.svg, { width, height });
    const [floor, ceiling] = outputs(run);
    this.square = run.loss === "squared_error";
    this.right = width - MARGIN.right;
    this.bottom = height - MARGIN.bottom;
    this.y = linear(floor, ceiling, this.bottom, MARGIN.top);
    this.unit = Math.abs(this.y.pixel(1) - this.y.pixel(0));
    const [low, high] = inputs(points, this.square ? ceiling - floor : 0, (this.right - MARGIN.left) / this.unit);
    this.x = linear(low, high, MARGIN.left, this.right);
    this.drawAxes(low, high, floor, ceiling, this.bottom);
    this.drawPoints();
  }

  /** @param {number} low @param {number} high @param {number} floor @param {number} ceiling @param {number} bottom */
  drawAxes(low, high, floor, ceiling, bottom) {
    const { axes, x, y } = this;
    const { right } = this;
    const box = { x: MARGIN.left, y: MARGIN.top, width: Math.max(0, right - MARGIN.left), height: bottom - MARGIN.top };
    this.box = box;
    axes.replaceChildren();
    draw(axes, "rect", box);
    // a line along the edge is drawn with its whole width
    set(this.window, { x: box.x, y: box.y - 2, width: box.width, height: box.height + 4 });
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
      const shape = draw(this.triangles, "path", { class: `residual ${colour}${this.square ? "" : " bare"}` });
      const dot = draw(this.marks, "circle", { r: 3.5, class: "answer" });
      const badge = draw(this.marks, "g", { class: `badge ${colour}`, transform: `translate(${x.pixel(px)} ${y.pixel(py)})` });
      draw(badge, "circle", { r: numbered ? 9 : 4 });
      if (numbered) draw(badge, "text", { y: 4.5 }, String(k + 1));
      return { shape, dot, cost: numbered ? draw(this.marks, "text", { class: "area" }) : null };
    });
  }

  /** The curve of a neuron, as an SVG path. @param {Run} run @param {import("./stage.js").Place} weights */
  trace(run, { w, b }) {
    let path = "";
    for (let k = 0; k <= SAMPLES; k += 1) {
      const at = MARGIN.left + ((this.right - MARGIN.left) * k) / SAMPLES;
      path += `${k === 0 ? "M" : "L"}${at.toFixed(1)} ${this.height(prediction(run, w, b, this.x.value(at))).toFixed(1)}`;
    }
    return path;
  }

  /** The curve and the triangles for the weights asked about. @param {Moment} moment */
  show({ run, place }) {
    const { x, y, points } = this;
    if (points.length === 0) return;
    const { w, b } = place;
    const { right, bottom } = this;
    set(this.curve, { d: this.trace(run, place) });
    const end = Math.min(bottom, this.height(prediction(run, w, b, x.value(right))));
    set(this.name, { x: right - 4, y: end < MARGIN.top + 26 ? Math.max(MARGIN.top, end) + 18 : end - 8 });
    pulls(run, w, b).each.forEach(({ f, residual, loss }, k) => {
      const [px, py] = points[k];
      const { shape, dot, cost } = this.residuals[k];
      const left = x.pixel(px);
      const answer = this.height(f);
      const seen = Math.max(MARGIN.top, Math.min(bottom, answer));
      const side = this.square ? `L${left + Math.abs(answer - y.pixel(py))} ${answer}Z` : "";
      set(shape, { d: `M${left} ${y.pixel(py)}L${left} ${answer}${side}` });
      set(dot, { cx: left, cy: seen, class: seen === answer ? "answer" : "answer outside" });
      if (cost) this.label(cost, run, k, residual, loss);
    });
  }

  /** An output in pixels; what is far outside the plot stays far outside, in numbers that a browser can draw. @param {number} f */
  height(f) {
    return Math.max(-FAR, Math.min(FAR, this.y.pixel(f)));
  }

  /** The cost stands beside the target, on the side away from the curve. @param {SVGTextElement} cost @param {Run} run @param {number} k @param {number} residual @param {number} loss */
  label(cost, run, k, residual, loss) {
    const [px, py] = this.points[k];
    const small = Math.abs(residual) * this.unit < 24;
    const down = small ? 26 : residual > 0 ? 16 : 4;
    cost.textContent = `${COSTS[run.loss]("₁₂₃"[k], run.point.length)} = ${significant(loss, 2)}`;
    const top = Math.max(MARGIN.top + 12, Math.min(this.y.pixel(py) + down, this.bottom - 6));
    set(cost, { x: this.x.pixel(px) + 15, y: top });
    show(cost, true);
  }
}
