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
/** Smaller than this nobody can read it, at the back of a room: then the frame scrolls. Larger than the largest is no help. */
const LEAST = { near: 0.8, far: 1.25 };
const LARGEST = 1.7;
/** The first way that is larger than the least by this is taken; where none is, the largest. */
const ENOUGH = 0.05;
/** A graph that is too wide is drawn together. */
const PULLS = [0, 0.5, 1];

/**
 * @param {Graph} graph @param {Room} room @param {"near" | "far"} [viewer]
 * @returns {{layout: Layout, style: Style, scale: number}}
 */
export function fitted(graph, room, viewer = "near") {
  const least = LEAST[viewer];
  /** @type {Style[]} */
  const styles = room.width < NARROW ? ["flat", "stacked"] : ["tall", "flat", "stacked"];
  const ways = [];
  for (const style of styles) {
    for (const pull of STYLES[style].direction === "down" ? PULLS : [0]) {
      const found = layout(graph, STYLES[style].direction, sizes(graph, style), pull);
      ways.push({ layout: found, style, scale: Math.min(room.width / found.width, room.height / found.height) });
      if (ways[ways.length - 1].scale >= least + ENOUGH) return readable(ways[ways.length - 1], least);
      if (found.width <= room.width) break;
    }
  }
  return readable(ways.reduce((best, way) => (way.scale > best.scale ? way : best)), least);
}

/** @template {{scale: number}} Way @param {Way} way @param {number} least */
function readable(way, least) {
  return { ...way, scale: Math.max(least, Math.min(LARGEST, way.scale)) };
}
