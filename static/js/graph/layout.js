// @ts-check
/** A graph on a plane: across from left to right, or down; where each card stands and how the edges run. */

import { placed } from "./places.js";
import { ranked } from "./ranks.js";

/** @typedef {import("./question.js").Graph} Graph */
/** @typedef {import("./ranks.js").Item} Item */
/** @typedef {"across" | "down"} Direction */
/** @typedef {{x: number, y: number}} Spot */
/** @typedef {Item & Spot & {width: number, height: number, values: number}} Card its middle, its size, and the room of its value */
/** @typedef {{edge: number, from: number, to: number, path: string, label: Spot, end: Spot, level: boolean}} Wire from card to card, by their indices; level: it hardly goes aside */
/** @typedef {{direction: Direction, cards: Card[], wires: Wire[], width: number, height: number}} Layout */
/** @typedef {{width: (item: Item) => number, height: (item: Item) => number, gap: (rank: number) => number, values: number}} Sizes gap: in front of the layer of that rank, towards the result */

/** Pixels around everything, where outlines of focus are drawn. */
const MARGIN = 8;
/** Between two cards of one layer. */
const BESIDE = { across: 14, down: 12 };
/** Arguments arrive so far apart. */
const PORTS = { across: 15, down: 24 };
/** An edge that goes aside by less than this is level. */
const LEVEL = 10;

/**
 * @param {Graph} graph @param {Direction} direction @param {Sizes} sizes
 * @param {number} [pull] how much every card is drawn to the middle, from 0 to 1: the graph becomes narrower
 * @returns {Layout}
 */
export function layout(graph, direction, sizes, pull = 0) {
  const ranks = ranked(graph);
  const { items, links, layers } = ranks;
  const across = direction === "across";
  const [breadth, thickness] = across ? [sizes.height, sizes.width] : [sizes.width, sizes.height];
  const port = (/** @type {import("./ranks.js").Link} */ { slot, slots }) => (slot - (slots - 1) / 2) * PORTS[direction];
  const side = placed(ranks, (item) => (item.kind === "bend" ? 4 : breadth(item)), BESIDE[direction], port, pull);
  const thick = layers.map((layer) => Math.max(...layer.map((index) => (items[index].kind === "bend" ? 0 : thickness(items[index])))));
  // the result is at the far end
  /** @type {number[]} */
  const depth = [];
  let end = MARGIN;
  for (let rank = layers.length - 1; rank >= 0; rank -= 1) {
    depth[rank] = end + thick[rank] / 2;
    end += thick[rank] + (rank > 0 ? sizes.gap(rank) : 0);
  }
  const top = Math.min(...items.map((item, k) => side[k] - (item.kind === "bend" ? 2 : breadth(item) / 2))) - MARGIN;
  const bottom = Math.max(...items.map((item, k) => side[k] + (item.kind === "bend" ? 2 : breadth(item) / 2))) - top + MARGIN;
  const spot = (/** @type {number} */ along, /** @type {number} */ beside) => (across ? { x: along, y: beside } : { x: beside, y: along });
  const cards = items
    .filter(({ kind }) => kind !== "bend")
    .map((item) => ({ ...item, ...spot(depth[item.rank], side[item.index] - top), width: sizes.width(item), height: sizes.height(item), values: sizes.values }));
  const wires = links.map((link) => {
    const { edge, through, slot } = link;
    const [from, to] = [through[0], through[through.length - 1]];
    const twice = links.filter((other) => other.through[0] === from && other.through.at(-1) === to).length > 1;
    const points = [
      { along: depth[items[from].rank] + thickness(items[from]) / 2, beside: side[from] - top },
      // straight through a layer, between its cards
      ...through.slice(1, -1).flatMap((bend) => {
        const { rank } = items[bend];
        return [-thick[rank] / 2, thick[rank] / 2].map((half) => ({ along: depth[rank] + half, beside: side[bend] - top }));
      }),
      { along: depth[items[to].rank] - thickness(items[to]) / 2, beside: side[to] - top + port(link) },
    ];
    const [before, after] = points.slice(-2);
    const part = twice ? 0.32 + 0.36 * slot : 0.5;
    const label = spot(before.along + (after.along - before.along) * part, before.beside + (after.beside - before.beside) * eased(part));
    const level = Math.abs(after.beside - before.beside) < LEVEL;
    return { edge, from, to, label, level, end: spot(after.along, after.beside), path: curve(points, spot) };
  });
  const [width, height] = across ? [end + MARGIN, bottom] : [bottom, end + MARGIN];
  return { direction, cards, wires, width, height };
}

/** How far a curve that leaves and arrives straight has gone sideways. @param {number} part */
function eased(part) {
  return part * part * (3 - 2 * part);
}

/** A curve that leaves and arrives along the flow. @param {{along: number, beside: number}[]} points @param {(along: number, beside: number) => Spot} spot */
function curve(points, spot) {
  const text = (/** @type {number} */ along, /** @type {number} */ beside) => {
    const { x, y } = spot(along, beside);
    return `${round(x)} ${round(y)}`;
  };
  const pieces = points.slice(1).map(({ along, beside }, k) => {
    const before = points[k];
    const middle = (before.along + along) / 2;
    return `C${text(middle, before.beside)} ${text(middle, beside)} ${text(along, beside)}`;
  });
  return `M${text(points[0].along, points[0].beside)}${pieces.join("")}`;
}

/** @param {number} pixels */
function round(pixels) {
  return Number(pixels.toFixed(1));
}

/**
 * The card that an arrow key goes to: along the flow the one at the other end of an edge, else the nearest that way,
 * for which straight ahead counts as nearer than aside.
 * @param {Layout} layout @param {Card} from @param {Spot} way one of the four unit vectors
 */
export function neighbour({ direction, cards, wires }, from, way) {
  const flow = direction === "across" ? way.x : way.y;
  const ends = new Set(wires.flatMap((wire) => (flow > 0 && wire.from === from.index ? [wire.to] : flow < 0 && wire.to === from.index ? [wire.from] : [])));
  const choice = ends.size > 0 ? cards.filter(({ index }) => ends.has(index)) : cards;
  const far = (/** @type {Spot} */ { x, y }) => {
    const ahead = (x - from.x) * way.x + (y - from.y) * way.y;
    const aside = Math.abs((x - from.x) * way.y) + Math.abs((y - from.y) * way.x);
    return ahead > 1 ? ahead + 2 * aside : Infinity;
  };
  return choice.reduce((best, card) => (far(card) < far(best) ? card : best), from);
}
