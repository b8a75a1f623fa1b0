// @ts-check
/**
 * The two arrows on the contour: downhill from the ball, and the step that led to it. Longer means steeper, by the root;
 * of a method whose steps do not go by the slope alone, the longer step is the longer arrow.
 */

import { isPlain } from "./methods.js";
import { kept, pixelOf, shift, translate } from "./plane.js";
import { draw, pill, set, show } from "./svg.js";

/** @typedef {import("./plane.js").Pixel} Pixel */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./plane.js").Plane} Plane */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/** @typedef {import("./stage.js").Place} Place */
/** @typedef {(plane: Plane | null, trajectory: Trajectory, head: number, proposed?: Place | null) => Named | null} Show the last is a step that is drawn too */
/** @typedef {(plane: Plane | null, run: Run, trajectory: Trajectory, head: number, others: readonly (Named | null)[]) => void} ShowStep the last are the names that are there already */
/** @typedef {Pixel & {width: number}} Named the middle of a name */

/** Pixels of the arrow at the steepest point of the run. */
const LONGEST = 62;
/** A shorter arrow says less than the number beside it. */
const SHORTEST = 12;
/** A name keeps this part of its width to the edges; on a projector it is larger. */
const ROOM = 0.64;
/** The step taken is drawn so many pixels beside the path. */
const BESIDE = 15;
/** From the middle of a name to that of another above it. */
const HIGH = 24;
/** The cosine of the angle between two arrows whose names would meet. */
export const NEAR = 0.8;

/**
 * Length of an arrow for a slope: by the root of its share of the steepest, so that the plateau shows too.
 * @param {number} slope @param {number} steepest
 */
export function arrowLength(slope, steepest) {
  return steepest > 0 ? LONGEST * Math.sqrt(slope / steepest) : 0;
}

/** @param {Element} parent @returns {Show} */
export function downhill(parent) {
  const arrow = new Arrow(parent, "downhill", "downhill, −∇L");
  return (plane, trajectory, head, proposed = null) => {
    const slope = trajectory.slope[head];
    const length = arrowLength(slope, trajectory.steepest);
    if (!plane || length < SHORTEST) return arrow.hide();
    const along = { x: -trajectory.dw[head] / slope, y: trajectory.db[head] / slope };
    const tail = shift(pointOf(plane, trajectory, head), along, 6);
    const aside = along.x < 0 ? { x: -along.y, y: along.x } : { x: along.y, y: -along.x };
    const name = runsOn(plane, proposed, along, length)
      ? shift(shift(tail, along, length / 2), aside, BESIDE + clearance(arrow.width, aside))
      : shift(tail, along, length + 8 + reach(arrow.width, along));
    return arrow.point(plane, tail, along, length, name);
  };
}

/** @param {Element} parent @returns {ShowStep} */
export function stepTaken(parent) {
  const arrow = new Arrow(parent, "step-taken", "step taken");
  return (plane, run, trajectory, head, others) => {
    if (!plane || head === 0) return arrow.hide();
    const to = pointOf(plane, trajectory, head);
    const from = pointOf(plane, trajectory, head - 1);
    const moved = Math.hypot(to.x - from.x, to.y - from.y);
    const length = isPlain(run)
      ? arrowLength(trajectory.slope[head - 1], trajectory.steepest)
      : arrowLength(trajectory.distance[head] - trajectory.distance[head - 1], trajectory.longest);
    if (moved === 0 || length < SHORTEST) return arrow.hide();
    const along = { x: (to.x - from.x) / moved, y: (to.y - from.y) / moved };
    // below the path, whichever way it runs; where both arrows point alike or against each other its name makes room
    const aside = along.x < 0 ? { x: along.y, y: -along.x } : { x: -along.y, y: along.x };
    const tail = shift(shift(to, aside, BESIDE), along, -length);
    const beside = 11 + reach(arrow.width, aside);
    const middle = shift(tail, along, length / 2);
    const places = [shift(middle, aside, beside), shift(middle, aside, -beside - 2 * BESIDE), shift(tail, along, -8 - reach(arrow.width, along))];
    arrow.point(plane, tail, along, length, places.find((place) => others.every((other) => !meets(place, arrow.width, other))) ?? places[0]);
  };
}

/** @param {Plane} plane @param {Trajectory} trajectory @param {number} k */
function pointOf(plane, trajectory, k) {
  return pixelOf(plane, trajectory.w[k], trajectory.b[k]);
}

class Arrow {
  /** @param {Element} parent @param {string} name @param {string} words */
  constructor(parent, name, words) {
    this.group = draw(parent, "g", { class: `arrow ${name}` });
    this.body = draw(this.group, "path");
    this.width = 6.8 * words.length + 16;
    this.label = pill(this.group, words, this.width);
  }

  /** @returns {null} */
  hide() {
    show(this.group, false);
    return null;
  }

  /** @param {Plane} plane @param {Pixel} tail @param {Pixel} along @param {number} length @param {Pixel} label @returns {Named} */
  point(plane, tail, along, length, label) {
    show(this.group, true);
    set(this.body, { d: outline(length), transform: turned(tail, along) });
    const at = kept(plane, label, ROOM * this.width, 18);
    set(this.label, { transform: translate(at) });
    return { ...at, width: this.width };
  }
}

/** Whether a name would lie on another. @param {Pixel} place @param {number} width @param {Named | null} other */
function meets({ x, y }, width, other) {
  return other !== null && Math.abs(x - other.x) < (width + other.width) / 2 && Math.abs(y - other.y) < HIGH;
}

/** Whether a step drawn as long as it is would run under the name at an arrow's tip. @param {Plane} plane @param {Place | null} step @param {Pixel} along @param {number} length */
function runsOn(plane, step, along, length) {
  if (step === null) return false;
  const moved = { x: plane.x.pixel(step.w) - plane.x.pixel(0), y: plane.y.pixel(step.b) - plane.y.pixel(0) };
  const far = moved.x * along.x + moved.y * along.y;
  return far > length + BESIDE && far > NEAR * Math.hypot(moved.x, moved.y);
}

/** From the middle of a name to its edge, in a direction. @param {number} width of the name @param {Pixel} along */
export function reach(width, { x, y }) {
  return Math.min(width / 2 / Math.max(Math.abs(x), 1e-9), 11 / Math.max(Math.abs(y), 1e-9));
}

/** From the middle of a name to where all of it lies beyond a line, across that line. @param {number} width of the name @param {Pixel} across */
function clearance(width, { x, y }) {
  return (width / 2) * Math.abs(x) + 11 * Math.abs(y);
}

/** Moved to a place and turned from +x into a direction. @param {Pixel} tail @param {Pixel} along */
export function turned(tail, along) {
  return `${translate(tail)} rotate(${(Math.atan2(along.y, along.x) * 180) / Math.PI})`;
}

/** An arrow along +x; a short one has a small head, so that its length stays true. @param {number} length */
export function outline(length) {
  const head = Math.min(12, 0.75 * length);
  const neck = length - head;
  const half = (7 / 12) * head;
  const shaft = Math.min(2.6, 0.5 * half);
  return `M0 ${-shaft}L${neck} ${-shaft}L${neck} ${-half}L${length} 0L${neck} ${half}L${neck} ${shaft}L0 ${shaft}Z`;
}
