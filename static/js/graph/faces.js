// @ts-check
/** The parts of the picture of a graph, each made once: the card of a node, and an edge with its derivative. */

import { draw, say, set } from "../svg.js";
import { STYLES, cell, shortened } from "./cards.js";
import { numberOrNone } from "./words.js";

/** @typedef {import("./cards.js").Style} Style */
/** @typedef {import("./layout.js").Card} Card */
/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./layout.js").Wire} Wire */
/** @typedef {{value: SVGTextElement, gradient: SVGTextElement, title: SVGTitleElement, group: SVGGElement}} Face */
/** @typedef {{line: SVGGElement, derivative: SVGTextElement, write: (text: string) => void}} Strand */

/** Pixels of a digit on an edge. */
const DIGIT = 7;

/** All digits. @param {string} label @param {number | undefined} value @param {number | null | undefined} gradient */
export function titled(label, value, gradient) {
  const parts = [label, value === undefined ? null : `value ${value}`, gradient === undefined ? null : `gradient ${gradient ?? numberOrNone(null)}`];
  return parts.filter((part) => part !== null).join(", ");
}

/**
 * An edge, and its derivative in the middle, for which it is cut; above it where it is level and short.
 * @param {SVGElement} lines @param {SVGElement} labels @param {Wire} wire @param {Layout} layout
 * @returns {Strand}
 */
export function strand(lines, labels, { path, end, label, level }, { direction }) {
  const line = draw(lines, "g", { class: "wire" });
  draw(line, "path", { d: path });
  const [x, y] = [end.x.toFixed(1), end.y.toFixed(1)];
  draw(line, "path", { class: "tip", d: direction === "across" ? `M${x} ${y}l-7 -4v8z` : `M${x} ${y}l-4 -7h8z` });
  const above = level && direction === "across";
  const ground = draw(labels, "rect", { class: "ground", y: label.y - 7, height: 14, width: 0 });
  const derivative = draw(labels, "text", { x: label.x, y: label.y + (above ? -4 : 4.5), class: "derivative" });
  const write = (/** @type {string} */ text) => {
    if (derivative.textContent === text) return;
    say(derivative, text);
    const width = above ? 0 : text.length * DIGIT;
    set(ground, { x: label.x - width / 2, width });
  };
  return { line, derivative, write };
}

/** An empty card. @param {SVGElement} parent @param {Card} card @param {string} label @param {Style} style @returns {Face} */
export function faceOf(parent, { index, kind, x, y, width, height, values }, label, style) {
  const group = draw(parent, "g", { class: `node ${kind}`, role: "img", tabindex: -1, "data-card": index, transform: `translate(${x} ${y})` });
  const title = draw(group, "title");
  draw(group, "rect", { x: -width / 2, y: -height / 2, width, height, rx: kind === "name" ? 13 : 6 });
  const name = { class: /^[A-Za-z]/.test(label) ? "label word" : "label" };
  if (kind === "number") {
    draw(group, "text", { ...name, y: 5 }, shortened(label));
    const none = draw(group, "text");
    return { group, title, value: none, gradient: none };
  }
  const face = STYLES[style].face({ width, height, cell: cell(label), values });
  draw(group, "path", { class: "rule", d: face.rule });
  draw(group, "text", { ...name, ...face.label }, shortened(label));
  return {
    group,
    title,
    value: draw(group, "text", { class: "value", ...face.value }),
    gradient: draw(group, "text", { class: "gradient", ...face.gradient }),
  };
}
