// @ts-check
/** The carpet from above: its colours, its level lines and its axes. Others draw what moves into its groups. */

import { ticks } from "./axis.js";
import { field as fieldOf, paint } from "./field.js";
import { plain } from "./format.js";
import { cover, placeLabels } from "./labels.js";
import { part } from "./landscape.js";
import { pixelOf, plane, squared } from "./plane.js";
import { groundOf } from "./stage.js";
import { draw, set } from "./svg.js";

/** @typedef {import("./field.js").Field} Field */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./vertices.js").Box} Box */

const MARGIN = { left: 42, right: 18, top: 7, bottom: 24 };
/** Of a number on a level line, in pixels: each of its digits, and all of it at least. */
const LABEL = { digit: 7.5, width: 30, height: 14 };

export class Contour {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.raster = canvas(element, "raster");
    /** For strokes that change in every frame. */
    this.strokes = canvas(element, "strokes");
    this.svg = draw(element, "svg", { class: "overlay", "aria-hidden": "true" });
    this.axes = draw(this.svg, "g", { class: "axes" });
    this.numbers = draw(this.svg, "g", { class: "levels" });
    /** Below the ball, and above it. */
    this.under = draw(this.svg, "g");
    this.over = draw(this.svg, "g");
    this.plane = plane({ w_min: 0, w_max: 1, b_min: 0, b_max: 1 }, 0, MARGIN.left, MARGIN.top);
    this.ratio = 1;
    /** What runs across, and what runs up. */
    this.names = ["w", "b"];
    /** Whether the paths of several runs are drawn here, each in its own colour. */
    this.several = false;
    /** @type {Field | null} */ this.field = null;
    /** What the field was computed for, and what it was painted with. */
    this.drawn = { field: "", colours: "" };
  }

  /** @param {Moment} moment */
  ground(moment) {
    const { width, height } = this.element.getBoundingClientRect();
    const side = Math.floor(Math.min(width - MARGIN.left - MARGIN.right, height - MARGIN.top - MARGIN.bottom));
    const box = squared(moment.run);
    this.plane = plane(box, side < 40 ? 0 : side, MARGIN.left, MARGIN.top);
    if (this.plane.side === 0) return;
    this.ratio = Math.min(2, devicePixelRatio);
    set(this.svg, { width: side + MARGIN.left + MARGIN.right, height: side + MARGIN.top + MARGIN.bottom });
    fit(this.strokes, side, this.ratio);
    this.element.classList.toggle("bare", !moment.layers.above);
    this.drawField(moment, box);
    this.drawAxes(box);
  }

  /** @param {Moment} moment @param {Box} box */
  drawField({ run, theme, landscape }, box) {
    const { ratio } = this;
    const { side } = this.plane;
    const size = Math.round(side * ratio);
    const drawn = { field: JSON.stringify([groundOf(run), size]), colours: JSON.stringify([theme, run.w, run.b]) };
    const same = drawn.field === this.drawn.field;
    if (same && drawn.colours === this.drawn.colours) return;
    fit(this.raster, side, ratio);
    if (!same) this.field = this.lossOver(run, box, size, landscape);
    const field = /** @type {Field} */ (this.field);
    this.drawn = drawn;
    const start = pixelOf(this.plane, run.w, run.b);
    const avoid = [{ x: (start.x - MARGIN.left) * ratio, y: (start.y - MARGIN.top) * ratio }];
    const labels = placeLabels(field, avoid, 26 * ratio);
    const longest = Math.max(LABEL.width, ...labels.map(({ level }) => LABEL.digit * plain(level).length));
    const covered = cover(labels, longest * ratio, LABEL.height * ratio);
    this.raster.getContext("2d")?.putImageData(paint(field, theme, 1.1 * ratio, covered), 0, 0);
    this.numbers.replaceChildren();
    for (const { level, x, y, angle } of labels) {
      const at = `translate(${MARGIN.left + x / ratio} ${MARGIN.top + y / ratio}) rotate(${(angle * 180) / Math.PI})`;
      draw(this.numbers, "text", { transform: at, class: part(landscape, level) < 0.35 ? "low" : "high" }, plain(level));
    }
  }

  /** The loss over the window. @param {import("./run.js").Run} run @param {Box} box @param {number} size @param {import("./landscape.js").Landscape} landscape */
  lossOver(run, box, size, landscape) {
    return fieldOf(run, box, size, landscape);
  }

  /** @param {Box} box */
  drawAxes(box) {
    const { axes } = this;
    const { x, y, side } = this.plane;
    const bottom = MARGIN.top + side;
    axes.replaceChildren();
    draw(axes, "rect", { x: MARGIN.left, y: MARGIN.top, width: side, height: side, rx: 3 });
    for (const w of ticks(box.w_min, box.w_max, 7)) {
      draw(axes, "line", { x1: x.pixel(w), x2: x.pixel(w), y1: bottom, y2: bottom + 4 });
      draw(axes, "text", { x: x.pixel(w), y: bottom + 18, class: "across" }, plain(w));
    }
    for (const b of ticks(box.b_min, box.b_max, 7)) {
      draw(axes, "line", { x1: MARGIN.left - 4, x2: MARGIN.left, y1: y.pixel(b), y2: y.pixel(b) });
      draw(axes, "text", { x: MARGIN.left - 9, y: y.pixel(b) + 4, class: "up" }, plain(b));
    }
    draw(axes, "text", { x: MARGIN.left + side * 0.915, y: bottom + 18, class: "across name" }, this.names[0]);
    draw(axes, "text", { x: MARGIN.left - 12, y: MARGIN.top + side * 0.085 + 4, class: "up name" }, this.names[1]);
  }
}

/** @param {HTMLElement} parent @param {string} name */
function canvas(parent, name) {
  const element = document.createElement("canvas");
  element.className = name;
  parent.append(element);
  return element;
}

/** @param {HTMLCanvasElement} element @param {number} side @param {number} ratio */
function fit(element, side, ratio) {
  element.width = Math.round(side * ratio);
  element.height = Math.round(side * ratio);
  Object.assign(element.style, { left: `${MARGIN.left}px`, top: `${MARGIN.top}px`, width: `${side}px`, height: `${side}px` });
}
