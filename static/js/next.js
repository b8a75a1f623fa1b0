// @ts-check
/** At the end of a run: the buttons that answer the next question. */

import { plain } from "./format.js";
import { squared } from "./plane.js";
import { say } from "./svg.js";
import { whySlow } from "./words.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */

/** The rate to try after one: towards 10, and beyond 24.87 where the minimum no longer holds. */
const RATES = [1, 10, 26];
/** Room around a path that is fitted into the window, as a share of its size. */
const ROOM = 0.08;

export class Next {
  /**
   * @param {HTMLElement} root with a button for each question
   * @param {{why: () => void, change: (changes: Partial<Run>) => void}} wishes
   */
  constructor(root, wishes) {
    this.root = root;
    const button = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-next="${name}"]`));
    this.why = button("why");
    this.rate = button("rate");
    this.fit = button("fit");
    /** @type {Trajectory | null} */ this.trajectory = null;
    this.value = 0;
    /** @type {Run | null} */ this.run = null;
    this.why.addEventListener("click", wishes.why);
    this.rate.addEventListener("click", () => wishes.change({ learning_rate: this.value }));
    this.fit.addEventListener("click", () => this.run && this.trajectory && wishes.change(around(this.run, this.trajectory)));
    button("start").addEventListener("click", () => this.run && wishes.change(elsewhere(this.run)));
  }

  /** @param {Moment} moment */
  show({ run, trajectory, ended, probing }) {
    this.root.hidden = !ended || probing;
    if (this.root.hidden || (run === this.run && trajectory === this.trajectory)) return;
    this.run = run;
    this.trajectory = trajectory;
    this.fit.hidden = leaves(run, trajectory) === null;
    this.value = RATES.find((rate) => rate > run.learning_rate) ?? RATES[0];
    say(this.rate, `Try η = ${plain(this.value)}`);
    this.why.hidden = whySlow(run) === null;
  }
}

/**
 * How far a path goes, where it leaves the window; null where it stays inside.
 * @param {Run} run @param {Trajectory} trajectory
 */
function leaves({ w_min, w_max, b_min, b_max }, { w, b }) {
  const low = (/** @type {number[]} */ column, /** @type {number} */ edge) => column.reduce((a, value) => Math.min(a, value), edge);
  const high = (/** @type {number[]} */ column, /** @type {number} */ edge) => column.reduce((a, value) => Math.max(a, value), edge);
  const reach = { w_min: low(w, w_min), w_max: high(w, w_max), b_min: low(b, b_min), b_max: high(b, b_max) };
  const outside = reach.w_min < w_min || reach.w_max > w_max || reach.b_min < b_min || reach.b_max > b_max;
  return outside ? reach : null;
}

/** The square window, on whole numbers, that holds the path and the window there was. @param {Run} run @param {Trajectory} trajectory */
function around(run, trajectory) {
  const { w_min, w_max, b_min, b_max } = squared(leaves(run, trajectory) ?? run);
  const room = ROOM * (w_max - w_min);
  const [low, high] = [Math.floor, Math.ceil];
  return { w_min: low(w_min - room), w_max: high(w_max + room), b_min: low(b_min - room), b_max: high(b_max + room) };
}

/** A start anywhere in the window, to one decimal. @param {Run} run @returns {Partial<Run>} */
function elsewhere({ w_min, w_max, b_min, b_max }) {
  const between = (/** @type {number} */ low, /** @type {number} */ high) => Number((low + Math.random() * (high - low)).toFixed(1));
  return { w: between(w_min, w_max), b: between(b_min, b_max) };
}
