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
/** @typedef {{start: Place, ball: Place, arrow: {w: number, b: number} | null, loss: Loss}} Marked */
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
    this.start = draw(this.group, "circle", { class: "carpet-start", r: 5.5, "stroke-width": 3 });
    this.shaftEdge = draw(this.group, "path", { ...line, class: "carpet-arrow", "stroke-width": 6 });
    this.head = draw(this.group, "path", { "stroke-linejoin": "round", "stroke-width": 1.5 });
    this.shaft = draw(this.group, "path", { ...line, "stroke-width": 3.2 });
    this.ball = draw(this.group, "circle", { class: "carpet-ball", r: 9, "stroke-width": 3 });
  }

  /** @param {Tokens} tokens */
  paint({ line, casing, gold, goldEdge }) {
    set(this.start, { fill: casing, stroke: line });
    set(this.ball, { fill: gold, stroke: goldEdge });
    set(this.shaftEdge, { stroke: goldEdge });
    set(this.shaft, { stroke: gold });
    set(this.head, { fill: gold, stroke: goldEdge });
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
    const { shaft, head } = spots.some((spot) => spot.hidden) ? NONE : outline(spots);
    set(this.shaftEdge, { d: shaft });
    set(this.shaft, { d: shaft });
    set(this.head, { d: head });
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

/** @param {Spot[]} spots */
function outline(spots) {
  const tip = spots[spots.length - 1];
  if (spots.length < 2 || Math.hypot(tip.x - spots[0].x, tip.y - spots[0].y) < SHORTEST) return NONE;
  const away = (/** @type {Spot} */ spot) => Math.hypot(tip.x - spot.x, tip.y - spot.y);
  const last = spots.findLastIndex((spot) => away(spot) > HEAD.length);
  const neck = spots[Math.max(0, last)];
  const along = { x: (tip.x - neck.x) / away(neck), y: (tip.y - neck.y) / away(neck) };
  const back = { x: tip.x - along.x * HEAD.length, y: tip.y - along.y * HEAD.length };
  const corner = (/** @type {number} */ side) => `${back.x - along.y * side} ${back.y + along.x * side}`;
  return {
    shaft: `M${[...spots.slice(0, last + 1), back].map(({ x, y }) => `${x} ${y}`).join("L")}`,
    head: `M${corner(HEAD.half)}L${tip.x} ${tip.y}L${corner(-HEAD.half)}Z`,
  };
}
