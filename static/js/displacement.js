// @ts-check
/** θ and a Δθ on the contour: a long faint arrow, the short solid one of η times it, and where that leads. */

import { outline, turned } from "./arrows.js";
import { kept, pixelOf, shift, translate } from "./plane.js";
import { draw, pill, set, show } from "./svg.js";

/** @typedef {import("./contour.js").Contour} Contour */
/** @typedef {import("./plane.js").Pixel} Pixel */
/** @typedef {import("./scenes.js").Scene} Scene */
/** @typedef {import("./stage.js").Moment} Moment */

/** The shaft of an arrow begins at the edge of the ball. */
const BALL = 8;
/** A name stands so far beside its arrow. */
const BESIDE = 20;

export class Displacement {
  /** @param {Contour} contour */
  constructor(contour) {
    this.contour = contour;
    this.group = draw(contour.over, "g", { class: "displacement" });
    this.whole = draw(this.group, "path", { class: "whole-change" });
    this.part = draw(this.group, "path", { class: "part-change" });
    this.tip = draw(this.group, "circle", { class: "next", r: 5.5 });
    this.names = { theta: pill(this.group, "θ", 26), whole: pill(this.group, "Δθ", 36), part: pill(this.group, "ηΔθ", 44), next: pill(this.group, "θ + ηΔθ", 74) };
    /** @type {readonly [number, number] | null} */ this.change = null;
    show(this.group, false);
  }

  /** @param {Scene | null} scene */
  scene(scene) {
    this.change = scene?.change ?? null;
    show(this.group, this.change !== null);
  }

  /** @param {Moment} moment */
  show({ run, trajectory, head }) {
    const { change, names } = this;
    const { plane } = this.contour;
    if (change === null || plane.side === 0) return;
    const [w, b] = [trajectory.w[head], trajectory.b[head]];
    const eta = run.learning_rate;
    const from = pixelOf(plane, w, b);
    const whole = pixelOf(plane, w + change[0], b + change[1]);
    const part = pixelOf(plane, w + eta * change[0], b + eta * change[1]);
    const length = Math.hypot(whole.x - from.x, whole.y - from.y);
    const along = { x: (whole.x - from.x) / length, y: (whole.y - from.y) / length };
    const aside = { x: along.y, y: -along.x };
    const tail = shift(from, along, BALL);
    set(this.whole, { d: outline(length - BALL), transform: turned(tail, along) });
    set(this.part, { d: outline(Math.max(1, eta * length - BALL)), transform: turned(tail, along) });
    set(this.tip, { cx: part.x, cy: part.y });
    /** @param {SVGElement} name @param {Pixel} at @param {number} [across] */
    const stand = (name, at, across = 40) => set(name, { transform: translate(kept(plane, at, across, 14)) });
    stand(names.theta, { x: from.x, y: from.y + BESIDE + 4 }, 14);
    stand(names.whole, shift(shift(from, along, Math.max(0.75, (1 + eta) / 2) * length), aside, -BESIDE - 8));
    stand(names.part, shift(shift(from, along, (eta * length) / 2), aside, -BESIDE - 10));
    stand(names.next, shift(shift(part, aside, BESIDE + 6), along, -6));
  }
}
