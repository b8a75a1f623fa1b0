// @ts-check
/** Numbers and names along the edges of the box, written over the picture: sharper than Plotly's, and never in its way. */

import { eyeOf, project } from "./lens.js";
import { draw, set } from "./svg.js";

/** @typedef {import("./plotly.js").Vector} Vector */
/** @typedef {import("./plotly.js").Layout} Layout */
/** @typedef {import("./lens.js").Lens} Lens */
/** @typedef {import("./lens.js").Size} Size */
/** @typedef {import("./terrain.js").Terrain} Terrain */
/** @typedef {import("./theme.js").Tokens} Tokens */
/** @typedef {{x: number, y: number}} Spot on the screen, in CSS pixels */
/** @typedef {{text: string, part: number, label: SVGTextElement, mark: SVGLineElement}} Tick part: 0…1 along the edge */
/** @typedef {{ticks: Tick[], name: SVGTextElement, line: SVGLineElement}} Edge */

/** For numbers of 13 pixels; larger ones have more room in the same proportion. */
const USUAL = 13;
const MARK = 5;
const NAME = 17; // from the longest number to the name's middle
const DIGIT = 3.7; // half of its width
const TIGHTEST = 17; // between two numbers along an edge
const SHORTEST = 64; // an edge seen nearly end-on has no room for numbers
const LETTER = 8; // half of the name's width and height

/**
 * @typedef {object} Laid an edge as it is seen
 * @property {Spot} from @property {Spot} to
 * @property {boolean} bare whether no carpet hangs over it
 * @property {{spot: Spot, end: Spot, marked: boolean, label: Spot, shown: boolean}[]} ticks
 * @property {Spot} name
 * @property {boolean} room for numbers
 */

export class Ticks {
  /** @param {SVGElement} parent */
  constructor(parent) {
    this.group = draw(parent, "g", { class: "carpet-ticks" });
    /** @type {Record<string, Edge>} */
    this.edges = {};
    this.aspect = { x: 1, y: 1, z: 1 };
    this.colours = { name: "", line: "" };
    /** How much larger than usual the numbers are. */
    this.scale = 1;
  }

  /** Other numbers: the ticks of a figure. @param {Layout} layout @param {Tokens} tokens */
  reset({ scene }, { muted, ink, hairline }) {
    this.group.replaceChildren();
    set(this.group, { fill: muted, stroke: "none", "text-anchor": "middle", "dominant-baseline": "central" });
    this.group.style.fontSize = "var(--small, 13px)";
    this.scale = parseFloat(getComputedStyle(this.group).fontSize) / USUAL;
    this.colours = { name: ink, line: hairline };
    this.aspect = scene.aspectratio;
    for (const axis of /** @type {const} */ (["x", "y", "z"])) {
      this.edges[axis] = this.edge(scene[`${axis}axis`]);
    }
  }

  /** @param {{range: [number, number], tickvals: number[], ticktext: string[], title?: {text?: string}}} axis @returns {Edge} */
  edge({ range: [low, high], tickvals, ticktext, title }) {
    const { name, line: stroke } = this.colours;
    const line = draw(this.group, "line", { stroke });
    const ticks = tickvals.map((value, i) => ({
      text: ticktext[i],
      part: (value - low) / (high - low),
      mark: draw(this.group, "line", { stroke }),
      label: draw(this.group, "text", {}, ticktext[i]),
    }));
    const letter = draw(this.group, "text", { "font-style": "italic", fill: name }, title?.text ?? "");
    Object.assign(letter.style, { fontFamily: "var(--maths, serif)", fontSize: `${20 * this.scale}px` });
    return { line, ticks, name: letter };
  }

  /** @param {Lens} lens @param {Size} size @param {Terrain} terrain */
  place(lens, size, terrain) {
    const laid = this.lay(lens, size, terrain);
    for (const [axis, edge] of Object.entries(this.edges)) move(edge, laid[axis]);
  }

  /**
   * Where numbers and names would be written.
   * @param {Lens} lens @param {Size} size @param {Terrain} terrain
   * @returns {import("./camera.js").Box[]}
   */
  boxes(lens, size, terrain) {
    const laid = this.lay(lens, size, terrain);
    return Object.entries(this.edges).flatMap(([axis, { ticks, name }]) => {
      const { ticks: places, name: middle, room } = laid[axis];
      const numbers = ticks.map(({ text }, i) => ({ ...places[i], half: text.length * DIGIT })).filter(({ shown }) => shown);
      const around = numbers.map(({ label, half }) => box(label, half * this.scale, 7 * this.scale));
      return room && name.textContent ? [...around, box(middle, LETTER * this.scale, LETTER * this.scale)] : around;
    });
  }

  /** @param {Lens} lens @param {Size} size @param {Terrain} terrain @returns {Record<string, Laid>} */
  lay(lens, size, terrain) {
    const { x, y, z } = this.aspect;
    const eye = eyeOf(lens.view);
    const front = { x: (Math.sign(eye.x) || 1) * (x / 2), y: (Math.sign(eye.y) || 1) * (y / 2) };
    const seen = (/** @type {Vector} */ at) => project(lens, size, at);
    const middle = seen({ x: 0, y: 0, z: 0 });
    const floor = (/** @type {{x: number, y: number}} */ at) => ({
      ...seen({ ...at, z: -z / 2 }),
      carpet: seen({ ...at, z: terrain.heightAt(at.x, at.y) }),
    });
    // Heights stand at the left one of the two corners beside the front.
    const corners = [{ x: -front.x, y: front.y }, { x: front.x, y: -front.y }];
    const [left] = corners.sort((a, b) => seen({ ...a, z: 0 }).x - seen({ ...b, z: 0 }).x);
    return {
      x: lay(this.edges.x, (t) => floor({ x: (t - 0.5) * x, y: front.y }), middle, this.scale),
      y: lay(this.edges.y, (t) => floor({ x: front.x, y: (t - 0.5) * y }), middle, this.scale),
      z: lay(this.edges.z, (t) => seen({ ...left, z: (t - 0.5) * z }), middle, this.scale),
    };
  }
}

/**
 * @param {Edge} edge @param {(part: number) => Spot & {carpet?: Spot}} at places along the edge, and of the carpet over it
 * @param {Spot} middle of the box, to know which side is outside
 * @param {number} scale of the numbers
 * @returns {Laid}
 */
function lay({ ticks }, at, middle, scale) {
  const from = at(0);
  const to = at(1);
  const half = at(0.5);
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  let out = { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
  if (out.x * (half.x - middle.x) + out.y * (half.y - middle.y) < 0) out = { x: -out.x, y: -out.y };
  // Seen from high up the carpet can hang over the edge: then the numbers move out from under it.
  const over = (/** @type {Spot & {carpet?: Spot}} */ { x, y, carpet }) =>
    (carpet ? Math.max(0, out.x * (carpet.x - x) + out.y * (carpet.y - y)) : 0);
  // Where numbers would lie on each other every second or fourth is shown.
  const gap = ticks.length > 1 ? Math.abs(ticks[1].part - ticks[0].part) * length : length;
  const every = 2 ** Math.max(0, Math.ceil(Math.log2((TIGHTEST * scale) / Math.max(gap, 0.1))));
  const room = length > SHORTEST * scale;
  const placed = ticks.map(({ part, text }, i) => {
    const spot = at(part);
    const covered = over(spot);
    const shown = room && i % every === 0;
    const away = covered + MARK + 4 + (Math.abs(out.x) * text.length * DIGIT + Math.abs(out.y) * 6) * scale;
    return { spot, end: beyond(spot, out, MARK), marked: shown && covered === 0, label: beyond(spot, out, away), shown };
  });
  const longest = Math.max(0, ...ticks.map(({ text }) => text.length));
  const away = over(half) + MARK + (NAME + Math.abs(out.x) * longest * DIGIT * 2 + Math.abs(out.y) * 12) * scale;
  return { from, to, bare: over(half) === 0, ticks: placed, name: beyond(half, out, away), room };
}

/** @param {Edge} edge @param {Laid} laid */
function move({ ticks, name, line }, { from, to, bare, ticks: placed, name: middle, room }) {
  set(line, { x1: from.x, y1: from.y, x2: to.x, y2: to.y, visibility: bare ? "inherit" : "hidden" });
  ticks.forEach(({ label, mark }, i) => {
    const { spot, end, marked, label: at, shown } = placed[i];
    set(mark, { x1: spot.x, y1: spot.y, x2: end.x, y2: end.y, visibility: marked ? "inherit" : "hidden" });
    set(label, { transform: shift(at), visibility: shown ? "inherit" : "hidden" });
  });
  set(name, { transform: shift(middle), visibility: room ? "inherit" : "hidden" });
}

/** @param {Spot} from @param {Spot} direction @param {number} distance @returns {Spot} */
function beyond(from, direction, distance) {
  return { x: from.x + direction.x * distance, y: from.y + direction.y * distance };
}

/** @param {Spot} middle @param {number} half @param {number} high */
function box({ x, y }, half, high) {
  return { left: x - half, right: x + half, top: y - high, bottom: y + high };
}

/** @param {Spot} to */
const shift = ({ x, y }) => `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
