// @ts-check
/** A graph as a picture: a card for each node, its value and gradient on it, the derivatives on the edges. */

import { draw, say, set } from "../svg.js";
import { faceOf, strand, titled } from "./faces.js";
import { neighbour } from "./layout.js";
import { about, numberOrNone } from "./words.js";

/** @typedef {import("./cards.js").Style} Style */
/** @typedef {import("./layout.js").Card} Card */
/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./walk.js").Walk} Walk */
/** @typedef {import("./faces.js").Face} Face */
/** @typedef {import("./faces.js").Strand} Strand */

/** @type {Record<string, import("./layout.js").Spot>} */
const WAYS = { ArrowRight: { x: 1, y: 0 }, ArrowLeft: { x: -1, y: 0 }, ArrowDown: { x: 0, y: 1 }, ArrowUp: { x: 0, y: -1 } };
/** Pixels that a card which is brought to view keeps from the frame's edge. */
const AIR = 16;

export class Drawing {
  /**
   * @param {HTMLElement} frame scrolls where the picture is larger
   * @param {(words: string | null) => void} tell the words for a node that a viewer points at; null for none
   */
  constructor(frame, tell) {
    this.frame = frame;
    this.tell = tell;
    this.svg = draw(frame, "svg", { role: "application", "aria-label": "Computation graph. Arrow keys go from node to node." });
    /** @type {Layout | null} */ this.layout = null;
    /** @type {Walk | null} */ this.walk = null;
    /** @type {Map<number, Face>} */ this.faces = new Map();
    /** @type {Strand[]} */ this.strands = [];
    this.position = 0;
    this.scale = 1;
    /** @type {Card | null} the node that is pointed at */
    this.asked = null;
    this.svg.addEventListener("keydown", (event) => this.key(event));
    this.svg.addEventListener("focusin", ({ target }) => this.ask(this.cardOf(target)));
    this.svg.addEventListener("focusout", () => this.ask(null));
    this.svg.addEventListener("pointerover", ({ target }) => this.ask(this.cardOf(target) ?? this.focused));
    this.svg.addEventListener("pointerleave", () => this.ask(this.focused));
  }

  /** @param {EventTarget | null} target */
  cardOf(target) {
    const group = target instanceof Element ? target.closest("[data-card]") : null;
    return this.layout?.cards.find(({ index }) => String(index) === group?.getAttribute("data-card")) ?? null;
  }

  get focused() {
    return this.svg.contains(document.activeElement) ? this.cardOf(document.activeElement) : null;
  }

  /** Draw a graph that has other nodes than before, or other room. @param {Walk} walk @param {Layout} layout @param {Style} style */
  lay(walk, layout, style) {
    const held = this.focused?.index;
    this.walk = walk;
    this.layout = layout;
    this.asked = null;
    this.faces.clear();
    this.svg.replaceChildren();
    this.svg.setAttribute("class", `graph ${layout.direction}`);
    const [lines, cards, labels] = ["lines", "cards", "labels"].map((name) => draw(this.svg, "g", { class: name }));
    this.strands = layout.wires.map((wire) => strand(lines, labels, wire, layout));
    const result = walk.graph.nodes.length - 1;
    for (const card of layout.cards) {
      const face = faceOf(cards, card, walk.graph.nodes[card.node].label, style);
      face.group.classList.toggle("result", card.node === result);
      this.faces.set(card.index, face);
    }
    const first = layout.cards.find(({ index }) => index === held) ?? layout.cards.find(({ kind }) => kind === "name") ?? layout.cards[0];
    this.faces.get(first.index)?.group.setAttribute("tabindex", "0");
    if (held !== undefined) this.faces.get(first.index)?.group.focus();
    this.zoom(this.scale);
  }

  /** @param {number} scale */
  zoom(scale) {
    if (!this.layout) return;
    this.scale = scale;
    const { width, height } = this.layout;
    set(this.svg, { viewBox: `0 0 ${width} ${height}`, width: width * scale, height: height * scale });
  }

  /**
   * Show the numbers that are there at a position; or, where an input was nudged, how far every node moved.
   * @param {Walk} walk of a graph with the same nodes @param {number} position @param {((node: number) => string) | null} [moved]
   */
  paint(walk, position, moved = null) {
    const { layout } = this;
    if (!layout) return;
    this.walk = walk;
    this.position = position;
    const { nodes, edges } = walk.graph;
    const lit = litBy(walk, position);
    this.svg.classList.toggle("moved", moved !== null);
    for (const { index, node, kind } of layout.cards) {
      const face = /** @type {Face} */ (this.faces.get(index));
      if (kind !== "number") {
        const value = walk.value(node, position);
        const gradient = walk.gradient(node, position);
        say(face.value, value === undefined ? "" : numberOrNone(value));
        const change = moved?.(node);
        say(face.gradient, change ?? (gradient === undefined ? "" : gradient === null ? numberOrNone(null) : `∂ ${numberOrNone(gradient)}`));
        face.gradient.classList.toggle("none", gradient === null && change === undefined);
        say(face.title, titled(nodes[node].label, value, gradient));
      } else say(face.title, nodes[node].label);
      const words = about(walk, node, position);
      if (face.group.getAttribute("aria-label") !== words) face.group.setAttribute("aria-label", words);
      face.group.classList.toggle("lit", lit.nodes.includes(node) && kind !== "number");
    }
    for (const [k, { edge }] of layout.wires.entries()) {
      const derivative = walk.derivative(edge, position);
      this.strands[k].write(derivative === undefined || walk.kinds[edges[edge].from] === "number" ? "" : numberOrNone(derivative));
      this.strands[k].line.classList.toggle("lit", lit.edges.includes(edge));
      this.strands[k].derivative.classList.toggle("lit", lit.edges.includes(edge));
    }
    if (this.asked) this.tell(about(walk, this.asked.node, position));
  }

  /** Bring what the step is about to view. */
  follow() {
    const { walk, layout } = this;
    if (!walk || !layout) return;
    const [node] = litBy(walk, this.position).nodes;
    const card = layout.cards.find((each) => each.node === node);
    if (card) this.bring(card);
  }

  /** @param {Card} card */
  bring({ x, y, width, height }) {
    const { frame, scale } = this;
    const along = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ at, /** @type {number} */ room) =>
      from - AIR < at ? from - AIR : to + AIR > at + room ? to + AIR - room : at;
    frame.scrollLeft = along((x - width / 2) * scale, (x + width / 2) * scale, frame.scrollLeft, frame.clientWidth);
    frame.scrollTop = along((y - height / 2) * scale, (y + height / 2) * scale, frame.scrollTop, frame.clientHeight);
  }

  /** A viewer points at a node, or at none. @param {Card | null} card */
  ask(card) {
    if (card === this.asked || !this.layout || !this.walk) return;
    this.asked = card;
    const near = new Set(card ? [card.index] : []);
    for (const [k, { from, to }] of this.layout.wires.entries()) {
      const mine = card !== null && (from === card.index || to === card.index);
      this.strands[k].line.classList.toggle("near", mine);
      this.strands[k].derivative.classList.toggle("near", mine);
      if (mine) near.add(from).add(to);
    }
    this.svg.classList.toggle("asking", card !== null);
    for (const [index, { group }] of this.faces) group.classList.toggle("near", near.has(index));
    this.tell(card && about(this.walk, card.node, this.position));
  }

  /** Arrow keys go to the nearest card that way; Home and End to the first and the last. @param {KeyboardEvent} event */
  key(event) {
    const here = this.focused;
    if (!here || !this.layout || event.ctrlKey || event.altKey || event.metaKey) return;
    const { cards } = this.layout;
    const last = cards.find(({ node }) => node === (this.walk?.graph.nodes.length ?? 0) - 1);
    const ends = { Home: cards[0], End: last };
    const way = WAYS[event.key];
    const next = way ? neighbour(this.layout, here, way) : ends[/** @type {"Home" | "End"} */ (event.key)];
    if (!next) return;
    event.preventDefault();
    this.faces.get(here.index)?.group.setAttribute("tabindex", "-1");
    const { group } = /** @type {Face} */ (this.faces.get(next.index));
    group.setAttribute("tabindex", "0");
    group.focus({ preventScroll: true });
    this.bring(next);
  }
}

/** What a stop is about. @param {Walk} walk @param {number} position @returns {{nodes: number[], edges: number[]}} */
function litBy({ stops, graph, kinds }, position) {
  const stop = stops[position];
  if (!stop) return { nodes: [], edges: [] };
  if (stop.kind === "given") return { nodes: graph.nodes.filter(({ id }) => kinds[id] === "name").map(({ id }) => id), edges: [] };
  if (stop.kind === "seed") return { nodes: [stop.node], edges: [] };
  if (stop.kind === "back") return { nodes: [graph.edges[stop.edge].from], edges: [stop.edge] };
  return { nodes: [stop.node], edges: graph.edges.flatMap(({ to }, edge) => (to === stop.node ? [edge] : [])) };
}
