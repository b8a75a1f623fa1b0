// @ts-check
/** Taylor's series round the point shown, on the carpet: the tangent plane, and the plane bent as the carpet bends there. */

import { eyeOf, project } from "./lens.js";
import { draw, set } from "./svg.js";
import { rises } from "./taylor.js";

/** @typedef {import("./drape.js").Place} Place */
/** @typedef {import("./lens.js").Lens} Lens */
/** @typedef {import("./lens.js").Size} Size */
/** @typedef {import("./terrain.js").Terrain} Terrain */
/** @typedef {import("./theme.js").Tokens} Tokens */
/** @typedef {{w: number, b: number}} Vector a step, or the slopes along w and b */
/** @typedef {import("./taylor.js").Rise} Rise */
/** @typedef {import("./taylor.js").Known & {step: Vector}} Promised what is known of the carpet at a point, and the step from there */

/** A smaller patch could not be seen: its least radius, as a part of the window. */
const SMALLEST = 0.09;
const RINGS = 3;
const SPOKES = 12;
/** Pieces of a ring, more of a wide one for each unit of its radius; a spoke has a quarter of them. */
const PIECES = { least: 48, most: 240, unit: 40 };
const BEHIND = 0.3; // what the carpet hides is only hinted at

export class Approximations {
  /** @param {SVGElement} parent */
  constructor(parent) {
    this.group = draw(parent, "g", { visibility: "hidden" });
    const patch = (/** @type {string} */ name) => {
      const line = { fill: "none", "stroke-linejoin": "round" };
      const disc = draw(this.group, "path", { stroke: "none" });
      const web = draw(this.group, "path", { ...line, opacity: 0.75 });
      return { disc, web, rim: draw(this.group, "path", { ...line, class: name }) };
    };
    this.second = patch("second-order-rim");
    this.first = patch("tangent-rim");
  }

  /** @param {Tokens} tokens */
  paint({ firstOrder, secondOrder, stroke }) {
    const paint = (/** @type {typeof this.first} */ { disc, web, rim }, /** @type {string} */ colour, /** @type {number} */ opacity) => {
      set(disc, { fill: colour, "fill-opacity": opacity });
      set(web, { stroke: colour, "stroke-width": 0.8 * stroke });
      set(rim, { stroke: colour, "stroke-width": 2.2 * stroke });
    };
    paint(this.first, firstOrder, 0.24);
    paint(this.second, secondOrder, 0.16);
  }

  /**
   * @param {Lens} lens @param {Size} size @param {Terrain} terrain
   * @param {Place} at @param {Promised | null} promised
   */
  place(lens, size, terrain, at, promised) {
    const shown = promised !== null && terrain.holds(at.w, at.b);
    set(this.group, { visibility: shown ? "inherit" : "hidden" });
    if (!shown) return;
    const hidden = terrain.hides(terrain.place(at.w, at.b, at.loss), eyeOf(lens.view));
    set(this.group, { opacity: hidden ? BEHIND : 1 });
    const lines = web(reach(promised.step, terrain).radius, Math.atan2(promised.step.b, promised.step.w));
    const { first, second } = rises(promised);
    for (const [patch, rise] of /** @type {[typeof this.first, Rise][]} */ ([[this.first, first], [this.second, second]])) {
      const drawn = lines.map((line) => {
        const places = line.map(({ w, b }) => ({ w: at.w + w, b: at.b + b, loss: at.loss + rise(w, b) }));
        return pen(places, terrain, (place) => project(lens, size, terrain.place(place.w, place.b, place.loss)));
      });
      const [rim] = drawn;
      set(patch.rim, { d: rim.path });
      set(patch.web, { d: drawn.slice(1).map(({ path }) => path).join("") });
      set(patch.disc, { d: rim.whole ? `${rim.path}Z` : "" });
    }
  }
}

/**
 * The radius of the patches: the step's own length, unless that is too short to be seen.
 * @param {Vector} step @param {Pick<Terrain, "w">} terrain
 * @returns {{radius: number, times: number}} and how many times the step's length that is: 1 or more, not finite where there is no step
 */
export function reach({ w, b }, terrain) {
  const length = Math.hypot(w, b);
  const radius = Math.max(length, SMALLEST * (terrain.w[1] - terrain.w[0]));
  return { radius, times: radius / length };
}

/** A spider's web: its rim, then the rings within and the spokes, the first spoke along the step. @param {number} radius @param {number} turn */
function web(radius, turn) {
  const at = (/** @type {number} */ r, /** @type {number} */ angle) => ({ w: r * Math.cos(angle), b: r * Math.sin(angle) });
  const line = (/** @type {number} */ pieces, /** @type {(t: number) => Vector} */ place) => Array.from({ length: pieces + 1 }, (_, k) => place(k / pieces));
  const pieces = 4 * Math.ceil(Math.max(PIECES.least, Math.min(PIECES.most, PIECES.unit * radius)) / 4);
  const rings = Array.from({ length: RINGS }, (_, k) => line(pieces, (t) => at(radius * (1 - k / RINGS), turn + 2 * Math.PI * t)));
  const spokes = Array.from({ length: SPOKES }, (_, k) => line(pieces / 4, (t) => at(radius * t, turn + (2 * Math.PI * k) / SPOKES)));
  return [...rings, ...spokes];
}

/**
 * A line on the screen; what is outside the box is left out.
 * @param {Place[]} places @param {Terrain} terrain @param {(place: Place) => {x: number, y: number}} spot
 * @returns {{path: string, whole: boolean}}
 */
function pen(places, terrain, spot) {
  let path = "";
  let down = false;
  let whole = true;
  for (const place of places) {
    const inside = terrain.holds(place.w, place.b) && place.loss >= terrain.loss[0] && place.loss <= terrain.loss[1];
    if (inside) {
      const { x, y } = spot(place);
      path += `${down ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
    }
    down = inside;
    whole &&= inside;
  }
  return { path, whole };
}
