// @ts-check
/** Start, ball and the arrow downhill, drawn over the picture where the carpet does not hide them. */

import { draw, set } from "./svg.js";
import { eyeOf, project } from "./camera.js";

/** @typedef {import("./plotly.js").Vector} Vector */
/** @typedef {import("./camera.js").Lens} Lens */
/** @typedef {import("./camera.js").Size} Size */
/** @typedef {import("./terrain.js").Terrain} Terrain */
/** @typedef {import("./drape.js").Place} Place */
/** @typedef {import("./drape.js").Loss} Loss */
/** @typedef {import("./theme.js").Tokens} Tokens */
/** @typedef {{start: Place, ball: Place, arrow: {w: number, b: number} | null, loss: Loss}} Marked */
/** @typedef {{x: number, y: number, hidden: boolean}} Spot on the screen, in CSS pixels */

const LIFT = 0.0135; // of the box's height, as for the path
const PIECES = 14;
const SHORTEST = 12; // a shorter arrow says nothing about its direction
const HEAD = { length: 11, half: 6 };
const BEHIND = 0.3; // what the carpet hides is only hinted at

export class Marks {
  /** @param {SVGElement} parent */
  constructor(parent) {
    const arrow = { fill: "none", "stroke-linejoin": "round", "stroke-linecap": "round" };
    this.group = draw(parent, "g", { visibility: "hidden" });
    this.start = draw(this.group, "circle", { class: "carpet-start", r: 5.5, "stroke-width": 3 });
    this.arrowEdge = draw(this.group, "path", { ...arrow, class: "carpet-arrow", "stroke-width": 6 });
    this.arrow = draw(this.group, "path", { ...arrow, "stroke-width": 3 });
    this.ball = draw(this.group, "circle", { class: "carpet-ball", r: 9, "stroke-width": 3 });
  }

  /** @param {Tokens} tokens */
  paint({ line, casing, gold, goldEdge }) {
    set(this.start, { fill: casing, stroke: line });
    set(this.ball, { fill: gold, stroke: goldEdge });
    set(this.arrowEdge, { stroke: goldEdge });
    set(this.arrow, { stroke: gold });
  }

  /**
   * @param {Lens} lens @param {Size} size @param {Terrain} terrain
   * @param {Marked | null} marked
   */
  place(lens, size, terrain, marked) {
    set(this.group, { visibility: marked ? "inherit" : "hidden" });
    if (!marked) return;
    const { start, ball, arrow, loss } = marked;
    const eye = eyeOf(lens.view);
    const spot = (/** @type {Place} */ place) => {
      const at = terrain.place(place.w, place.b, place.loss);
      at.z += LIFT * terrain.aspect.z;
      return { ...project(lens, size, at), hidden: terrain.hides(at, eye) };
    };
    put(this.start, within(start, terrain, loss), spot);
    put(this.ball, within(ball, terrain, loss), spot);
    const shaft = arrow && terrain.holds(ball.w, ball.b) ? laid(ball, arrow, terrain, loss).map(spot) : [];
    this.point(shaft);
  }

  /** @param {Spot[]} spots from the ball to the tip */
  point(spots) {
    // Whole or not at all: an arrow that goes behind a hill would lose its head.
    const path = spots.some((spot) => spot.hidden) ? "" : outline(spots);
    set(this.arrowEdge, { d: path });
    set(this.arrow, { d: path });
  }
}

/** A mark outside the window waits at its edge, hollowed. @param {Place} place @param {Terrain} terrain @param {Loss} loss */
function within(place, terrain, loss) {
  if (terrain.holds(place.w, place.b)) return { ...place, inside: true };
  const w = clamp(place.w, terrain.w);
  const b = clamp(place.b, terrain.b);
  return { w, b, loss: loss(w, b), inside: false };
}

/** @param {number} value @param {[number, number]} range */
const clamp = (value, [low, high]) => Math.min(high, Math.max(low, value));

/** @param {SVGCircleElement} circle @param {Place & {inside: boolean}} place @param {(place: Place) => Spot} spot */
function put(circle, place, spot) {
  const { x, y, hidden } = spot(place);
  set(circle, { cx: x, cy: y, opacity: hidden ? BEHIND : 1, "fill-opacity": place.inside ? 1 : 0 });
}

/** The arrow's shaft laid on the carpet, as far as the window goes. @param {Place} ball @param {{w: number, b: number}} arrow @param {Terrain} terrain @param {Loss} loss */
function laid(ball, arrow, terrain, loss) {
  const places = [];
  for (let k = 0; k <= PIECES; k += 1) {
    const w = ball.w + (arrow.w * k) / PIECES;
    const b = ball.b + (arrow.b * k) / PIECES;
    if (!terrain.holds(w, b)) break;
    places.push({ w, b, loss: loss(w, b) });
  }
  return places;
}

/** Shaft and barbs as one stroke. @param {Spot[]} spots */
function outline(spots) {
  if (spots.length < 2) return "";
  const tip = spots[spots.length - 1];
  if (Math.hypot(tip.x - spots[0].x, tip.y - spots[0].y) < SHORTEST) return "";
  const near = spots.findLast((spot) => Math.hypot(tip.x - spot.x, tip.y - spot.y) > HEAD.length / 2) ?? spots[0];
  const length = Math.hypot(tip.x - near.x, tip.y - near.y);
  const along = { x: (tip.x - near.x) / length, y: (tip.y - near.y) / length };
  const barb = (/** @type {number} */ side) =>
    `${tip.x - along.x * HEAD.length - along.y * HEAD.half * side} ${tip.y - along.y * HEAD.length + along.x * HEAD.half * side}`;
  return `M${spots.map(({ x, y }) => `${x} ${y}`).join("L")}M${barb(1)}L${tip.x} ${tip.y}L${barb(-1)}`;
}
