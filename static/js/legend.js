// @ts-check
/** What the colours of both pictures mean: from the floor to the top of the scale, and whether the surface goes on above it. */

import { plain } from "./format.js";
import { say } from "./svg.js";

/** @typedef {import("./stage.js").Moment} Moment */

export class Legend {
  /** @param {HTMLElement} root with a bar and a place for the number at either end */
  constructor(root) {
    this.bar = /** @type {HTMLElement} */ (root.querySelector(".gradient"));
    this.floor = /** @type {HTMLElement} */ (this.bar.previousElementSibling);
    this.top = /** @type {HTMLElement} */ (this.bar.nextElementSibling);
  }

  /** @param {Moment} moment */
  ground({ landscape, theme }) {
    const stops = theme.carpet.map(([place, colour]) => `${colour} ${100 * place}%`);
    this.bar.style.background = `linear-gradient(to right, ${stops.join(", ")})`;
    say(this.floor, plain(landscape.floor));
    say(this.top, `${landscape.cut ? "≥ " : ""}${plain(landscape.top)}`);
  }
}
