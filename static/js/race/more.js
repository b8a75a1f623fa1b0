// @ts-check
/** "Suppose I had a hundred variables": a slider for the number of weights, and what each way would cost then. */

import { count } from "../format.js";
import { say } from "../svg.js";
import { VALUES, gridPlaces, howLong, inPlaces, nudges } from "./weights.js";

export class More {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.slider = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    this.slider.addEventListener("input", () => this.show());
    this.show();
  }

  /** @param {number} weights */
  set(weights) {
    this.slider.value = String(weights);
    this.show();
  }

  show() {
    const weights = Number(this.slider.value);
    const places = gridPlaces(weights);
    const tell = (/** @type {string} */ name, /** @type {string} */ words) => say(/** @type {HTMLElement} */ (this.root.querySelector(`[data-more="${name}"]`)), words);
    tell("weights", count(weights));
    tell("power", String(weights));
    tell("grid", inPlaces(places));
    tell("time", howLong(places).replaceAll(" × ", "\u00a0×\u00a0"));
    tell("nudges", count(nudges(weights)));
    this.slider.setAttribute("aria-valuetext", `${weights} weights: ${VALUES} to the power of ${weights} places`);
    // a bar's length counts powers of ten: the longest is the largest grid
    const longest = Math.log10(gridPlaces(Number(this.slider.max)));
    for (const [name, cost] of /** @type {const} */ ([["grid", places], ["nudges", nudges(weights)], ["step", 2]])) {
      const bar = /** @type {HTMLElement} */ (this.root.querySelector(`[data-bar="${name}"]`));
      bar.style.width = `${(100 * Math.log10(cost)) / longest}%`;
    }
  }
}
