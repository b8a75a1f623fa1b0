// @ts-check
/** The rows over two features, and what the layer answers there: a shaded probability and its line, or the region of each output. */

import { ACTIVATIONS } from "../../activations.js";
import { feet, levels } from "../../axes.js";
import { linear, ticks } from "../../axis.js";
import { open } from "../../controls.js";
import { shade } from "../../field.js";
import { draw, set, show } from "../../svg.js";
import { onTap } from "../../tap.js";
import { classesOf } from "./classes.js";
import { halfway, Key, nameOf } from "./key.js";
import { colourOf, outlines } from "./marks.js";
import { shadeOver } from "./shading.js";
import { Sides } from "./sides.js";
import { crossing, ends, regions, slant } from "./slant.js";

/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("../training.js").Moment} Moment */
/** @typedef {import("../training.js").Sample} Sample */
/** @typedef {import("./classes.js").Classes} Classes */
/** @typedef {import("./sides.js").Side} Side */
/** @typedef {import("./slant.js").Slant} Slant */
/** @typedef {import("./slant.js").Spot} Spot */

const MARGIN = { left: 46, right: 14, top: 8, bottom: 24 };
/** Fewer rows have larger marks: their radius in pixels, by how many there are at most. */
const RADII = [[40, 6.5], [150, 5], [Infinity, 3.8]];
/** A tap this near to a row is meant for it, in pixels. */
const NEAR = 24;
/** Colours of a target that is any number. */
const SHADES = 24;

export class Scatter {
  /** @param {Document} page @param {Desk} desk */
  constructor(page, desk) {
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (page.getElementById(id));
    this.element = find("scatter");
    this.desk = desk;
    this.sides = new Sides(page, () => desk.invalidate("ground"));
    this.key = new Key(find("scatter-key"), find("scatter-words"));
    this.raster = this.element.appendChild(document.createElement("canvas"));
    this.under = draw(this.element, "svg", { "aria-hidden": "true" });
    this.areas = draw(this.under, "g", { class: "areas" });
    this.axes = draw(this.under, "g", { class: "axes" });
    this.lines = draw(this.under, "g", { class: "lines" });
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
    /** @type {[number, number]} */ this.scale = [0, 1];
    this.colour = shade([[0, "#000000"], [1, "#ffffff"]]);
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
    this.drawRows(moment, sample);
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

  /** One path for all rows that look alike. @param {Moment} moment @param {Sample} sample */
  drawRows({ theme }, sample) {
    const { classes, marks, sides } = this;
    const radius = RADII.find(([most]) => sample.row.length <= most)?.[1] ?? 4;
    const output = sides.output ?? 0;
    const style = getComputedStyle(this.element);
    const ends = [1, 2].map((name) => style.getPropertyValue(`--class-${name}`).trim());
    const values = sample.targets.map((targets) => targets[output]);
    this.scale = classes ? classes.ends : [Math.min(...values), Math.max(...values)];
    if (this.scale[0] === this.scale[1]) this.scale[1] += 1;
    this.colour = shade(classes ? [[0, ends[0]], [0.5, theme.background], [1, ends[1]]] : theme.carpet);
    this.element.classList.toggle("by-class", classes !== null);
    const looks = classes ? classes.names.length : SHADES;
    const lookOf = (/** @type {number} */ row) => {
      if (classes) return classes.of(sample.targets[row]);
      const [first, last] = this.scale;
      return Math.min(SHADES - 1, Math.floor((SHADES * (values[row] - first)) / (last - first)));
    };
    /** @type {[number, number][][]} */
    const groups = Array.from({ length: 2 * looks }, () => []);
    this.spots.forEach((spot, row) => groups[2 * lookOf(row) + Number(sample.test[row])].push(spot));
    marks.replaceChildren();
    groups.forEach((spots, group) => {
      const look = Math.floor(group / 2);
      const path = draw(marks, "path", { d: outlines(classes ? look : 0, radius, spots), class: `mark${classes ? ` ${colourOf(look)}` : ""}${group % 2 ? " test" : ""}` });
      if (!classes) path.style.setProperty("--class", this.colour((look + 0.5) / SHADES));
    });
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
    show(this.raster, single !== null);
    if (single !== null) this.shade(slants[single], settings.activation);
    this.divide(single === null ? regions(slants, settings.activation === "relu" ? 0 : -Infinity) : []);
    const level = classes ? ACTIVATIONS[settings.activation].inverse(classes.middle) : NaN;
    this.cross(slants, single, level);
    this.key.show(halfway(classes, single === null ? null : ends(slants[single]).map(ACTIVATIONS[settings.activation].value)));
  }

  /** @param {Slant} slant @param {string} activation */
  shade(slant, activation) {
    const { raster, box } = this;
    const ratio = Math.min(2, devicePixelRatio);
    const [width, height] = [Math.round(box.width * ratio), Math.round(box.height * ratio)];
    if (raster.width !== width || raster.height !== height) Object.assign(raster, { width, height });
    Object.assign(raster.style, { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` });
    const context = raster.getContext("2d");
    if (context) shadeOver(context, { x: 0, y: 0, width, height }, slant, activation, this.scale, this.colour);
  }

  /** @param {Spot[][][]} parts */
  divide(parts) {
    const { areas } = this;
    while (areas.childElementCount < parts.length) draw(areas, "path", { class: colourOf(areas.childElementCount) });
    [...areas.children].forEach((area, output) => set(area, { d: (parts[output] ?? []).map((polygon) => `M${polygon.map((spot) => this.pixel(spot)).join("L")}Z`).join("") }));
  }

  /** The lines where an answer is halfway: of one output, or of each its own. @param {Slant[]} slants @param {number | null} single @param {number} level */
  cross(slants, single, level) {
    const { lines } = this;
    while (lines.childElementCount < 2 * slants.length) draw(lines, "path", { class: lines.childElementCount % 2 ? `line ${colourOf(Math.floor(lines.childElementCount / 2))}` : "casing" });
    lines.classList.toggle("alone", single !== null);
    [...lines.children].forEach((line, k) => {
      const output = Math.floor(k / 2);
      const found = output < slants.length && (single ?? output) === output ? crossing(slants[output], level) : null;
      set(line, { d: found ? `M${found.map((spot) => this.pixel(spot)).join("L")}` : "" });
    });
  }

  /** @param {Spot} spot */
  pixel([s, t]) {
    const { x, y, width, height } = this.box;
    return `${(x + s * width).toFixed(1)} ${(y + (1 - t) * height).toFixed(1)}`;
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
