// @ts-check
/** The loss curves of several runs on one clock: a curve each, and the letters at the playhead. */

import { outline } from "../curve.js";
import { BEADS, LETTERS } from "../letters.js";
import { draw, set, show } from "../svg.js";
import { Badges } from "./badges.js";
import { heights } from "./heights.js";

/** @typedef {import("../player.js").Timeline} Timeline */
/** @typedef {import("../strip.js").Strip} Strip */
/** @typedef {import("./heights.js").Heights} Heights */
/** @typedef {import("./runs.js").Drawn} Drawn */

/** Pixels of a letter of the note, about. */
const LETTER = 6.6;
/** Room that the axis' own name needs. */
const BESIDE = 90;
/** From the ends of the axis to the middle of a letter. */
const EDGE = 8;

export class Curves {
  /** @param {Strip} strip */
  constructor(strip) {
    this.strip = strip;
    const sheet = (/** @type {string} */ name) => draw(strip.element, "svg", { class: name, "aria-hidden": "true" });
    // Sheets of their own, which a browser paints once: while a run plays only the edge of what is walked moves.
    this.sheets = { ahead: sheet("run-curves ahead"), walked: sheet("run-curves"), top: sheet("run-heads") };
    this.ahead = draw(this.sheets.ahead, "g", { "clip-path": "url(#strip-plot)" });
    this.walked = draw(this.sheets.walked, "g", { "clip-path": "url(#strip-plot)" });
    this.note = draw(this.sheets.top, "text", { class: "end note", y: 14 });
    this.badges = new Badges(this.sheets.top, false);
    /** Of the strip, in pixels. */
    this.width = 0;
    /** @type {readonly Drawn[]} */ this.runs = [];
    /** @type {Heights | null} */ this.heights = null;
    /** When each point of each run is. @type {(readonly number[])[]} */ this.columns = [];
  }

  /** Draw these runs from now on, or none: then the strip draws its own. @param {readonly Drawn[]} runs */
  take(runs) {
    this.runs = runs;
    this.strip.curves = runs.length > 0 ? this : null;
    for (const sheet of Object.values(this.sheets)) show(sheet, runs.length > 0);
    if (runs.length > 0) return;
    for (const part of [this.ahead, this.walked, this.note]) part.replaceChildren();
    this.badges.place([]);
  }

  /** @param {Timeline} timeline */
  axis(timeline) {
    this.heights = heights(this.runs, timeline);
    return this.heights.axis;
  }

  /** The strip has its axes: draw the curves, the one shown on top. @param {Strip} strip */
  draw({ x, y, player, plot, svg }) {
    if (!this.heights) return;
    this.width = Number(svg.getAttribute("width"));
    const { axis, of, notes } = this.heights;
    this.columns = this.runs.map(({ trajectory }) => player.columnOf(trajectory));
    for (const part of [this.ahead, this.walked]) part.replaceChildren();
    for (const [k, { letter }] of this.order()) {
      const values = of[k];
      if (!values) continue;
      const line = outline(this.columns[k], values, x.pixel, (value) => y.pixel(axis.of(value)));
      for (const part of [this.ahead, this.walked]) curve(part, letter, line);
    }
    const width = Number(plot.getAttribute("width"));
    const words = notes.filter((_, k) => LETTER * notes.slice(0, k + 1).join("; ").length < width - BESIDE).join("; ");
    this.note.textContent = words && words[0].toUpperCase() + words.slice(1);
    set(this.note, { x: Number(plot.getAttribute("x")) + width });
  }

  /** The run shown comes last. @returns {[number, Drawn][]} */
  order() {
    const all = /** @type {[number, Drawn][]} */ ([...this.runs.entries()]);
    return [...all.filter(([, { shown }]) => !shown), ...all.filter(([, { shown }]) => shown)];
  }

  /** Move the letters to the playhead. @param {readonly Drawn[]} runs the same, now */
  show(runs) {
    const { strip, heights: now } = this;
    if (!now) return;
    /** @type {import("./badges.js").Spot[]} */
    const spots = [];
    runs.forEach(({ letter, head, shown }, k) => {
      const value = now.of[k]?.[head];
      if (value === undefined) return;
      const y = strip.y.pixel(now.axis.of(value));
      spots.push({ letter, shown, x: strip.x.pixel(this.columns[k][head]), y: Math.min(strip.bottom, Math.max(strip.top, y)) });
    });
    const { times, tick } = strip.player;
    this.sheets.walked.style.clipPath = `inset(0 ${(this.width - strip.x.pixel(times[tick])).toFixed(1)}px 0 0)`;
    const edge = Number(strip.plot.getAttribute("x"));
    this.badges.place(spots, { left: edge + EDGE, right: edge + Number(strip.plot.getAttribute("width")) - EDGE });
  }
}

/** @param {Element} parent @param {number} letter @param {string} line */
function curve(parent, letter, line) {
  const { name, dash, beads } = LETTERS[letter];
  const group = draw(parent, "g", { class: `run-${name.toLowerCase()}` });
  draw(group, "path", { d: line, "stroke-dasharray": dash.join(" ") || "none" });
  if (beads) draw(group, "path", { d: line, class: "beads", "stroke-dasharray": BEADS.dash.join(" ") });
}
