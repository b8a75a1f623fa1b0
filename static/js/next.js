// @ts-check
/** At the end of a run: the buttons that answer the next question. */

import { plain } from "./format.js";
import { say } from "./svg.js";
import { whySlow } from "./words.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./stage.js").Moment} Moment */

/** The rate to try after one: towards 10, and beyond 24.87 where the minimum no longer holds. */
const RATES = [1, 10, 26];

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
    this.value = 0;
    /** @type {Run | null} */ this.run = null;
    this.why.addEventListener("click", wishes.why);
    this.rate.addEventListener("click", () => wishes.change({ learning_rate: this.value }));
    button("start").addEventListener("click", () => this.run && wishes.change(elsewhere(this.run)));
  }

  /** @param {Moment} moment */
  show({ run, ended, probing }) {
    this.root.hidden = !ended || probing;
    if (this.root.hidden || run === this.run) return;
    this.run = run;
    this.value = RATES.find((rate) => rate > run.learning_rate) ?? RATES[0];
    say(this.rate, `Try η = ${plain(this.value)}`);
    this.why.hidden = whySlow(run) === null;
  }
}

/** A start anywhere in the window, to one decimal. @param {Run} run @returns {Partial<Run>} */
function elsewhere({ w_min, w_max, b_min, b_max }) {
  const between = (/** @type {number} */ low, /** @type {number} */ high) => Number((low + Math.random() * (high - low)).toFixed(1));
  return { w: between(w_min, w_max), b: between(b_min, b_max) };
}
