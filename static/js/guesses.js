// @ts-check
/** Guessing w and b by hand: two sliders, the neuron's curve, and a table of the guesses that were kept. */

import { Fit } from "./fit.js";
import { parse, plain, significant } from "./format.js";
import { loss } from "./neuron.js";
import { say } from "./svg.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./scenes.js").Scene} Scene */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./stage.js").Place} Place */
/** @typedef {Place & {loss: number}} Guess */

/** A press of + or −, in w or b. */
const NUDGE = 0.1;

export class Guesses {
  /** @param {HTMLElement} root @param {(place: Place | null) => void} ask @param {Guess[]} kept where guesses are kept, in order */
  constructor(root, ask, kept) {
    this.root = root;
    this.ask = ask;
    this.kept = kept;
    this.fit = new Fit(/** @type {HTMLElement} */ (root.querySelector(".fit")));
    this.loss = /** @type {HTMLElement} */ (root.querySelector("output"));
    this.rows = /** @type {HTMLElement} */ (root.querySelector("tbody"));
    this.empty = /** @type {HTMLElement} */ (root.querySelector(".empty"));
    this.open = false;
    /** @type {Place} */ this.place = { w: 0, b: 0 };
    /** @type {import("./neuron.js").Objective} */ this.objective = { activation: "sigmoid", loss: "squared_error", point: [] };
    /** @type {Record<string, {box: HTMLInputElement, slider: HTMLInputElement}>} */
    this.inputs = Object.fromEntries(["w", "b"].map((name) => [name, this.listen(/** @type {"w" | "b"} */ (name))]));
    root.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.keep();
    });
  }

  /** @param {"w" | "b"} name */
  listen(name) {
    const field = /** @type {HTMLElement} */ (this.root.querySelector(`[data-guess="${name}"]`));
    const slider = /** @type {HTMLInputElement} */ (field.querySelector('input[type="range"]'));
    const box = /** @type {HTMLInputElement} */ (field.querySelector('input[type="text"]'));
    slider.addEventListener("input", () => this.move(name, Number(slider.value)));
    box.addEventListener("change", () => {
      const typed = parse(box.value);
      this.move(name, Number.isFinite(typed) ? typed : this.place[name]);
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // a number is taken; keeping the guess is a decision of its own
      box.dispatchEvent(new Event("change"));
    });
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (field.querySelectorAll("[data-nudge]"))) {
      const by = NUDGE * Number(button.dataset.nudge);
      button.addEventListener("click", () => this.move(name, Number((this.place[name] + by).toFixed(6))));
    }
    return { box, slider };
  }

  /** @param {Scene | null} scene */
  scene(scene) {
    const open = scene?.cover === this.root.id;
    this.root.hidden = !open;
    this.open = open;
    if (open) this.ask(this.place);
  }

  /** @param {"w" | "b"} name @param {number} value */
  move(name, value) {
    this.place = { ...this.place, [name]: value };
    this.ask(this.place);
    this.tell();
  }

  /** Write what the guess is and what it costs. */
  tell() {
    for (const name of /** @type {const} */ (["w", "b"])) {
      const { box, slider } = this.inputs[name];
      const text = plain(Number(this.place[name].toFixed(6)));
      if (box.value !== text) box.value = text;
      slider.value = String(this.place[name]);
    }
    say(this.loss, significant(loss(this.objective, this.place.w, this.place.b)));
  }

  keep() {
    this.kept.push({ ...this.place, loss: loss(this.objective, this.place.w, this.place.b) });
    const best = this.kept.reduce((a, guess) => (guess.loss < a.loss ? guess : a));
    this.empty.hidden = true;
    this.rows.replaceChildren(...this.kept.map((guess, k) => row(guess, k + 1, guess === best)).reverse());
  }

  /** @param {Moment} moment */
  ground(moment) {
    if (!this.open) return;
    this.objective = moment.run;
    const { w_min, w_max, b_min, b_max } = moment.run;
    Object.assign(this.inputs.w.slider, { min: String(w_min), max: String(w_max) });
    Object.assign(this.inputs.b.slider, { min: String(b_min), max: String(b_max) });
    this.fit.ground(moment);
    this.tell();
  }

  /** Another part of the page may ask about a place too: then that is the guess. @param {Moment} moment */
  show(moment) {
    if (!this.open) return;
    const { place, probing } = moment;
    if (!probing) return this.ask(this.place);
    if (place.w !== this.place.w || place.b !== this.place.b) {
      this.place = { w: place.w, b: place.b };
      this.tell();
    }
    this.fit.show(moment);
  }
}

/** @param {Guess} guess @param {number} number @param {boolean} best */
function row(guess, number, best) {
  const line = document.createElement("tr");
  const name = document.createElement("th");
  name.scope = "row";
  name.textContent = String(number);
  line.append(name);
  for (const text of [significant(guess.w, 3), significant(guess.b, 3), significant(guess.loss), best ? "best so far" : ""]) {
    const cell = document.createElement("td");
    cell.textContent = text;
    line.append(cell);
  }
  line.classList.toggle("best", best);
  return line;
}
