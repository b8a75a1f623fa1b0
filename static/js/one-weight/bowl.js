// @ts-check
/** The bowl of the loss over the one weight: the ball, the slope under it, and the step the code makes from there. */

import { outline, turned } from "../arrows.js";
import { Cut } from "../cut.js";
import { draw, pill, set, show } from "../svg.js";
import { factor, loss, lowest, slope, step } from "./descent.js";
import { bowl, magnified } from "./window.js";

/** @typedef {import("./descent.js").Task} Task */

/** A shorter arrow says less than the number below. */
const SHORTEST = 8;
/** A longer one ends outside any picture. */
const LONGEST = 4000;
/** From the ball's middle to the arrow. */
const CLEAR = 9;
/** Half the room of the minimum's name, in pixels. */
const NAME = 46;
const STAR = "M0-8 2.2-2.6 8-2.4 3.4 1.2 5 7 0 3.8-5 7-3.4 1.2-8-2.4-2.2-2.6Z";

export class Bowl {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.cut = new Cut(element, "m");
    const { svg, ball, tangent } = this.cut;
    const window = /** @type {Element} */ (tangent.parentElement); // what reaches out of it is cut off
    this.drop = draw(svg, "path", { class: "drop" });
    this.star = draw(svg, "path", { class: "minimum", d: STAR });
    this.starName = pill(svg, "m = y/x", 62);
    this.cut.axes.after(this.starName); // below the curve and the arrow
    this.arrow = draw(draw(window, "g", { class: "arrow step-taken" }), "path");
    this.next = draw(svg, "circle", { r: 4.5, class: "next" });
    svg.append(ball); // above its step
    /** How many times as long as it is the step is drawn. */
    this.times = 1;
    /** The same while an arrow is there, otherwise 0. */
    this.drawn = 0;
    /** @type {Task | null} */ this.task = null;
  }

  /** Draw what does not move. @param {Task} task */
  ground(task) {
    const { width, height } = this.element.getBoundingClientRect();
    if (height < 60) return;
    this.task = task;
    const range = bowl(task);
    this.cut.frame({ width, height }, range, Cut.room({ width, height }) / (range.to - range.from));
    this.times = magnified(Math.abs(step(task, task.m)) * this.cut.unit, Math.abs(factor(task)) > 1);
    const { x, y } = this.cut;
    const m = lowest(task);
    show(this.star, m !== null);
    show(this.starName, m !== null);
    if (m === null) return;
    set(this.star, { transform: `translate(${x.pixel(m)} ${y.pixel(0)})` });
    // so high up that the name stands between the bowl's walls, where they part at all
    const wide = loss(task, m + NAME / this.cut.unit);
    set(this.starName, { transform: `translate(${x.pixel(m)} ${Math.max(y.pixel(range.top / 3), Math.min(y.pixel(wide), y.pixel(0) - 22))})` });
  }

  /** @param {number} m @returns {boolean} whether the ball is in the picture */
  show(m) {
    const { cut, task } = this;
    if (!task) return false;
    const { from, to, top } = cut.range;
    const height = loss(task, m);
    cut.show((value) => loss(task, value), m, slope(task, m));
    const inside = m >= from && m <= to && height <= top;
    set(cut.ball, { class: inside ? "now" : "now outside" });
    const left = cut.x.pixel(m);
    const floor = cut.y.pixel(0);
    const down = cut.y.pixel(height);
    set(this.drop, { d: inside ? `M${left} ${down}V${floor}` : "" });
    this.walk(step(task, m) * cut.unit, { x: left, y: down }, m, inside);
    return inside;
  }

  /** The step from the ball: an arrow, and the next place where that is drawn at its true length. @param {number} pixels @param {import("../plane.js").Pixel} ball @param {number} m @param {boolean} inside */
  walk(pixels, ball, m, inside) {
    const { cut, task } = this;
    if (!task) return;
    const length = Math.abs(pixels) * this.times;
    const along = { x: Math.sign(pixels), y: 0 };
    const drawn = inside && length >= SHORTEST;
    this.drawn = drawn ? this.times : 0;
    show(this.arrow, drawn);
    if (drawn) set(this.arrow, { d: outline(Math.min(length, LONGEST)), transform: turned({ x: ball.x + CLEAR * along.x, y: ball.y }, along) });
    const next = m + step(task, m);
    const seen = drawn && this.times === 1 && loss(task, next) <= cut.range.top && next >= cut.range.from && next <= cut.range.to;
    show(this.next, seen);
    if (seen) set(this.next, { cx: cut.x.pixel(next), cy: cut.y.pixel(loss(task, next)) });
  }
}
