// @ts-check
/** What part of its promise each step keeps, as the truth has it and as the second order expects; the real up-steps. */

import { outline } from "../curve.js";
import { draw, set } from "../svg.js";
import { indexAt } from "../trajectory.js";
import { Plot } from "./plot.js";
import { isRounding } from "./sentences.js";

/** @typedef {import("./columns.js").Columns} Columns */

/** The shares that are shown. */
const [LOW, HIGH] = [-0.5, 1.5];
/** Pixels between two marks. */
const ROOM = 9;

export class Shares {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.plot = new Plot(element, "and keeps so much of its promise");
    this.whole = draw(this.plot.inside, "line", { class: "line first" });
    this.second = draw(this.plot.inside, "path", { class: "line second" });
    this.actual = draw(this.plot.inside, "path", { class: "line actual" });
    this.marks = draw(this.plot.over, "g", { class: "rises" });
  }

  /** @param {Columns} columns @param {readonly number[]} across @param {number} start the loss at the start @param {readonly number[]} rises */
  draw(columns, across, start, rises) {
    const { plot } = this;
    plot.scale(LOW, HIGH, [0, 0.5, 1].map((part) => ({ value: part, text: `${100 * part}\u202f%` })));
    set(this.whole, { x1: plot.left, x2: plot.right, y1: plot.y.pixel(1), y2: plot.y.pixel(1) });
    const known = across.map((_, k) => k).filter((k) => Number.isFinite(shareAt(columns, k)) && !isRounding(columns.actual[k] ?? 0, start));
    const height = (/** @type {number} */ part) => plot.y.pixel(Math.max(LOW - 1, Math.min(HIGH + 1, part)));
    const through = (/** @type {(k: number) => number} */ part) =>
      stretches(known, columns).map((steps) => outline(steps.map((k) => across[k]), steps.map(part), plot.x.pixel, height)).join("");
    set(this.actual, { d: through((k) => shareAt(columns, k)) });
    set(this.second, { d: through((k) => Number(columns.second_order[k]) / Number(columns.first_order[k])) });
    this.mark(columns, across, rises);
  }

  /** @param {Columns} columns @param {readonly number[]} across @param {readonly number[]} rises */
  mark(columns, across, rises) {
    const { plot, marks } = this;
    marks.replaceChildren();
    let last = -Infinity;
    for (const step of rises) {
      const k = indexAt(columns.step, step);
      const x = plot.x.pixel(across[k]);
      if (x - last < ROOM) continue;
      last = x;
      const asked = columns.step[k] === step; // not all are, in a long run
      const share = !asked ? 0 : Number(columns.first_order[k]) < 0 ? shareAt(columns, k) : LOW; // of no promise to go down
      const y = Math.min(plot.kept(share).at, plot.bottom - 6);
      draw(marks, "path", { class: "rise", d: "M0-6.5L6.5 5.5H-6.5Z", transform: `translate(${x} ${y})` });
    }
  }
}

/**
 * The steps that promised to go down, in the stretches between those that did not.
 * @param {readonly number[]} known @param {Columns} columns @returns {number[][]}
 */
export function stretches(known, { first_order: first }) {
  /** @type {number[][]} */
  const found = [[]];
  for (const k of known) {
    if (Number(first[k]) < 0) found[found.length - 1].push(k);
    else if (found[found.length - 1].length > 0) found.push([]);
  }
  return found.filter((steps) => steps.length > 0);
}

/** @param {Columns} columns @param {number} k */
function shareAt({ actual, first_order: first }, k) {
  return Number(actual[k] ?? NaN) / Number(first[k] ?? NaN);
}
