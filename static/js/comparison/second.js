// @ts-check
/** Runs down another surface get a contour of their own, in the carpet's place: two errors are never drawn as one. */

import { Contour } from "../contour.js";
import { landscape } from "../landscape.js";
import { Legend } from "../legend.js";
import { ACTIVATION_NAMES, LOSS_NAMES } from "../naming.js";
import { squared } from "../plane.js";
import { groundOf } from "../stage.js";
import { Star } from "../star.js";
import { say, show } from "../svg.js";
import { Paths } from "./paths.js";
import { objectiveOf } from "./runs.js";

/** @typedef {import("../landscape.js").Landscape} Landscape */
/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("../stage.js").Moment} Moment */
/** @typedef {import("./runs.js").Drawn} Drawn */

export class Second {
  /** @param {() => void} redraw */
  constructor(redraw) {
    this.redraw = redraw;
    this.section = /** @type {HTMLElement} */ (document.getElementById("carpet"));
    /** The headings and tabs of the two places, with their words where there is one surface. */
    this.names = { carpet: namesOf("carpet"), above: namesOf("above") };
    this.element = this.section.appendChild(document.createElement("div"));
    this.element.className = "second";
    this.element.innerHTML = '<header><p class="name"></p><p class="scale"><i class="maths">L</i> <span></span> <span class="gradient" aria-hidden="true"></span> <span></span></p></header><div class="plot" role="img"></div>';
    this.plot = /** @type {HTMLElement} */ (this.element.querySelector(".plot"));
    this.name = /** @type {HTMLElement} */ (this.element.querySelector(".name"));
    this.contour = new Contour(this.plot);
    this.legend = new Legend(this.element);
    this.star = new Star(this.contour.over);
    this.paths = new Paths(this.contour);
    /** What this surface is that of. @type {Run | null} */
    this.run = null;
    /** @type {{of: string, landscape: Landscape | null}} */
    this.known = { of: "", landscape: null };
    show(this.element, false);
  }

  /** Make room for a second surface, or give it back. @param {Moment} moment @param {readonly Drawn[]} runs */
  ground(moment, runs) {
    const here = objectiveOf(moment.run);
    const others = runs.filter(({ run }) => objectiveOf(run) !== here);
    const { classList } = document.body;
    const before = classList.contains("two");
    this.run = others[0]?.run ?? null;
    classList.toggle("two", this.run !== null);
    // the surface of the first run stays where it is, whichever run is shown
    classList.toggle("swapped", this.run !== null && objectiveOf(runs[0].run) !== here);
    show(this.element, this.run !== null);
    this.call(moment.run, this.run);
    if (before !== (this.run !== null)) this.redraw(); // the other pictures have another size
    if (!this.run) return;
    const other = { ...moment, run: this.run, landscape: this.landscape(this.run) };
    this.contour.ground(other);
    this.legend.ground(other);
    this.paths.ground(other, true);
  }

  /** @param {Run} run @returns {Landscape} */
  landscape(run) {
    const of = JSON.stringify(groundOf(run));
    const found = (of === this.known.of && this.known.landscape) || landscape(run, run);
    this.known = { of, landscape: found };
    return found;
  }

  /** Name both places by what is to be seen there. @param {Run} here @param {Run | null} there */
  call(here, there) {
    const name = there ? nameOf(there, here) : "";
    for (const { element, alone } of this.names.carpet) say(element, name || alone);
    for (const { element, alone } of this.names.above) say(element, there ? nameOf(here, there) : alone);
    say(this.name, name);
    this.plot.setAttribute("aria-label", `The error from above: ${name}`);
  }

  /** @param {Moment} moment @param {readonly Drawn[]} runs those on this surface */
  show(moment, runs) {
    if (!this.run || runs.length === 0) return;
    this.paths.show(moment, runs);
    const { minimum } = runs[0].trajectory;
    this.star.show(minimum, squared(this.run), this.contour.plane, moment.layers.minimum, runs.some(({ ended }) => ended));
  }
}

/** The heading of a picture and its tab. @param {string} id */
function namesOf(id) {
  const elements = [...document.querySelectorAll(`#${id}-name, #view-tabs [aria-controls="${id}"]`)];
  return elements.map((element) => ({ element, alone: element.textContent ?? "" }));
}

/** What one surface has that the other one has not: "Cross-entropy". @param {Run} run @param {Run} other */
function nameOf(run, other) {
  const words = [
    ...(run.activation === other.activation ? [] : [ACTIVATION_NAMES[run.activation]]),
    ...(run.loss === other.loss ? [] : [LOSS_NAMES[run.loss]]),
  ].join(", ");
  return words[0].toUpperCase() + words.slice(1);
}
