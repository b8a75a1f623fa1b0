// @ts-check
/** The race drawn: the searches as a band with its median, the runs and the guesses as stairs going down. */

import { linear } from "../axis.js";
import { LETTERS } from "../letters.js";
import { draw, set, show } from "../svg.js";
import { lowestAfter } from "./course.js";
import { frame } from "./frame.js";
import { logarithmic } from "./scale.js";
import { backwards, stairs } from "./stairs.js";

/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./scale.js").Heights} Heights */
/** @typedef {{low: readonly number[], median: readonly number[], high: readonly number[]}} Band */
/** @typedef {{course: Course, letter: number | null}} Runner a run on screen, with its letter where there are several */
/**
 * @typedef {object} Picture
 * @property {number} length evaluations of the race
 * @property {Band} band @property {Runner} own the run shown @property {readonly Runner[]} others @property {Course} guesses
 * @property {Heights} heights @property {number | null} overtaken evaluations after which the run shown is ahead
 */

const MARGIN = { left: 54, right: 12, top: 22, bottom: 20 };
/** The numbers' size that the margins are for, in pixels. */
const SIZE = 12;
/** Pixels between two letters. */
const GAP = 12;
const DIAMOND = "M0-5L5 0 0 5-5 0z";

export class Plot {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.svg = draw(element, "svg", { "aria-hidden": "true" });
    this.axes = draw(this.svg, "g", { class: "axes" });
    this.clip = draw(draw(this.svg, "clipPath", { id: "race-clip" }), "rect");
    const inside = draw(this.svg, "g", { "clip-path": "url(#race-clip)" });
    this.band = draw(inside, "path", { class: "band" });
    this.median = draw(inside, "path", { class: "line median" });
    this.runs = draw(inside, "g");
    this.walked = draw(draw(this.svg, "clipPath", { id: "race-walked" }), "rect");
    const own = draw(inside, "g", { "clip-path": "url(#race-walked)" });
    this.own = { casing: draw(own, "path", { class: "casing" }), line: draw(own, "path", { class: "line" }) };
    this.guesses = draw(inside, "path", { class: "line guesses" });
    this.marks = draw(this.svg, "g", { class: "guesses" });
    this.overtaken = draw(this.svg, "g", { class: "overtaken" });
    this.stem = draw(this.overtaken, "line");
    this.ring = draw(this.overtaken, "circle", { r: 6 });
    this.needle = draw(this.svg, "line", { class: "needle" });
    this.ball = draw(this.svg, "circle", { r: 6, class: "now" });
    this.letters = draw(this.svg, "g");
    this.length = 1;
    /** How much larger than usual its numbers are. */
    this.size = 1;
    this.x = linear(0, 1, 0, 1);
    this.up = (/** @type {number} */ loss) => loss;
    this.edge = { top: 0, bottom: 1 };
  }

  /** @param {Picture} picture */
  draw(picture) {
    const { length, band, own, others, guesses, heights, overtaken } = picture;
    const { width, height } = this.element.getBoundingClientRect();
    if (width < 120 || height < 80) return;
    const size = (parseFloat(getComputedStyle(this.element).fontSize) || SIZE) / SIZE;
    const [left, top] = [MARGIN.left * size, MARGIN.top * size];
    const right = width - MARGIN.right;
    const bottom = height - MARGIN.bottom * size;
    const box = { x: left, y: top, width: right - left, height: bottom - top };
    this.length = length;
    this.size = size;
    this.edge = { top, bottom };
    this.x = logarithmic(1, length, left, right);
    const y = linear(heights.from, heights.to, bottom, top);
    // what is at or below the lowest loss there is has no power of ten: it leaves the plot
    const below = bottom + 9;
    this.up = (/** @type {number} */ loss) => (heights.above(loss) > 0 ? Math.min(below, y.pixel(Math.log10(heights.above(loss)))) : below);
    set(this.svg, { width, height });
    set(this.clip, box);
    frame(this.axes, { box, x: this.x, y, size }, length, heights);
    const counted = band.median.map((_, k) => k + 1);
    const line = (/** @type {readonly number[]} */ values, across = counted) => stairs(across, values, length, this.x, this.up);
    set(this.band, { d: `${line(band.high)}${backwards(line(band.low))}` });
    set(this.median, { d: line(band.median) });
    this.runs.replaceChildren();
    this.letters.replaceChildren();
    for (const runner of others) this.run(runner, line(runner.course.lowest, runner.course.evaluations));
    const path = line(own.course.lowest, own.course.evaluations);
    draw(this.runs, "path", { class: "line whole", d: path });
    set(this.walked, { x: left, y: 0, height });
    for (const part of Object.values(this.own)) set(part, { d: path });
    dress(this.own.line, own.letter);
    this.name([...others, own]);
    set(this.guesses, { d: line(guesses.lowest, guesses.evaluations) });
    this.marks.replaceChildren();
    guesses.lowest.slice(0, length).forEach((loss, k) => draw(this.marks, "path", { d: DIAMOND, transform: `translate(${this.x.pixel(k + 1).toFixed(1)} ${this.up(loss).toFixed(1)})` }));
    this.ringAt(overtaken, own.course);
  }

  /** @param {Runner} runner @param {string} d */
  run({ letter }, d) {
    draw(this.runs, "path", { class: "casing", d });
    const line = draw(this.runs, "path", { class: "line", d });
    dress(line, letter);
  }

  /** The letters of several runs where their lines leave the picture, none on another. @param {readonly Runner[]} runners */
  name(runners) {
    const { bottom } = this.edge;
    const places = runners.map(({ course, letter }) => {
      const below = course.lowest.findIndex((loss, k) => this.up(loss) > bottom && course.evaluations[k] <= this.length);
      const y = this.up(lowestAfter(course, this.length));
      return below < 0 ? { letter, x: this.x.pixel(this.length), y, down: false } : { letter, x: this.x.pixel(course.evaluations[below]), y: bottom, down: true };
    });
    const gap = GAP * this.size;
    let [left, above] = [-Infinity, -Infinity];
    for (const { letter, x, y, down } of places.sort((p, q) => p.x - q.x || p.y - q.y)) {
      if (letter === null) continue;
      const at = down ? { x: Math.max(x - 5, left + gap), y: y - 5 } : { x: x - 5, y: Math.max(y - 4, above + gap) };
      if (down) left = at.x;
      else above = at.y;
      draw(this.letters, "text", { ...at, class: "letter" }, LETTERS[letter].name).style.fill = colourOf(letter);
    }
  }

  /** Mark where the run shown goes ahead. @param {number | null} after @param {Course} course */
  ringAt(after, course) {
    const shown = after !== null && after > 1;
    show(this.overtaken, shown);
    if (!shown) return;
    const x = this.x.pixel(after);
    const y = Math.min(this.edge.bottom, this.up(lowestAfter(course, after)));
    set(this.ring, { cx: x, cy: y });
    set(this.stem, { x1: x, x2: x, y1: y + 6, y2: this.edge.bottom });
  }

  /** Where the playhead is. @param {number} spent @param {number} loss */
  head(spent, loss) {
    const inside = spent <= this.length;
    const walked = this.x.pixel(Math.min(spent, this.length)) - this.x.pixel(1);
    set(this.walked, { width: Math.max(0, walked) });
    show(this.needle, inside);
    show(this.ball, inside);
    if (!inside) return;
    const x = this.x.pixel(spent);
    set(this.needle, { x1: x, x2: x, y1: this.edge.top, y2: this.edge.bottom });
    set(this.ball, { cx: x, cy: Math.min(this.edge.bottom, this.up(loss)) });
  }
}

/** Give a line what its letter has, where it has one. @param {SVGPathElement} line @param {number | null} letter */
function dress(line, letter) {
  line.style.stroke = letter === null ? "" : colourOf(letter);
  const dash = letter === null ? [] : LETTERS[letter].dash;
  set(line, { "stroke-dasharray": dash.length === 0 ? "none" : dash.map((length) => length * 0.7).join(" ") });
}

/** The token of a letter's colour. @param {number} letter */
const colourOf = (letter) => `var(--run-${LETTERS[letter].name.toLowerCase()})`;
