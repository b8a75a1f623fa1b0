// @ts-check
/** The neuron's curve over z with the points on it: there the slope is ∂ŷ/∂z, the gap to the target is ŷ − y, and x is how far z moves. */

import { ACTIVATIONS } from "../activations.js";
import { outline } from "../arrows.js";
import { feet, levels } from "../axes.js";
import { linear, ticks } from "../axis.js";
import { draw, set, show } from "../svg.js";
import { ACTIVATIONS as FORMULAS, LOSSES } from "./formulas.js";

/** @typedef {import("./formulas.js").PointFactors} PointFactors */
/** @typedef {import("./formulas.js").Factor} Factor */
/** @typedef {{group: SVGGElement, colour: string, gap: SVGLineElement, target: SVGGElement, dot: SVGCircleElement}} Mark */

const MARGIN = { left: 34, right: 8, top: 12, bottom: 20 };
const SAMPLES = 80;
/** Half the tangent, in pixels. */
const TANGENT = 48;
/** A target's badge stands so far beside its place. */
const BESIDE = 17;
/** More points than this get no number. */
const MOST_NUMBERED = 4;

export class Picture {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.svg = draw(element, "svg", { "aria-hidden": "true" });
    this.axes = draw(this.svg, "g", { class: "axes" });
    this.curve = draw(this.svg, "path", { class: "curve" });
    this.window = draw(draw(draw(this.svg, "defs"), "clipPath", { id: "over-z-window" }), "rect");
    const inside = { "clip-path": "url(#over-z-window)" };
    this.tangent = draw(this.svg, "line", { class: "tangent", ...inside });
    this.marks = draw(this.svg, "g");
    this.lit = draw(this.svg, "g", { class: "lit", ...inside });
    this.edge = draw(this.lit, "path", { class: "edge" });
    this.inside = draw(this.lit, "path", { class: "inside" });
    this.arrow = draw(this.lit, "path", { class: "shift" });
    /** @type {Mark[]} */ this.points = [];
    this.z = linear(-1, 1, 0, 1);
    this.y = linear(0, 1, 1, 0);
    /** z is shown from minus this to this, outputs from the lower to the upper; a point beyond stands at the edge, hollow. */
    this.reach = 1;
    this.up = { from: 0, to: 1 };
    /** Whether ∂L/∂ŷ is the gap to the target; else it is the gap over the slope. */
    this.gap = true;
    this.width = 0;
  }

  /** Draw what does not move. @param {import("../run.js").Run} run */
  ground({ point: points, activation, loss }) {
    const { width, height } = this.element.getBoundingClientRect();
    if (height < 40) return;
    this.width = width;
    set(this.svg, { width, height });
    const targets = points.map(([, y]) => y);
    const { curve, across, up } = FORMULAS[activation];
    const { limits, value } = ACTIVATIONS[activation];
    const floor = Math.min(up[0], ...targets);
    const ceiling = Math.max(up[1], ...targets);
    const right = width - MARGIN.right;
    const bottom = height - MARGIN.bottom;
    this.gap = LOSSES[loss].over === undefined;
    this.reach = across;
    this.up = { from: floor, to: ceiling };
    this.z = linear(-across, across, MARGIN.left, right);
    this.y = linear(floor, ceiling, bottom, MARGIN.top);
    const { axes, z, y } = this;
    axes.replaceChildren();
    const box = { x: MARGIN.left, y: MARGIN.top, width: right - MARGIN.left, height: bottom - MARGIN.top };
    draw(axes, "rect", box);
    // a thick end of a line on the frame is not cut
    set(this.window, { x: MARGIN.left - 5, y: MARGIN.top - 5, width: right - MARGIN.left + 10, height: bottom - MARGIN.top + 10 });
    levels(axes, box, y, ticks(floor, ceiling, 2));
    feet(axes, box, z, [-1, -0.5, 0, 0.5].map((part) => part * across));
    draw(axes, "text", { x: right - 4, y: bottom + 16, class: "across name" }, "z");
    // where the curve is not: one that levels off leaves room below its end, one that goes on climbing at the left
    const room = Number.isFinite(limits[1]) ? { x: right - 2, y: y.pixel(limits[1]) + 17, class: "up name" } : { x: MARGIN.left + 6, y: MARGIN.top + 17, class: "name" };
    draw(axes, "text", room, curve);
    set(this.curve, { d: this.path(value) });
    this.drawPoints(points.length);
  }

  /** @param {(z: number) => number} at */
  path(at) {
    const places = Array.from({ length: SAMPLES + 1 }, (_, k) => this.reach * ((2 * k) / SAMPLES - 1));
    return `M${places.map((z) => `${this.z.pixel(z).toFixed(1)} ${this.y.pixel(at(z)).toFixed(1)}`).join("L")}`;
  }

  /** @param {number} count */
  drawPoints(count) {
    this.marks.replaceChildren();
    for (const part of [this.marks, this.tangent, this.lit]) show(part, false); // until their places are known
    this.points = Array.from({ length: count }, (_, k) => {
      const colour = `point-${(k % 2) + 1}`;
      const group = draw(this.marks, "g", { class: `at-z ${colour}` });
      const gap = draw(group, "line", { class: "gap" });
      const dot = draw(group, "circle", { r: 4.5, class: "answer" });
      const target = draw(group, "g", { class: `badge ${colour}` });
      draw(target, "path", { d: "M-7 0H7", class: "target" });
      const name = draw(target, "g");
      draw(name, "circle", { r: count > MOST_NUMBERED ? 4 : 9 });
      if (count <= MOST_NUMBERED) draw(name, "text", { y: 4.5 }, String(k + 1));
      return { group, colour, gap, target, dot };
    });
  }

  /**
   * @param {readonly PointFactors[]} factors @param {number | null} chosen the point looked at, null for all
   * @param {Factor | null} lit
   */
  show(factors, chosen, lit) {
    if (this.width === 0 || this.points.length !== factors.length) return;
    factors.forEach((factor, k) => this.place(this.points[k], factor, chosen === null || chosen === k));
    const point = chosen === null ? null : factors[chosen];
    show(this.marks, true);
    show(this.tangent, point !== null);
    show(this.lit, point !== null && lit !== null);
    if (point) this.look(point, lit);
  }

  /** @param {Mark} mark @param {PointFactors} factor @param {boolean} near */
  place({ group, colour, gap, target, dot }, { z, y, prediction }, near) {
    const left = this.across(z);
    const [top, goal] = [this.height(prediction), this.y.pixel(y)];
    const beyond = Math.abs(z) > this.reach || prediction < this.up.from || prediction > this.up.to;
    set(group, { class: `at-z ${colour}${near ? "" : " far"}${beyond ? " outside" : ""}` });
    set(gap, { x1: left, x2: left, y1: goal, y2: top });
    set(dot, { cx: left, cy: top });
    set(target, { transform: `translate(${left} ${goal})` });
    set(/** @type {Element} */ (target.lastElementChild), { transform: `translate(${left < MARGIN.left + 28 ? BESIDE : -BESIDE} 0)` });
  }

  /** What one factor is, at one point. @param {PointFactors} point @param {Factor | null} lit */
  look(point, lit) {
    const { z, y, prediction, dprediction_dz: slope } = point;
    const left = this.across(z);
    const top = this.height(prediction);
    const unit = this.z.pixel(1) - this.z.pixel(0);
    const rise = (this.y.pixel(1) - this.y.pixel(0)) * slope;
    const part = TANGENT / Math.hypot(unit, rise);
    const ends = { x1: left - part * unit, y1: top - part * rise, x2: left + part * unit, y2: top + part * rise };
    set(this.tangent, ends);
    const [gap, along] = [`M${left} ${this.y.pixel(y)}V${top}`, `M${ends.x1} ${ends.y1}L${ends.x2} ${ends.y2}`];
    const shapes = {
      dloss_dprediction: this.gap ? gap : gap + along,
      dprediction_dz: along,
      dz_dw: "",
      dz_db: "",
    };
    const line = lit === null ? "" : shapes[lit];
    set(this.edge, { d: line });
    set(this.inside, { d: line });
    const moved = lit === "dz_dw" || lit === "dz_db" ? this.across(z + point[lit]) - left : 0;
    const turn = moved < 0 ? " scale(-1 1)" : "";
    set(this.arrow, { d: moved === 0 ? "" : outline(Math.abs(moved)), transform: `translate(${left} ${top})${turn}` });
  }

  /** The pixel of z, at the edge for one beyond. @param {number} z */
  across(z) {
    return this.z.pixel(Math.max(-this.reach, Math.min(z, this.reach)));
  }

  /** The pixel of an output, likewise. @param {number} output */
  height(output) {
    return this.y.pixel(Math.max(this.up.from, Math.min(output, this.up.to)));
  }
}
