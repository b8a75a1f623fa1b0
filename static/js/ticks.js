// @ts-check
/** Numbers and names along the edges of the box, written over the picture: sharper than Plotly's, and never in its way. */

import { draw, set } from "./svg.js";
import { eyeOf, project } from "./camera.js";

/** @typedef {import("./plotly.js").Vector} Vector */
/** @typedef {import("./plotly.js").Layout} Layout */
/** @typedef {import("./camera.js").Lens} Lens */
/** @typedef {import("./camera.js").Size} Size */
/** @typedef {import("./theme.js").Tokens} Tokens */
/** @typedef {{x: number, y: number}} Spot on the screen, in CSS pixels */
/** @typedef {{text: string, part: number, label: SVGTextElement, mark: SVGLineElement}} Tick part: 0…1 along the edge */
/** @typedef {{ticks: Tick[], name: SVGTextElement, line: SVGLineElement}} Edge */

const MARK = 5;
const NAME = 38; // from the edge to the name's middle
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

  /** @param {Lens} lens @param {Size} size */
  place(lens, size) {
    const { x, y, z } = this.aspect;
    const eye = eyeOf(lens.view);
    const front = { x: (Math.sign(eye.x) || 1) * (x / 2), y: (Math.sign(eye.y) || 1) * (y / 2) };
    const seen = (/** @type {Vector} */ at) => project(lens, size, at);
    const middle = seen({ x: 0, y: 0, z: 0 });
    const floor = -z / 2;
    const along = this.edges;
    lay(along.x, seen({ x: -x / 2, y: front.y, z: floor }), seen({ x: x / 2, y: front.y, z: floor }), middle, (t) => seen({ x: (t - 0.5) * x, y: front.y, z: floor }));
    lay(along.y, seen({ x: front.x, y: -y / 2, z: floor }), seen({ x: front.x, y: y / 2, z: floor }), middle, (t) => seen({ x: front.x, y: (t - 0.5) * y, z: floor }));
    // Heights stand at the left one of the two corners beside the front.
    const corners = [{ x: -front.x, y: front.y }, { x: front.x, y: -front.y }];
    const [left] = corners.sort((a, b) => seen({ ...a, z: 0 }).x - seen({ ...b, z: 0 }).x);
    lay(along.z, seen({ ...left, z: floor }), seen({ ...left, z: -floor }), middle, (t) => seen({ ...left, z: (t - 0.5) * z }));
  }
}

/**
 * @param {Edge} edge @param {Spot} from @param {Spot} to @param {Spot} middle of the box, to know which side is outside
 * @param {(part: number) => Spot} at
 */
function lay({ ticks, name, line }, from, to, middle, at) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  let out = { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
  const half = at(0.5);
  if (out.x * (half.x - middle.x) + out.y * (half.y - middle.y) < 0) out = { x: -out.x, y: -out.y };
  set(line, { x1: from.x, y1: from.y, x2: to.x, y2: to.y });
  // Where numbers would lie on each other every second or fourth is shown.
  const gap = ticks.length > 1 ? Math.abs(ticks[1].part - ticks[0].part) * length : length;
  const every = 2 ** Math.max(0, Math.ceil(Math.log2(TIGHTEST / Math.max(gap, 0.1))));
  ticks.forEach(({ part, label, mark, text }, i) => {
    const spot = at(part);
    const shown = i % every === 0 && length > SHORTEST ? "visible" : "hidden";
    const away = MARK + 4 + Math.abs(out.x) * text.length * 3.7 + Math.abs(out.y) * 6;
    set(mark, { x1: spot.x, y1: spot.y, x2: spot.x + out.x * MARK, y2: spot.y + out.y * MARK, visibility: shown });
    set(label, { transform: `translate(${spot.x + out.x * away} ${spot.y + out.y * away})`, visibility: shown });
  });
  set(name, { transform: `translate(${half.x + out.x * NAME} ${half.y + out.y * NAME})`, visibility: length > SHORTEST ? "visible" : "hidden" });
}
