// @ts-check
/** A cut through the carpet along the step: the truth, its tangent and its parabola, and where each says the step ends. */

import { set, show } from "../svg.js";
import { actual } from "./change.js";
import { window } from "./heights.js";
import { KINDS, lines, marks, put } from "./marks.js";
import { Plot } from "./plot.js";

/** @typedef {import("../neuron.js").Objective} Objective */
/** @typedef {import("../stage.js").Place} Place */
/** @typedef {import("./change.js").Change} Change */

/** From a little behind θ to beyond θ + ηu, as parts of the step. */
const [FROM, TO] = [-0.3, 1.5];
const SAMPLES = 60;

export class Section {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.plot = new Plot(element, "change of L");
    this.lines = lines(this.plot);
    this.marks = marks(this.plot);
  }

  ground() {
    const { plot } = this;
    plot.frame(FROM, TO);
    plot.mark(0, "θ", true);
    plot.mark(1, "θ + ηu", true);
  }

  /** @param {Objective} objective @param {Place} place @param {Place} step @param {Change} change of the whole step */
  show(objective, place, step, { first, second, actual: whole }) {
    const { plot } = this;
    const { values, low, high } = cut(objective, place, step);
    const seen = window(low, high, [first, second]);
    plot.rise(seen.low, seen.high);
    set(this.lines.actual, { d: plot.path(FROM, TO, SAMPLES, (part) => values[Math.round(((part - FROM) / (TO - FROM)) * SAMPLES)]) });
    set(this.lines.first, { d: plot.path(FROM, TO, 1, (part) => part * first) });
    set(this.lines.second, { d: plot.path(FROM, TO, SAMPLES, (part) => part * (first + part * (second - first))) });
    const change = { first, second, actual: whole };
    for (const kind of KINDS) put(this.marks[kind], plot, 1, change[kind], kind);
    this.hide(false);
  }

  /** @param {boolean} hidden */
  hide(hidden) {
    for (const kind of KINDS) {
      show(this.lines[kind], !hidden);
      show(this.marks[kind], !hidden);
    }
  }
}

/** The true changes along a step, and how far they reach. @param {Objective} objective @param {Place} place @param {Place} step */
function cut(objective, place, step) {
  const values = Array.from({ length: SAMPLES + 1 }, (_, k) => {
    const part = FROM + ((TO - FROM) * k) / SAMPLES;
    return actual(objective, place, { w: part * step.w, b: part * step.b });
  });
  return { values, low: Math.min(...values), high: Math.max(...values) };
}
