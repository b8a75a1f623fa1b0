// @ts-check
/** The carpet from above: the field, its level lines, and the path with the ball on it. Pixels are square in w and b. */

import { downhill, stepTaken } from "./arrows.js";
import { linear, ticks } from "./axis.js";
import { field, paint } from "./field.js";
import { plain } from "./format.js";
import { cover, placeLabels } from "./labels.js";
import { strokePath } from "./path.js";
import { groundOf } from "./stage.js";
import { draw, pill, set, show } from "./svg.js";
import { onTap } from "./tap.js";

/** @typedef {import("./vertices.js").Box} Box */
/** @typedef {import("./path.js").Square} Square */
/** @typedef {import("./stage.js").Moment} Moment */

const MARGIN = { left: 42, right: 18, top: 7, bottom: 24 };
const LABEL = { width: 30, height: 14 };

export class Contour {
  /**
   * @param {HTMLElement} element
   * @param {(w: number, b: number) => void} choose called with the place that was clicked or tapped
   */
  constructor(element, choose) {
    this.element = element;
    this.raster = canvas(element, "raster");
    this.strokes = canvas(element, "strokes");
    this.svg = draw(element, "svg", { class: "overlay", "aria-hidden": "true" });
    this.axes = draw(this.svg, "g", { class: "axes" });
    this.numbers = draw(this.svg, "g", { class: "levels" });
    this.step = stepTaken(this.svg);
    this.downhill = downhill(this.svg);
    this.minimum = draw(this.svg, "path", { class: "minimum", d: star(7) });
    this.start = mark(this.svg, "start", 6);
    this.startName = pill(this.svg, "start", 46);
    this.ball = mark(this.svg, "ball", 7);
    /** @type {Square} */
    this.square = { x: linear(0, 1, 0, 1), y: linear(0, 1, 0, 1), side: 0, left: MARGIN.left, top: MARGIN.top };
    this.ratio = 1;
    /** @type {import("./field.js").Field | null} */ this.field = null;
    /** What the field was computed for. */
    this.key = "";
    onTap(this.raster, (left, top) => {
      const { x, y } = this.square;
      choose(x.value(left + MARGIN.left), y.value(top + MARGIN.top));
    });
  }

  /** Draw everything that does not move. @param {Moment} moment */
  ground(moment) {
    const box = moment.run;
    const { width, height } = this.element.getBoundingClientRect();
    const side = Math.floor(Math.min(width - MARGIN.left - MARGIN.right, height - MARGIN.top - MARGIN.bottom));
    if (side < 40) return;
    this.ratio = Math.min(2, devicePixelRatio);
    this.square = {
      x: linear(box.w_min, box.w_max, MARGIN.left, MARGIN.left + side),
      y: linear(box.b_min, box.b_max, MARGIN.top + side, MARGIN.top),
      side,
      left: MARGIN.left,
      top: MARGIN.top,
    };
    set(this.svg, { width: side + MARGIN.left + MARGIN.right, height: side + MARGIN.top + MARGIN.bottom });
    place(this.raster, side, this.ratio);
    place(this.strokes, side, this.ratio);
    this.drawField(moment);
    this.drawAxes(box);
  }

  /** @param {Moment} moment */
  drawField({ run, theme, landscape }) {
    const { ratio } = this;
    const { x: across, y: up } = this.square;
    const size = this.raster.width;
    const key = JSON.stringify([groundOf(run), size]);
    if (key !== this.key) this.field = field(run.point, run, size, landscape.top);
    this.key = key;
    const inField = (/** @type {number} */ w, /** @type {number} */ b) => ({
      x: (across.pixel(w) - MARGIN.left) * ratio,
      y: (up.pixel(b) - MARGIN.top) * ratio,
    });
    const shown = /** @type {import("./field.js").Field} */ (this.field);
    const labels = placeLabels(shown, [inField(run.w, run.b)], 26 * ratio);
    const covered = cover(labels, LABEL.width * ratio, LABEL.height * ratio);
    this.raster.getContext("2d")?.putImageData(paint(shown, theme, 1.1 * ratio, covered), 0, 0);
    this.numbers.replaceChildren();
    for (const { level, x, y, angle } of labels) {
      const at = `translate(${MARGIN.left + x / ratio} ${MARGIN.top + y / ratio}) rotate(${(angle * 180) / Math.PI})`;
      draw(this.numbers, "text", { transform: at, class: level < 0.35 * shown.top ? "low" : "high" }, plain(level));
    }
  }

  /** @param {Box} box */
  drawAxes(box) {
    const { axes } = this;
    const { x, y, side } = this.square;
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
    draw(axes, "text", { x: MARGIN.left + side * 0.915, y: bottom + 18, class: "across name" }, "w");
    draw(axes, "text", { x: MARGIN.left - 12, y: MARGIN.top + side * 0.085 + 4, class: "up name" }, "b");
  }

  /** Draw what moves: the path up to the head, the ball, both arrows. @param {Moment} moment */
  show({ trajectory, kept, head, ended, theme }) {
    const { square, ratio } = this;
    if (square.side === 0) return;
    const context = this.strokes.getContext("2d");
    if (context) {
      context.setTransform(ratio, 0, 0, ratio, -MARGIN.left * ratio, -MARGIN.top * ratio);
      strokePath(context, square, trajectory, kept, head, theme);
    }
    this.move(this.ball, trajectory.w[head], trajectory.b[head]);
    this.move(this.start, trajectory.w[0], trajectory.b[0]);
    this.name(this.startName, trajectory.w[0], trajectory.b[0]);
    const { minimum } = trajectory;
    show(this.minimum, ended && minimum !== null && this.inside(minimum.w, minimum.b));
    if (minimum) set(this.minimum, { transform: `translate(${square.x.pixel(minimum.w)} ${square.y.pixel(minimum.b)})` });
    const visible = this.inside(trajectory.w[head], trajectory.b[head]);
    this.downhill(visible ? square : null, trajectory, head);
    this.step(visible ? square : null, trajectory, head);
  }

  /** A mark outside the window waits at its edge, hollowed. @param {SVGGElement} group @param {number} w @param {number} b */
  move(group, w, b) {
    const { x, y, side, left, top } = this.square;
    const across = Math.max(left, Math.min(left + side, x.pixel(w)));
    const down = Math.max(top, Math.min(top + side, y.pixel(b)));
    set(group, { transform: `translate(${across} ${down})` });
    group.classList.toggle("outside", !this.inside(w, b));
  }

  /** The start's name stands on the side where there is room. @param {SVGGElement} pill @param {number} w @param {number} b */
  name(pill, w, b) {
    const { x, y, left } = this.square;
    const across = x.pixel(w);
    const aside = across - left > 70 ? -36 : 36;
    set(pill, { transform: `translate(${across + aside} ${y.pixel(b)})` });
    show(pill, this.inside(w, b));
  }

  /** @param {number} w @param {number} b */
  inside(w, b) {
    const { x, y, side, left, top } = this.square;
    const across = x.pixel(w) - left;
    const down = y.pixel(b) - top;
    return across >= 0 && across <= side && down >= 0 && down <= side;
  }

  /** @param {string} text what a screen reader hears for the picture */
  describe(text) {
    if (this.element.getAttribute("aria-label") !== text) this.element.setAttribute("aria-label", text);
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
function place(element, side, ratio) {
  element.width = Math.round(side * ratio);
  element.height = Math.round(side * ratio);
  element.style.cssText = `left:${MARGIN.left}px;top:${MARGIN.top}px;width:${side}px;height:${side}px`;
}

/** @param {SVGElement} parent @param {string} name @param {number} radius */
function mark(parent, name, radius) {
  const group = draw(parent, "g", { class: name });
  draw(group, "circle", { r: radius });
  return group;
}

/** Five points, one up. @param {number} radius */
function star(radius) {
  const corners = Array.from({ length: 10 }, (_, k) => {
    const r = k % 2 === 0 ? radius : radius * 0.45;
    return `${r * Math.sin((k * Math.PI) / 5)} ${-r * Math.cos((k * Math.PI) / 5)}`;
  });
  return `M${corners.join("L")}Z`;
}
