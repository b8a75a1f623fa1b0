// @ts-check
/** The rows over two features, and what the layer answers there: a shaded probability and its line, or the region of each output. */

import { ACTIVATIONS } from "../../activations.js";
import { feet, levels } from "../../axes.js";
import { linear, ticks } from "../../axis.js";
import { open } from "../../controls.js";
import { draw, set, show } from "../../svg.js";
import { onTap } from "../../tap.js";
import { Answers } from "./answers.js";
import { classesOf } from "./classes.js";
import { halfway, Key, nameOf } from "./key.js";
import { drawRows, scaleOf } from "./looks.js";
import { Sides } from "./sides.js";
import { ends, slant } from "./slant.js";

/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("../training.js").Moment} Moment */
/** @typedef {import("../training.js").Sample} Sample */
/** @typedef {import("./classes.js").Classes} Classes */
/** @typedef {import("./sides.js").Side} Side */

const MARGIN = { left: 46, right: 14, top: 8, bottom: 24 };
/** A tap this near to a row is meant for it, in pixels. */
const NEAR = 24;

export class Scatter {
  /** @param {Document} page @param {Desk} desk */
  constructor(page, desk) {
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (page.getElementById(id));
    this.element = find("scatter");
    this.desk = desk;
    this.sides = new Sides(page, () => desk.invalidate("ground"));
    this.key = new Key(find("scatter-key"), find("scatter-words"));
    this.under = draw(this.element, "svg", { "aria-hidden": "true" });
    const areas = draw(this.under, "g", { class: "areas" });
    this.axes = draw(this.under, "g", { class: "axes" });
    this.answers = new Answers(this.element, areas, draw(this.under, "g", { class: "lines" }));
    // what stays where it is has a layer of its own
    this.over = draw(this.element, "svg", { "aria-hidden": "true", class: "over" });
    this.marks = draw(this.over, "g");
    this.ring = draw(this.over, "g", { class: "ring" });
    for (const edge of ["casing", "line"]) draw(this.ring, "circle", { r: 10, class: edge });
    this.box = { x: MARGIN.left, y: MARGIN.top, width: 0, height: 0 };
    /** The middle of each row's mark, in pixels. @type {[number, number][]} */ this.spots = [];
    /** @type {Classes | null} */ this.classes = null;
    /** The scaled inputs at the lower left corner, and what grows from there. @type {number[]} */ this.corner = [];
    /** @type {Side[]} */ this.grows = [];
    /** @type {Sample | null} */ this.sample = null;
    onTap(this.element, (x, y) => this.tap(x, y));
    this.element.addEventListener("keydown", (event) => this.press(event));
  }

  /** @param {Moment} moment */
  ground(moment) {
    const { sample, opening, trajectory } = moment;
    this.sample = sample;
    if (!sample) return;
    this.classes = classesOf(opening.targets, sample.classes, trajectory.accuracy[0] !== null);
    this.sides.ground(opening, sample, this.classes);
    this.key.ground(moment, sample, this.classes, this.sides); // before it is known how much room it leaves
    const { width, height } = this.element.getBoundingClientRect();
    this.box.width = Math.floor(width - MARGIN.left - MARGIN.right);
    this.box.height = Math.floor(height - MARGIN.top - MARGIN.bottom);
    if (this.cramped) return;
    for (const svg of [this.under, this.over]) set(svg, { width, height });
    const { across, up } = this.sides;
    this.corner = sample.mean.map((mean, place) => [across, up].find((side) => side.place === place)?.from ?? mean);
    this.grows = [across, up];
    this.drawAxes();
    const output = this.sides.output ?? 0;
    const style = getComputedStyle(this.element);
    const own = (/** @type {number} */ place) => style.getPropertyValue(`--class-${place + 1}`).trim();
    const scale = scaleOf(this.classes, sample, output, moment.theme, own);
    drawRows(this.marks, this.spots, sample, this.classes, output, scale);
    this.answers.ground(this.box, scale, this.classes?.middle ?? NaN);
    this.element.classList.toggle("by-class", this.classes !== null);
    this.choose(moment, sample);
  }

  /** Whether there is no room for a picture, or none is shown. */
  get cramped() {
    return this.box.width < 40 || this.box.height < 40;
  }

  drawAxes() {
    const { axes, box } = this;
    const { across, up } = this.sides;
    const x = linear(...across.ends, box.x, box.x + box.width);
    const y = linear(...up.ends, box.y + box.height, box.y);
    axes.replaceChildren();
    draw(axes, "rect", box);
    levels(axes, box, y, ticks(...up.ends, 5), 8);
    feet(axes, box, x, ticks(...across.ends, 6), 18);
    this.spots = across.values.map((value, k) => [x.pixel(value), y.pixel(up.values[k])]);
  }

  /** @param {Moment} moment @param {Sample} sample */
  choose({ row }, sample) {
    show(this.ring, row !== null);
    if (row !== null) set(this.ring, { transform: `translate(${this.spots[row].map((at) => at.toFixed(1)).join(" ")})` });
    const words = row === null ? `none of ${sample.row.length}` : nameOf(sample, row, this.classes);
    set(this.element, { "aria-valuemax": sample.row.length, "aria-valuenow": row === null ? 0 : row + 1, "aria-valuetext": words });
  }

  /** @param {Moment} moment */
  show({ settings, weights, bias }) {
    const { classes, sides } = this;
    if (!this.sample || this.cramped) return;
    const slants = weights.map((of, output) => slant(of, bias[output], this.corner, this.grows));
    const single = sides.output ?? (slants.length === 1 ? 0 : null);
    this.answers.show(slants, single, settings.activation);
    this.key.show(halfway(classes, single === null ? null : ends(slants[single]).map(ACTIVATIONS[settings.activation].value)));
  }

  /** @param {number} x @param {number} y */
  tap(x, y) {
    const distances = this.spots.map((spot) => Math.hypot(spot[0] - x, spot[1] - y));
    const nearest = Math.min(...distances);
    this.desk.choose(nearest <= NEAR ? distances.indexOf(nearest) : null);
    if (nearest <= NEAR) open("row-panel");
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const last = this.spots.length - 1;
    const { row } = this.desk;
    const next = { ArrowRight: (row ?? -1) + 1, ArrowUp: (row ?? -1) + 1, ArrowLeft: (row ?? 1) - 1, ArrowDown: (row ?? 1) - 1, Home: 0, End: last, Escape: null }[event.key];
    if (next === undefined || last < 0) return;
    event.preventDefault();
    this.desk.choose(next === null ? null : Math.max(0, Math.min(last, next)));
  }
}
