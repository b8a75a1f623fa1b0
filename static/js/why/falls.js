// @ts-check
/** By how much each step makes the loss fall, promised and true, on an axis whose lines are ten times apart. */

import { outline } from "../curve.js";
import { plain, powerOfTen } from "../format.js";
import { draw, set } from "../svg.js";
import { ROUNDING } from "../trajectory.js";
import { Plot } from "./plot.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("./columns.js").Columns} Columns */

/** So many powers of ten along the path; by step the axis goes down to the limit of double precision. */
const DECADES = 5;

export class Falls {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.plot = new Plot(element, "a step lowers L by (each line ten times less)", 6);
    this.first = draw(this.plot.inside, "path", { class: "line first" });
    this.actual = draw(this.plot.inside, "path", { class: "line actual" });
  }

  /** @param {Columns} columns @param {readonly number[]} across @param {Player["timeline"]} timeline @param {number} start the loss at the start */
  draw({ first_order: first, actual }, across, timeline, start) {
    const { plot } = this;
    const { top, bottom } = decades(actual.slice(0, across.length), timeline === "step" ? Math.log10(ROUNDING * start) : -Infinity, timeline === "step" ? 16 : DECADES);
    const at = Array.from({ length: top - bottom + 1 }, (_, k) => bottom + k);
    plot.scale(bottom, top, at.map((power) => ({ value: power, text: power < -3 ? powerOfTen(power) : plain(Number((10 ** power).toPrecision(1))) })));
    /** A step that does not fall leaves the plot at its foot. @param {number} change */
    const height = (change) => plot.y.pixel(change < 0 ? Math.max(bottom - 1, Math.log10(-change)) : bottom - 1);
    set(this.first, { d: outline(across, first.map(Number), plot.x.pixel, height) });
    set(this.actual, { d: outline(across, actual.map(Number), plot.x.pixel, height) });
  }
}

/** The powers of ten shown: from the largest fall down, at least one. @param {readonly (number | null)[]} changes @param {number} limit @param {number} most */
export function decades(changes, limit, most) {
  const falls = changes.map((change) => -(change ?? 0)).filter((fall) => fall > 0);
  if (falls.length === 0) return { top: 0, bottom: -1 };
  const top = Math.ceil(Math.log10(falls.reduce((a, fall) => Math.max(a, fall))));
  const lowest = Math.floor(Math.log10(falls.reduce((a, fall) => Math.min(a, fall))));
  return { top, bottom: Math.min(top - 1, Math.max(lowest, top - most, Math.floor(limit))) };
}
