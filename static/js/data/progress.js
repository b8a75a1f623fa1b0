// @ts-check
/** How far a training that is still computed has come, with the button that stops it. */

import { count } from "../format.js";
import { say, show } from "../svg.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./training.js").Moment} Moment */

/** A training that is here within this many milliseconds needs no progress. */
const SOON = 400;

export class Progress {
  /** @param {HTMLElement} root with a place for words and a button @param {Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.words = /** @type {HTMLElement} */ (root.querySelector("span"));
    this.button = /** @type {HTMLButtonElement} */ (root.querySelector("button"));
    /** The points it is about, and since when. @type {object | null} */ this.of = null;
    this.since = 0;
    this.button.addEventListener("click", () => desk.stop());
  }

  /** @param {Moment} moment */
  walk({ trajectory, settings, ended, stopped }) {
    const now = performance.now();
    if (this.of !== trajectory) this.since = now;
    this.of = trajectory;
    const running = ended === null && !stopped;
    const at = count(trajectory.step[trajectory.last]);
    say(this.words, stopped ? `Stopped by you at step ${at}.` : `${at} of ${count(settings.max_steps)} steps`);
    show(this.button, running);
    show(this.root, stopped || (running && now - this.since > SOON));
  }
}
