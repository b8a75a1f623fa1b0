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
    const places = known.map((k) => across[k]);
    const height = (/** @type {number} */ part) => plot.y.pixel(Math.max(LOW - 1, Math.min(HIGH + 1, part)));
    set(this.actual, { d: outline(places, known.map((k) => shareAt(columns, k)), plot.x.pixel, height) });
    set(this.second, { d: outline(places, known.map((k) => Number(columns.second_order[k]) / Number(columns.first_order[k])), plot.x.pixel, height) });
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
      const share = columns.step[k] === step ? shareAt(columns, k) : 0; // not asked for, in a long run
      const y = Math.min(plot.kept(share).at, plot.bottom - 6);
      draw(marks, "path", { class: "rise", d: "M0-6.5L6.5 5.5H-6.5Z", transform: `translate(${x} ${y})` });
    }
  }
}

/** @param {Columns} columns @param {number} k */
function shareAt({ actual, first_order: first }, k) {
  return Number(actual[k] ?? NaN) / Number(first[k] ?? NaN);
}
