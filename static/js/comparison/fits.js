// @ts-check
/** The curves of the other neurons beside that of the run shown, each as its run has it at the playhead. */

import { LETTERS } from "../letters.js";
import { draw, set } from "../svg.js";

/** @typedef {import("../fit.js").Fit} Fit */
/** @typedef {import("./runs.js").Drawn} Drawn */

export class Fits {
  /** @param {Fit} fit */
  constructor(fit) {
    this.fit = fit;
    this.group = draw(fit.svg, "g", { class: "run-fits" });
    fit.curve.before(this.group);
    /** @type {SVGPathElement[]} */
    this.curves = [];
    /** @type {readonly number[]} */
    this.letters = [];
  }

  /** @param {readonly Drawn[]} runs */
  show(runs) {
    const others = runs.filter(({ shown }) => !shown);
    const letters = others.map(({ letter }) => letter);
    if (letters.join() !== this.letters.join()) this.make(letters);
    if (this.fit.points.length === 0) return; // another tab is open
    others.forEach(({ run, place }, k) => set(this.curves[k], { d: this.fit.trace(run, place) }));
  }

  /** @param {readonly number[]} letters */
  make(letters) {
    this.letters = letters;
    this.group.replaceChildren();
    this.curves = letters.map((letter) => {
      const { name, dash } = LETTERS[letter];
      return draw(this.group, "path", { class: `run-${name.toLowerCase()}`, "stroke-dasharray": dash.map((part) => 0.7 * part).join(" ") || "none" });
    });
  }
}
