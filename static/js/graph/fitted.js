// @ts-check
/** Which way a graph runs, in which cards, and how large it is drawn, for the room there is. */

import { STYLES, sizes } from "./cards.js";
import { layout } from "./layout.js";

/** @typedef {import("./cards.js").Style} Style */
/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./question.js").Graph} Graph */
/** @typedef {{width: number, height: number}} Room */

/** Below this width a graph runs down. */
const NARROW = 620;
/** Smaller than the least nobody can read it: then the frame scrolls. Larger than the largest is no help. */
const LEAST = 0.8;
const LARGEST = 1.7;
/** The first way that is as large as this is taken; where none is, the largest. */
const ENOUGH = 0.9;
/** A graph that is too wide is drawn together. */
const PULLS = [0, 0.5, 1];

/**
 * @param {Graph} graph @param {Room} room
 * @returns {{layout: Layout, style: Style, scale: number}}
 */
export function fitted(graph, room) {
  /** @type {Style[]} */
  const styles = room.width < NARROW ? ["flat", "stacked"] : ["tall", "flat", "stacked"];
  const ways = [];
  for (const style of styles) {
    for (const pull of STYLES[style].direction === "down" ? PULLS : [0]) {
      const found = layout(graph, STYLES[style].direction, sizes(graph, style), pull);
      ways.push({ layout: found, style, scale: Math.min(room.width / found.width, room.height / found.height) });
      if (ways[ways.length - 1].scale >= ENOUGH) return readable(ways[ways.length - 1]);
      if (found.width <= room.width) break;
    }
  }
  return readable(ways.reduce((best, way) => (way.scale > best.scale ? way : best)));
}

/** @template {{scale: number}} Way @param {Way} way */
function readable(way) {
  return { ...way, scale: Math.max(LEAST, Math.min(LARGEST, way.scale)) };
}
