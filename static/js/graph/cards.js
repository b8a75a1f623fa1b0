// @ts-check
/** How a card looks: tall for a graph that runs across; flat, or stacked where there is little room, for one that runs down. */

import { kinds } from "./walk.js";
import { number, numberOrNone, sign } from "./words.js";

/** @typedef {import("./layout.js").Direction} Direction */
/** @typedef {import("./layout.js").Sizes} Sizes */
/** @typedef {import("./layout.js").Spot} Spot */
/** @typedef {import("./question.js").Graph} Graph */
/** @typedef {"tall" | "flat" | "stacked"} Style */
/** @typedef {{rule: string, label: Spot, value: Spot, gradient: Spot}} Face where what is written stands, from the card's middle */
/** @typedef {{width: number, height: number, cell: number, values: number}} Box with the room of the label beside the numbers, and of the value */

/** Longer labels are cut; their title has all of it. */
const LONGEST = 12;
/** Pixels of a character of a number, around a text, and the steps in which a card grows. */
const CHARACTER = 6.8;
const AIR = 14;
const STEP = 4;
/** A number of the expression has a small card. */
const SMALL = { width: 34, height: 26 };

/** @type {Record<Style, {direction: Direction, height: number, gap: number, face: (box: Box) => Face}>} */
export const STYLES = {
  tall: {
    direction: "across",
    height: 62,
    gap: 56,
    face: ({ width }) => ({ rule: `M${-width / 2} -9h${width}`, label: { x: 0, y: -15 }, value: { x: 0, y: 8 }, gradient: { x: 0, y: 25 } }),
  },
  flat: {
    direction: "down",
    height: 27,
    gap: 24,
    face: ({ width, height, cell, values }) => {
      const left = cell - width / 2;
      return {
        rule: `M${left} ${-height / 2}v${height}`,
        label: { x: left - cell / 2, y: 5 },
        value: { x: left + values / 2, y: 4.5 },
        gradient: { x: (left + values + width / 2) / 2 - 1, y: 4.5 },
      };
    },
  },
  stacked: {
    direction: "down",
    height: 35,
    gap: 22,
    face: ({ width, height, cell }) => {
      const left = cell - width / 2;
      const middle = (left + width / 2) / 2;
      return {
        rule: `M${left} ${-height / 2}v${height}`,
        label: { x: left - cell / 2, y: 5 },
        value: { x: middle, y: -3 },
        gradient: { x: middle, y: 12 },
      };
    },
  },
};

/** @param {string} label */
export function shortened(label) {
  const shown = sign(label);
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST - 1)}…` : shown;
}

/** Pixels for a text, in whole steps. @param {string} text */
function room(text) {
  return STEP * Math.ceil((text.length * CHARACTER + AIR) / STEP);
}

/** The room of the label beside the numbers. @param {string} label */
export function cell(label) {
  return Math.max(28, room(shortened(label)));
}

/**
 * @param {Graph} graph @param {Style} style
 * @param {{numbers?: number, gap?: number}} [fixed] the room of a card's numbers, and between two layers, where they must not change
 * @returns {Sizes}
 */
export function sizes(graph, style, { numbers, gap } = {}) {
  const { nodes, edges } = graph;
  const { direction, height, gap: least } = STYLES[style];
  // one room for all, so that the columns are even; the numbers of the expression have a label alone
  const kind = kinds(graph);
  const cards = nodes.filter(({ id }) => kind[id] !== "number");
  const values = numbers ?? Math.max(44, ...cards.map(({ value }) => room(number(value))));
  const gradients = numbers ?? Math.max(44, ...cards.map(({ gradient }) => room(`∂ ${numberOrNone(gradient)}`)));
  const both = Math.max(values, gradients);
  const derivatives = edges.filter(({ from }) => kind[from] !== "number").map(({ derivative }) => room(numberOrNone(derivative)) - 4);
  const between = gap ?? (direction === "across" ? Math.max(least, ...derivatives) : least);
  const labels = Math.max(56, ...cards.map(({ label }) => room(shortened(label))));
  const wide = {
    tall: () => Math.max(both, labels),
    flat: (/** @type {string} */ label) => cell(label) + values + gradients,
    stacked: (/** @type {string} */ label) => cell(label) + both,
  }[style];
  return {
    width: ({ kind, node }) => (kind === "number" ? Math.max(SMALL.width, room(shortened(nodes[node].label))) : wide(nodes[node].label)),
    height: ({ kind }) => (kind === "number" ? SMALL.height : height),
    gap: () => between,
    values,
  };
}
