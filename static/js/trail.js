// @ts-check
/** The run seen from above: its path, its start, the ball, the minimum at last, and the two arrows; of a search its lowest place. */

import { downhill, stepTaken } from "./arrows.js";
import { isPlain, searches } from "./methods.js";
import { dotPlaces, strokePath } from "./path.js";
import { inside, kept, pixelOf, squared, translate } from "./plane.js";
import { Star } from "./star.js";
import { draw, pill, set, show } from "./svg.js";

/** @typedef {import("./contour.js").Contour} Contour */
/** @typedef {import("./plane.js").Plane} Plane */
/** @typedef {import("./stage.js").Moment} Moment */

export class Trail {
  /** @param {Contour} contour */
  constructor(contour) {
    this.contour = contour;
    this.step = stepTaken(contour.over);
    this.downhill = downhill(contour.over);
    this.star = new Star(contour.over);
    this.box = squared({ w_min: 0, w_max: 1, b_min: 0, b_max: 1 });
    this.start = mark(contour.over, "start", 6);
    this.startName = pill(contour.over, "start", 46);
    this.lowest = draw(contour.over, "g", { class: "lowest" });
    for (const name of ["casing", "line"]) draw(this.lowest, "circle", { class: name, r: 11 });
    set(pill(this.lowest, "lowest so far", 102), { class: "pill name" });
    this.ball = mark(contour.over, "ball", 7);
  }

  /** @param {Moment} moment */
  ground({ layers, run, companions }) {
    const search = searches(run);
    this.box = squared(run);
    for (const part of [this.contour.strokes, this.ball]) show(part, layers.path);
    for (const part of [this.start, this.startName]) show(part, layers.path && !search);
    show(this.lowest, layers.path && search && companions.length === 0);
    /** @type {HTMLElement} */ (this.contour.element.parentElement).dataset.walk = search ? "search" : isPlain(run) ? "plain" : "other";
  }

  /** @param {Moment} moment */
  show(moment) {
    const { trajectory, head, ended, layers, run } = moment;
    const { plane, ratio, strokes } = this.contour;
    if (plane.side === 0) return;
    const context = strokes.getContext("2d");
    if (context && !this.contour.several) {
      context.setTransform(ratio, 0, 0, ratio, -plane.left * ratio, -plane.top * ratio);
      (searches(run) ? dotPlaces : strokePath)(context, plane, trajectory, moment.kept, head, moment.theme);
    }
    const start = pixelOf(plane, run.w, run.b);
    const ball = pixelOf(plane, moment.ball.w, moment.ball.b);
    place(this.ball, plane, ball);
    place(this.start, plane, start);
    // the name stands on the side where there is room
    const beside = { x: start.x + (start.x - plane.left > 70 ? -36 : 36), y: start.y };
    set(this.startName, { transform: translate(beside) });
    show(this.startName, layers.path && !searches(run) && inside(plane, start));
    this.showLowest(trajectory, head, plane);
    this.star.show(trajectory.minimum, this.box, plane, layers.minimum, ended);
    const arrows = layers.arrows && layers.path && !searches(run) && inside(plane, ball) ? plane : null;
    const named = this.downhill(arrows, trajectory, head, moment.proposed);
    this.step(arrows, run, trajectory, head, isPlain(run) ? [named] : [named, { ...beside, width: 46 }]);
  }

  /** The lowest place until now, with its name where there is room. @param {import("./trajectory.js").Trajectory} trajectory @param {number} head @param {Plane} plane */
  showLowest({ w, b, lowest }, head, plane) {
    const at = pixelOf(plane, w[lowest[head]], b[lowest[head]]);
    const name = /** @type {SVGElement} */ (this.lowest.lastElementChild);
    set(this.lowest, { transform: translate(at) });
    set(name, { transform: translate({ x: at.x - plane.left > 140 ? -68 : 68, y: 0 }) });
  }
}

/** @param {Element} parent @param {string} name @param {number} radius */
export function mark(parent, name, radius) {
  const group = draw(parent, "g", { class: name });
  draw(group, "circle", { r: radius });
  return group;
}

/** A mark outside the window waits at its edge, hollowed. @param {SVGGElement} group @param {Plane} plane @param {import("./plane.js").Pixel} at */
function place(group, plane, at) {
  set(group, { transform: translate(kept(plane, at)) });
  group.classList.toggle("outside", !inside(plane, at));
}
