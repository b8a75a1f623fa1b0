// @ts-check
/** Start, ball and the arrow downhill, drawn over the picture where the carpet does not hide them. */

import { eyeOf, project } from "./lens.js";
import { draw, set } from "./svg.js";

/** @typedef {import("./plotly.js").Vector} Vector */
/** @typedef {import("./lens.js").Lens} Lens */
/** @typedef {import("./lens.js").Size} Size */
/** @typedef {import("./terrain.js").Terrain} Terrain */
/** @typedef {import("./drape.js").Place} Place */
/** @typedef {import("./drape.js").Loss} Loss */
/** @typedef {import("./theme.js").Tokens} Tokens */
/**
 * @typedef {object} Marked
 * @property {Place} start
 * @property {Place} point the one shown: the arrow begins here
 * @property {Place} ball on that point, or on its hop to the next
 * @property {{w: number, b: number} | null} arrow
 * @property {import("./approximations.js").Promised | null} promised
 * @property {Loss} loss
 * @property {Loss} ground what the arrow is laid on
 * @property {boolean} solid whether there is a carpet that can hide them
 */
/** @typedef {{x: number, y: number, hidden: boolean}} Spot on the screen, in CSS pixels */

const LIFT = 0.0135; // of the box's height, as for the path
const PIECES = 14;
const SHORTEST = 12; // a shorter arrow says nothing about its direction
const HEAD = { length: 13, half: 6.5 };
const NONE = { shaft: "", head: "" };
const BEHIND = 0.3; // what the carpet hides is only hinted at

export class Marks {
  /** @param {SVGElement} parent */
  constructor(parent) {
    const line = { fill: "none", "stroke-linejoin": "round" };
    this.group = draw(parent, "g", { visibility: "hidden" });
    this.start = draw(this.group, "circle", { class: "carpet-start" });
    this.shaftEdge = draw(this.group, "path", { ...line, class: "carpet-arrow" });
    this.head = draw(this.group, "path", { "stroke-linejoin": "round" });
    this.shaft = draw(this.group, "path", line);
    this.ball = draw(this.group, "circle", { class: "carpet-ball" });
    /** How much larger than usual. */
    this.scale = 1;
  }

  /** @param {Tokens} tokens */
  paint({ line, casing, gold, goldEdge, stroke }) {
    this.scale = (1 + stroke) / 2;
    set(this.start, { fill: casing, stroke: line, r: 5.5 * this.scale, "stroke-width": 3 * this.scale });
    set(this.ball, { fill: gold, stroke: goldEdge, r: 9 * this.scale, "stroke-width": 3 * this.scale });
    set(this.shaftEdge, { stroke: goldEdge, "stroke-width": 6 * stroke });
    set(this.shaft, { stroke: gold, "stroke-width": 3.2 * stroke });
    set(this.head, { fill: gold, stroke: goldEdge, "stroke-width": 1.5 * stroke });
  }

  /**
   * @param {Lens} lens @param {Size} size @param {Terrain} terrain
   * @param {Marked | null} marked
   */
  place(lens, size, terrain, marked) {
    set(this.group, { visibility: marked ? "inherit" : "hidden" });
    if (!marked) return;
    const { start, point, ball, arrow, loss, ground, solid } = marked;
    const spot = spotter(lens, size, terrain, eyeOf(lens.view), solid);
    put(this.start, within(start, terrain, loss), spot);
    put(this.ball, within(ball, terrain, loss), spot);
    const shaft = arrow && terrain.holds(point.w, point.b) ? laid(point, arrow, terrain, ground).map(spot) : [];
    this.point(shaft);
  }

  /** @param {Spot[]} spots from the ball to the tip */
  point(spots) {
    // Whole or not at all: an arrow that goes behind a hill would lose its head.
    const { shaft, head } = spots.some((spot) => spot.hidden) ? NONE : outline(spots, this.scale);
    set(this.shaftEdge, { d: shaft });
    set(this.shaft, { d: shaft });
    set(this.head, { d: head });
  }
}

/**
 * Where places are on the screen, and whether the carpet hides them.
 * @param {Lens} lens @param {Size} size @param {Terrain} terrain @param {Vector} eye @param {boolean} solid whether there is a carpet
 * @returns {(place: Place) => Spot}
 */
export function spotter(lens, size, terrain, eye, solid) {
  return ({ w, b, loss }) => {
    const at = terrain.place(w, b, loss);
    at.z += LIFT * terrain.aspect.z;
    return { ...project(lens, size, at), hidden: solid && terrain.hides(at, eye) };
  };
}

/** A mark outside the window, or where the carpet is cut off, waits at the edge, hollowed. @param {Place} place @param {Terrain} terrain @param {Loss} loss */
export function within(place, terrain, loss) {
  const held = terrain.holds(place.w, place.b);
  if (held && place.loss <= terrain.loss[1]) return { ...place, inside: true };
  const w = clamp(place.w, terrain.w);
  const b = clamp(place.b, terrain.b);
  return { w, b, loss: clamp(held ? place.loss : loss(w, b), terrain.loss), inside: false };
}

/** @param {number} value @param {[number, number]} range */
const clamp = (value, [low, high]) => Math.min(high, Math.max(low, value));

/** @param {SVGCircleElement} circle @param {Place & {inside: boolean}} place @param {(place: Place) => Spot} spot */
function put(circle, place, spot) {
  const { x, y, hidden } = spot(place);
  set(circle, { cx: x, cy: y, opacity: hidden ? BEHIND : 1, "fill-opacity": place.inside ? 1 : 0 });
}

/** The arrow's shaft laid on the carpet, as far as the window goes. @param {Place} point @param {{w: number, b: number}} arrow @param {Terrain} terrain @param {Loss} ground */
function laid(point, arrow, terrain, ground) {
  const places = [];
  for (let k = 0; k <= PIECES; k += 1) {
    const w = point.w + (arrow.w * k) / PIECES;
    const b = point.b + (arrow.b * k) / PIECES;
    if (!terrain.holds(w, b)) break;
    places.push({ w, b, loss: ground(w, b) });
  }
  return places;
}

/** @param {Spot[]} spots @param {number} scale */
function outline(spots, scale) {
  const tip = spots[spots.length - 1];
  const [length, half] = [HEAD.length * scale, HEAD.half * scale];
  if (spots.length < 2 || Math.hypot(tip.x - spots[0].x, tip.y - spots[0].y) < SHORTEST) return NONE;
  const away = (/** @type {Spot} */ spot) => Math.hypot(tip.x - spot.x, tip.y - spot.y);
  const last = spots.findLastIndex((spot) => away(spot) > length);
  const neck = spots[Math.max(0, last)];
  const along = { x: (tip.x - neck.x) / away(neck), y: (tip.y - neck.y) / away(neck) };
  const back = { x: tip.x - along.x * length, y: tip.y - along.y * length };
  const corner = (/** @type {number} */ side) => `${back.x - along.y * side} ${back.y + along.x * side}`;
  return {
    shaft: `M${[...spots.slice(0, last + 1), back].map(({ x, y }) => `${x} ${y}`).join("L")}`,
    head: `M${corner(half)}L${tip.x} ${tip.y}L${corner(-half)}Z`,
  };
}
