// @ts-check
/** A round dial that turns the step: its face lies as the view from above does, and its degrees begin at the gradient. */

import { onDrag } from "../drag.js";
import { draw, set, show } from "../svg.js";

/** @typedef {import("../stage.js").Place} Place */

const RADIUS = 47;
const SIDE = 148;
const HAND = "M0-4.2H26V-9.5L41 0 26 9.5V4.2H0Z";
const KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

export class Face {
  /** @param {HTMLElement} element gets the role of a slider @param {(angle: number) => void} turned called with whole degrees */
  constructor(element, turned) {
    this.element = element;
    this.svg = draw(element, "svg", { "aria-hidden": "true", viewBox: `${-SIDE / 2} ${-SIDE / 2} ${SIDE} ${SIDE}` });
    draw(this.svg, "circle", { r: RADIUS, class: "rim" });
    this.degrees = draw(this.svg, "g");
    for (let angle = 0; angle < 360; angle += 10) {
      const length = angle % 90 === 0 ? 8 : angle % 30 === 0 ? 6 : 3;
      draw(this.degrees, "line", { x1: RADIUS - length, x2: RADIUS, transform: `rotate(${-angle})`, class: "tick" });
    }
    draw(this.degrees, "path", { class: "uphill", d: `M8 0H${RADIUS - 12}M${RADIUS - 19}-4L${RADIUS - 12} 0L${RADIUS - 19} 4` });
    this.names = [0, 90, 180, 270].map((angle) => ({ angle, name: draw(this.svg, "text", { class: "degree" }, angle === 0 ? "∇L" : `${angle}°`) }));
    this.best = draw(this.svg, "circle", { r: 5, class: "mark actual" });
    this.steepest = draw(this.svg, "path", { d: "M-4.5-4.5h9v9h-9z", class: "mark first" });
    this.own = draw(this.svg, "path", { d: "M0-6V6L-9 0Z", class: "own" });
    this.hand = draw(this.svg, "g", { class: "proposal" });
    draw(this.hand, "path", { d: HAND, class: "casing" });
    draw(this.hand, "path", { d: HAND, class: "body" });
    draw(this.svg, "circle", { r: 5, class: "pin" });
    /** Degrees from the w axis to the gradient, counter-clockwise. */
    this.uphill = 0;
    this.angle = 0;
    this.listen(turned);
  }

  /**
   * @param {Place} gradient @param {number | null} angle of the step, null where there is none @param {number} best
   * @param {number | null} own of the step as the run makes it, where that is marked
   */
  show(gradient, angle, best, own) {
    show(this.own, angle !== null && own !== null);
    for (const part of [this.hand, this.best, this.steepest, this.degrees]) show(part, angle !== null);
    for (const { name } of this.names) show(name, angle !== null);
    set(this.element, { "aria-disabled": String(angle === null) });
    if (angle === null) return;
    this.angle = angle;
    this.uphill = (Math.atan2(gradient.b, gradient.w) * 180) / Math.PI;
    set(this.degrees, { transform: `rotate(${-this.uphill})` });
    set(this.hand, { transform: `rotate(${-this.uphill - angle})` });
    for (const { angle: at, name } of this.names) set(name, { transform: this.place(at, RADIUS + 16), dy: 4.5 });
    set(this.steepest, { transform: this.place(180, RADIUS) });
    set(this.best, { transform: this.place(best, RADIUS) });
    set(this.own, { transform: `rotate(${-this.uphill - (own ?? 0)}) translate(${RADIUS})` });
    set(this.element, { "aria-valuenow": Math.round(angle) });
  }

  /** @param {number} angle @param {number} radius */
  place(angle, radius) {
    const turn = ((this.uphill + angle) * Math.PI) / 180;
    return `translate(${radius * Math.cos(turn)} ${-radius * Math.sin(turn)})`;
  }

  /** @param {(angle: number) => void} turned */
  listen(turned) {
    const { element } = this;
    const whole = (/** @type {number} */ angle) => turned(((Math.round(angle) % 360) + 360) % 360);
    const to = (/** @type {PointerEvent} */ event) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const [right, up] = [event.clientX - left - width / 2, top + height / 2 - event.clientY];
      if (Math.hypot(right, up) > 3) whole((Math.atan2(up, right) * 180) / Math.PI - this.uphill);
    };
    onDrag(element, to, () => element.ariaDisabled !== "true");
    element.addEventListener("keydown", (event) => {
      const by = KEYS[/** @type {keyof typeof KEYS} */ (event.key)];
      const end = { Home: 0, End: 359 }[event.key];
      if ((by === undefined && end === undefined) || element.ariaDisabled === "true") return;
      event.preventDefault();
      whole(end ?? Math.round(this.angle) + by);
    });
  }
}
