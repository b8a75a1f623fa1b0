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

const MARK = 5;
const NAME = 17; // from the longest number to the name's middle
const DIGIT = 3.7; // half of its width
const TIGHTEST = 17; // between two numbers along an edge
const SHORTEST = 64; // an edge seen nearly end-on has no room for numbers

export class Ticks {
  /** @param {SVGElement} parent */
  constructor(parent) {
    this.group = draw(parent, "g", { class: "carpet-ticks" });
    /** @type {Record<string, Edge>} */
    this.edges = {};
    this.aspect = { x: 1, y: 1, z: 1 };
    this.colours = { name: "", line: "" };
  }

  /** Other numbers: the ticks of a figure. @param {Layout} layout @param {Tokens} tokens */
  reset({ scene }, { muted, ink, hairline }) {
    this.group.replaceChildren();
    set(this.group, { fill: muted, stroke: "none", "font-size": 13, "text-anchor": "middle", "dominant-baseline": "central" });
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
    const letter = draw(this.group, "text", { "font-size": 20, "font-style": "italic", fill: name }, title?.text ?? "");
    letter.style.fontFamily = "var(--maths, serif)";
    return { line, ticks, name: letter };
  }

  /** @param {Lens} lens @param {Size} size @param {Terrain} terrain */
  place(lens, size, terrain) {
    const { x, y, z } = this.aspect;
    const eye = eyeOf(lens.view);
    const front = { x: (Math.sign(eye.x) || 1) * (x / 2), y: (Math.sign(eye.y) || 1) * (y / 2) };
    const seen = (/** @type {Vector} */ at) => project(lens, size, at);
    const middle = seen({ x: 0, y: 0, z: 0 });
    const floor = (/** @type {{x: number, y: number}} */ at) => ({
      ...seen({ ...at, z: -z / 2 }),
      carpet: seen({ ...at, z: terrain.heightAt(at.x, at.y) }),
    });
    lay(this.edges.x, (t) => floor({ x: (t - 0.5) * x, y: front.y }), middle);
    lay(this.edges.y, (t) => floor({ x: front.x, y: (t - 0.5) * y }), middle);
    // Heights stand at the left one of the two corners beside the front.
    const corners = [{ x: -front.x, y: front.y }, { x: front.x, y: -front.y }];
    const [left] = corners.sort((a, b) => seen({ ...a, z: 0 }).x - seen({ ...b, z: 0 }).x);
    lay(this.edges.z, (t) => seen({ ...left, z: (t - 0.5) * z }), middle);
  }
}

/**
 * @param {Edge} edge @param {(part: number) => Spot & {carpet?: Spot}} at places along the edge, and of the carpet over it
 * @param {Spot} middle of the box, to know which side is outside
 */
function lay({ ticks, name, line }, at, middle) {
  const from = at(0);
  const to = at(1);
  const half = at(0.5);
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  let out = { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
  if (out.x * (half.x - middle.x) + out.y * (half.y - middle.y) < 0) out = { x: -out.x, y: -out.y };
  // Seen from high up the carpet can hang over the edge: then the numbers move out from under it.
  const over = (/** @type {Spot & {carpet?: Spot}} */ { x, y, carpet }) =>
    (carpet ? Math.max(0, out.x * (carpet.x - x) + out.y * (carpet.y - y)) : 0);
  set(line, { x1: from.x, y1: from.y, x2: to.x, y2: to.y, visibility: over(half) > 0 ? "hidden" : "inherit" });
  // Where numbers would lie on each other every second or fourth is shown.
  const gap = ticks.length > 1 ? Math.abs(ticks[1].part - ticks[0].part) * length : length;
  const every = 2 ** Math.max(0, Math.ceil(Math.log2(TIGHTEST / Math.max(gap, 0.1))));
  const room = length > SHORTEST;
  ticks.forEach(({ part, label, mark, text }, i) => {
    const spot = at(part);
    const covered = over(spot);
    const shown = room && i % every === 0;
    const away = covered + MARK + 4 + Math.abs(out.x) * text.length * DIGIT + Math.abs(out.y) * 6;
    set(mark, { x1: spot.x, y1: spot.y, x2: spot.x + out.x * MARK, y2: spot.y + out.y * MARK });
    set(mark, { visibility: shown && covered === 0 ? "inherit" : "hidden" });
    set(label, { transform: shift(spot, out, away), visibility: shown ? "inherit" : "hidden" });
  });
  const longest = Math.max(0, ...ticks.map(({ text }) => text.length));
  const away = over(half) + MARK + NAME + Math.abs(out.x) * longest * DIGIT * 2 + Math.abs(out.y) * 12;
  set(name, { transform: shift(half, out, away), visibility: room ? "inherit" : "hidden" });
}

/** @param {Spot} from @param {Spot} direction @param {number} distance */
function shift(from, direction, distance) {
  return `translate(${(from.x + direction.x * distance).toFixed(1)} ${(from.y + direction.y * distance).toFixed(1)})`;
}
