// @ts-check
/** The points of the fit as things to take and move, by mouse, finger or keys; let go elsewhere they make another run. */

import { plain } from "../format.js";
import { translate } from "../plane.js";
import { pill, say, set, show } from "../svg.js";

/** @typedef {import("../axis.js").Axis} Axis */
/** @typedef {import("./choices.js").LossChoice} LossChoice */
/** @typedef {import("../fit.js").Fit} Fit */
/** @typedef {import("../neuron.js").Point} Point */
/** @typedef {import("../plane.js").Pixel} Pixel */
/** @typedef {import("../stage.js").Moment} Moment */

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };
/** An arrow key moves by so many of the last digits that a pixel can tell apart; with Shift by one. */
const STRIDE = 5;
const WIDTH = 124;

export class Grips {
  /**
   * @param {Fit} fit the picture of the points, which is shown what is on its way
   * @param {readonly LossChoice[]} losses with the targets that each allows
   * @param {(points: Point[]) => void} moved called when a point is let go elsewhere
   */
  constructor(fit, losses, moved) {
    this.fit = fit;
    this.losses = losses;
    this.moved = moved;
    /** @type {Moment | null} */ this.moment = null;
    /** All points while one is on its way. @type {Point[] | null} */ this.points = null;
    /** Whether it is still held. */
    this.held = false;
    /** The one that is moved. */
    this.chosen = 0;
    /** From the middle of that point to the pointer. */
    this.offset = { x: 0, y: 0 };
    const { element } = fit;
    this.name = pill(fit.svg, "", WIDTH);
    this.layer = child(element, "grips");
    this.told = child(element, "unseen");
    this.told.setAttribute("aria-live", "polite");
    show(this.name, false);
    this.followPointer();
    element.addEventListener("keydown", (event) => this.key(event));
    element.addEventListener("blur", () => this.drop());
  }

  followPointer() {
    const { layer } = this;
    const follow = (/** @type {PointerEvent} */ event) => this.to(this.pixel(event));
    layer.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      this.take(this.pixel(event));
      layer.setPointerCapture(event.pointerId);
      layer.addEventListener("pointermove", follow);
    });
    for (const name of ["pointerup", "pointercancel"]) {
      layer.addEventListener(name, () => {
        layer.removeEventListener("pointermove", follow);
        if (name === "pointerup") this.drop();
        else this.putBack();
      });
    }
  }

  /** @param {PointerEvent} event @returns {Pixel} in the fit */
  pixel({ clientX, clientY }) {
    const { left, top } = this.layer.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  /** Choose the point that is nearest: some lie on each other. @param {Pixel} at */
  take(at) {
    const offsets = this.fit.points.map(([x, y]) => ({ x: at.x - this.fit.x.pixel(x), y: at.y - this.fit.y.pixel(y) }));
    const lengths = offsets.map(({ x, y }) => Math.hypot(x, y));
    this.choose(lengths.indexOf(Math.min(...lengths)));
    this.offset = offsets[this.chosen];
  }

  /** @param {number} k */
  choose(k) {
    this.chosen = k;
    for (const [place, grip] of [...this.layer.children].entries()) grip.classList.toggle("chosen", place === k);
  }

  /** Move the chosen point with the pointer, inside the picture. @param {Pixel} at */
  to(at) {
    const { x, y, box } = this.fit;
    const left = within(at.x - this.offset.x, box.x, box.x + box.width);
    const top = within(at.y - this.offset.y, box.y, box.y + box.height);
    this.put(x.value(left), y.value(top));
  }

  /** Put the chosen point where its loss allows, in digits that a pixel tells apart. @param {number} x @param {number} y */
  put(x, y) {
    const { fit, moment, chosen } = this;
    if (!moment) return;
    const [least, most] = this.losses.find(({ name }) => name === moment.run.loss)?.targets ?? [null, null];
    const allowed = within(y, least ?? -Infinity, most ?? Infinity);
    const point = /** @type {Point} */ ([Number(x.toFixed(digits(fit.x))), Number(allowed.toFixed(digits(fit.y)))]);
    this.held = true;
    this.points = (this.points ?? moment.run.point).map((other, k) => (k === chosen ? point : other));
    this.draw();
    say(this.told, `Point ${chosen + 1}: x ${plain(point[0])}, y ${plain(point[1])}`);
  }

  /** Arrow keys move a point, a digit chooses another, Enter lets go and Escape puts back. @param {KeyboardEvent} event */
  key(event) {
    const { fit, layer } = this;
    if (event.target !== fit.element || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const digit = Number(event.key) - 1;
    if (arrow) {
      const [x, y] = (this.points ?? fit.points)[this.chosen];
      const stride = event.shiftKey ? 1 : STRIDE;
      this.put(x + arrow[0] * stride * 10 ** -digits(fit.x), y + arrow[1] * stride * 10 ** -digits(fit.y));
    } else if (digit in layer.children) {
      this.choose(digit);
      say(this.told, `Point ${digit + 1}`);
    } else if (event.key === "Enter") this.drop();
    else if (event.key === "Escape" && this.points) this.putBack();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Let go: other points are another run, which will show them. */
  drop() {
    const { points, moment, held } = this;
    show(this.name, false);
    if (!held || !points || !moment) return;
    this.held = false;
    if (String(points) === String(moment.run.point)) this.putBack();
    else this.moved(points);
  }

  putBack() {
    this.held = false;
    this.points = null;
    this.draw();
  }

  /** The points as they are, or as they are on their way. */
  draw() {
    const { fit, moment, points, chosen } = this;
    if (!moment || fit.points.length === 0) return;
    fit.points = points ?? moment.run.point;
    fit.drawPoints();
    this.lay();
    fit.show({ ...moment, run: { ...moment.run, point: [...fit.points] } });
    show(this.name, points !== null);
    if (!points) return;
    const [x, y] = points[chosen];
    const { box } = fit;
    const middle = within(fit.x.pixel(x), box.x + WIDTH / 2, box.x + box.width - WIDTH / 2);
    const above = fit.y.pixel(y) - 26;
    set(this.name, { transform: translate({ x: middle, y: above < box.y ? above + 52 : above }) });
    say(/** @type {Element} */ (this.name.lastElementChild), `x ${plain(x)}, y ${plain(y)}`);
  }

  /** A grip over each point. */
  lay() {
    const { fit, layer } = this;
    while (layer.children.length > fit.points.length) layer.lastElementChild?.remove();
    while (layer.children.length < fit.points.length) child(layer, "grip");
    for (const [k, [x, y]] of fit.points.entries()) {
      const { style } = /** @type {HTMLElement} */ (layer.children[k]);
      style.left = `${fit.x.pixel(x)}px`;
      style.top = `${fit.y.pixel(y)}px`;
    }
    this.choose(Math.min(this.chosen, Math.max(0, fit.points.length - 1)));
  }

  /** @param {Moment} moment */
  ground(moment) {
    this.moment = moment;
    this.held = false;
    this.points = null;
    show(this.name, false);
    this.lay();
  }

  /** What is on its way is shown after the run's own points. @param {Moment} moment */
  show(moment) {
    this.moment = moment;
    const { points } = this;
    if (points) this.fit.show({ ...moment, run: { ...moment.run, point: points } });
  }
}

/** @param {Element} parent @param {string} name */
function child(parent, name) {
  const element = document.createElement("div");
  element.className = name;
  parent.append(element);
  return element;
}

/** Digits behind the point that about a pixel tells apart. @param {Axis} axis */
function digits(axis) {
  return Math.max(0, Math.round(-Math.log10(Math.abs(axis.value(1) - axis.value(0)))));
}

/** @param {number} value @param {number} low @param {number} high */
function within(value, low, high) {
  return Math.max(low, Math.min(high, value));
}
