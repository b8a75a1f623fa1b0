// @ts-check
/** The axes of the race: evaluations run across, losses up, both by powers of ten. */

import { draw } from "../svg.js";
import { powers, written } from "./scale.js";

/** @typedef {import("../axis.js").Axis} Axis */
/** @typedef {{box: import("../axes.js").Box, x: Axis, y: Axis, size: number}} Room the plot, its axes, and how much larger than usual its numbers are */

/** Pixels between two numbers of the vertical axis. */
const ROOM = 17;
/** Pixels from a level line to its number, and half of the width of a digit. */
const BESIDE = 6;
const DIGIT = 4;
/** Pixels right of the plot that a number may take. */
const MARGIN = 12;

/** @param {Element} axes @param {Room} room @param {number} length evaluations of the race @param {import("./scale.js").Heights} heights */
export function frame(axes, { box, x, y, size }, length, { name, from, to }) {
  const bottom = box.y + box.height;
  axes.replaceChildren();
  draw(axes, "rect", { ...box });
  const letter = draw(axes, "text", { x: 0, y: 13 * size, class: "name" }, name);
  draw(axes, "text", { x: letter.getComputedTextLength() + BESIDE, y: 13 * size }, "over evaluations of the loss");
  for (const power of powers(from, to, box.height / (ROOM * size))) {
    const at = y.pixel(power);
    draw(axes, "line", { x1: box.x, x2: box.x + box.width, y1: at, y2: at, class: "grid" });
    draw(axes, "text", { x: box.x - BESIDE, y: at + 4 * size, class: "up" }, written(power));
  }
  const edge = box.x + box.width + MARGIN;
  for (const power of powers(0, Math.floor(Math.log10(length) + 1e-9), 9)) {
    const at = x.pixel(10 ** power);
    const words = written(power);
    const ends = at + DIGIT * words.length * size > edge; // the last one is set flush with the edge
    draw(axes, "line", { x1: at, x2: at, y1: box.y, y2: bottom, class: "grid" });
    draw(axes, "text", { x: ends ? edge : at, y: bottom + 15 * size, class: ends ? "up" : "across" }, words);
  }
}
