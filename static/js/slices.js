// @ts-check
/** Two cuts through the surface at the place shown, along w and along b; their slopes are the gradient. */

import * as bowl from "./bowl.js";
import { Cut } from "./cut.js";
import { count, parse, plain, significant } from "./format.js";
import { gradientAt } from "./pulls.js";
import { loss } from "./neuron.js";
import { say, show } from "./svg.js";
import { isOpen } from "./tabs.js";

/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./stage.js").Place} Place */
/** @typedef {{dw: number, db: number}} Gradient */
/**
 * @typedef {object} Surface
 * @property {(w: number, b: number) => number} loss @property {Place} place @property {Gradient} gradient
 * @property {(value: number) => string} number how its numbers are written
 */

/** The worked example runs from −3 to 3. */
const REACH = 3;
const BOWL = { w_min: -REACH, w_max: REACH, b_min: -REACH, b_max: REACH, floor: 0, top: 2 * REACH * REACH };

export class Slices {
  /** @param {HTMLElement} panel @param {() => void} changed called when the panel must be drawn again */
  constructor(panel, changed) {
    this.panel = panel;
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (panel.querySelector(selector));
    this.plots = { w: find('[data-cut="w"] .cut-plot'), b: find('[data-cut="b"] .cut-plot') };
    this.cuts = { w: new Cut(this.plots.w, "w"), b: new Cut(this.plots.b, "b") };
    this.texts = Object.fromEntries(
      [.../** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll("[data-slice]"))].map((text) => [text.dataset.slice, text]),
    );
    this.parts = [.../** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll("[data-surface]"))];
    this.open = false;
    this.worked = false;
    /** The worked example's own place. @type {Place} */
    this.place = { w: 1, b: 2 };
    panel.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.name !== "surface") return;
      this.worked = target.value === "bowl";
      changed();
    });
    for (const name of /** @type {const} */ (["w", "b"])) this.control(name, changed);
  }

  /** A slider and a box for one coordinate of the worked example. @param {"w" | "b"} name @param {() => void} changed */
  control(name, changed) {
    const slider = /** @type {HTMLInputElement} */ (this.panel.querySelector(`#bowl-${name}-slider`));
    const box = /** @type {HTMLInputElement} */ (this.panel.querySelector(`#bowl-${name}`));
    const move = (/** @type {number} */ value, /** @type {HTMLInputElement} */ other) => {
      const fits = Math.abs(value) <= REACH;
      box.setAttribute("aria-invalid", String(!fits));
      show(/** @type {HTMLElement} */ (this.panel.querySelector(`#bowl-${name}-problem`)), !fits);
      if (!fits) return;
      this.place = { ...this.place, [name]: value };
      other.value = other === box ? plain(value) : String(value);
      changed();
    };
    slider.addEventListener("input", () => move(Number(slider.value), box));
    box.addEventListener("change", () => move(parse(box.value), slider));
  }

  /** Axes: as many pixels for a unit of w as for one of b. @param {Moment} moment */
  ground({ run, landscape }) {
    this.open = isOpen(this.panel);
    if (!this.open) return;
    for (const part of this.parts) show(part, (part.dataset.surface === "bowl") === this.worked);
    const cut = !this.worked && landscape.cut;
    this.panel.classList.toggle("cut-off", cut); // its sentence needs room, which the plots then have not
    const window = this.worked ? BOWL : { ...run, ...landscape };
    const { floor, top } = window;
    const size = this.plots.w.getBoundingClientRect();
    const unit = Cut.room(size) / Math.max(window.w_max - window.w_min, window.b_max - window.b_min);
    this.cuts.w.frame(size, { from: window.w_min, to: window.w_max, floor, top }, unit);
    this.cuts.b.frame(size, { from: window.b_min, to: window.b_max, floor, top }, unit);
    const above = cut ? ` What is above ${plain(landscape.top)} is cut off.` : "";
    say(this.texts.scale, `${drawn(this.cuts.w.rise / unit)}${above}`);
  }

  /** @param {Moment} moment */
  show(moment) {
    if (!this.open) return;
    const { texts, cuts } = this;
    const surface = this.worked ? this.example() : neuronAt(moment);
    const { w, b } = surface.place;
    const { dw, db } = surface.gradient;
    cuts.w.show((value) => surface.loss(value, b), w, dw);
    cuts.b.show((value) => surface.loss(w, value), b, db);
    say(texts["slope-w"], surface.number(dw));
    say(texts["slope-b"], surface.number(db));
    say(texts["along-w"], this.worked ? plain(b) : significant(b));
    say(texts["along-b"], this.worked ? plain(w) : significant(w));
    say(texts["curve-w"], this.worked ? `L = w² + ${plain(round(b * b))}` : "");
    say(texts["curve-b"], this.worked ? `L = ${plain(round(w * w))} + b²` : "");
    if (this.worked) this.values(surface);
    else {
      say(texts.where, moment.probing ? "at your w, b" : `at step ${count(moment.trajectory.step[moment.head])}`);
      say(texts.words, inWords(surface.gradient));
    }
  }

  /** @returns {Surface} */
  example() {
    const { w, b } = this.place;
    return { loss: bowl.loss, place: this.place, gradient: bowl.gradient(w, b), number: (value) => plain(round(value)) };
  }

  /** The worked example's formulas at its place. @param {Surface} surface */
  values({ place, gradient, number }) {
    const { texts } = this;
    const { dw, db } = gradient;
    say(texts.at, `at (${plain(place.w)}, ${plain(place.b)})`);
    say(texts.alone, number(dw));
    say(texts.dw, number(dw));
    say(texts.db, number(db));
    say(texts.gradient, `(${number(dw)}, ${number(db)})`);
    const uphill = `The gradient points straight uphill; it is ${significant(Math.hypot(dw, db), 3)} long.`;
    say(texts.uphill, dw === 0 && db === 0 ? "Both are 0: this is the lowest point." : uphill);
  }
}

/** @param {Moment} moment @returns {Surface} */
function neuronAt({ run, trajectory, head, place, probing }) {
  const gradient = probing ? gradientAt(run, place.w, place.b) : { dw: trajectory.dw[head], db: trajectory.db[head] };
  return { loss: (w, b) => loss(run, w, b), place, gradient, number: (value) => significant(value) };
}

/** What both slopes say of the place. @param {Gradient} gradient */
export function inWords({ dw, db }) {
  if (dw === 0 && db === 0) return "Here L changes neither along w nor along b: the gradient is 0.";
  return `Here L ${goes(dw, "w")} and ${goes(db, "b")}. The two slopes together are the gradient.`;
}

/** @param {number} slope @param {string} name */
function goes(slope, name) {
  if (slope === 0) return `stays level along ${name}`;
  return `${slope < 0 ? "falls" : "rises"} ${significant(Math.abs(slope), 2)} per unit of ${name}`;
}

/** What the tall or flat picture does to a slope. @param {number} times height in pixels for a unit's width */
export function drawn(times) {
  const slope = times > 1 ? 0.1 : 1;
  return `Height × ${significant(times, 2)}: a slope of ${plain(slope)} looks like ${significant(slope * times, 2)}.`;
}

/** Away with the last digits of 0.1 · 3. @param {number} value */
function round(value) {
  return Number(value.toPrecision(12));
}
