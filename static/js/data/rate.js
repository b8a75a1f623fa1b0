// @ts-check
/** The learning rate beside the transport: a slider of powers of ten and a box. */

import { numberOrText, plain } from "../format.js";
import { tell } from "../refusals.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./training.js").Moment} Moment */

/** Changes that follow each other within this many milliseconds share one entry in the history. */
const ONE_ENTRY = 1500;

export class Rate {
  /** @param {HTMLElement} root @param {Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.slider = /** @type {HTMLInputElement} */ (root.querySelector("#rate-slider"));
    this.box = /** @type {HTMLInputElement} */ (root.querySelector("#learning_rate"));
    this.latest = -Infinity;
    /** The training whose rate is shown. @type {object | null} */ this.of = null;
    root.addEventListener("submit", (event) => event.preventDefault());
    this.box.addEventListener("change", () => void this.changed());
    this.slider.addEventListener("change", () => void this.changed());
    this.slider.addEventListener("input", () => this.say(Number((10 ** Number(this.slider.value)).toPrecision(2))));
  }

  async changed() {
    const now = performance.now();
    const push = now - this.latest > ONE_ENTRY;
    this.latest = now;
    tell(this.root, await this.desk.open({ learning_rate: numberOrText(this.box.value) }, push ? "push" : "replace"));
  }

  /** @param {Moment} moment */
  ground({ opening, settings: { learning_rate } }) {
    if (opening === this.of) return; // what is typed stays until another training is here
    this.of = opening;
    this.slider.value = String(Math.log10(learning_rate));
    this.say(learning_rate);
    tell(this.root, []);
  }

  /** @param {number} rate */
  say(rate) {
    this.box.value = plain(rate);
    this.slider.setAttribute("aria-valuetext", plain(rate));
  }
}
