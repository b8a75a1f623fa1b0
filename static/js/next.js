// @ts-check
/** At the end of a run: the buttons that answer the next question. */

import { count, plain } from "./format.js";
import { isPlain, searches } from "./methods.js";
import { squared } from "./plane.js";
import { say } from "./svg.js";
import { risen } from "./trajectory.js";
import { whySlow } from "./words.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */

/** The rate to try after one in the lecture's run: towards 10, and beyond 24.87 where the minimum no longer holds. */
const RATES = [1, 10, 26];
/** Pixels of a line above its letters, which may stand out. */
const LEADING = 2;
/** The largest rate that is proposed for another run. */
const LARGEST = 100;
/** Room around a path that is fitted into the window, as a share of its size. */
const ROOM = 0.08;
/** A window reaches a million each way; a path that went beyond half of that is not fitted into one. */
const FARTHEST = 5e5;

export class Next {
  /**
   * @param {HTMLElement} root with a button for each question
   * @param {{why: () => void, change: (changes: Partial<Run>) => void}} wishes
   */
  constructor(root, wishes) {
    this.root = root;
    /** What it stands in, beside the sentence. */
    this.story = /** @type {HTMLElement} */ (root.parentElement);
    const button = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-next="${name}"]`));
    this.why = button("why");
    this.rate = button("rate");
    this.fit = button("fit");
    this.start = button("start");
    /** @type {Trajectory | null} */ this.trajectory = null;
    /** What the rate's button changes. @type {Partial<Run>} */ this.wish = {};
    /** @type {Run | null} */ this.run = null;
    this.why.addEventListener("click", wishes.why);
    this.rate.addEventListener("click", () => wishes.change(this.wish));
    this.fit.addEventListener("click", () => this.run && this.trajectory && wishes.change(wider(this.run, this.trajectory) ?? {}));
    this.start.addEventListener("click", () => this.run && wishes.change(elsewhere(this.run)));
  }

  /** Other room: the questions are chosen anew. */
  ground() {
    this.run = null;
  }

  /** @param {Moment} moment */
  show({ run, trajectory, ended, probing }) {
    this.root.hidden = !ended || probing;
    if (this.root.hidden) {
      this.run = null;
      this.story.classList.remove("long");
      return;
    }
    if (run === this.run && trajectory === this.trajectory) return;
    this.run = run;
    this.trajectory = trajectory;
    this.fit.hidden = wider(run, trajectory) === null;
    const search = searches(run);
    this.wish = search ? { seed: run.seed + 1 } : { learning_rate: nextRate(run, trajectory), rate_change: [] };
    say(this.rate, search ? `Try seed ${count(run.seed + 1)}` : `Try η = ${plain(nextRate(run, trajectory))}`);
    this.rate.hidden = run.method === "grid_search";
    this.start.hidden = search;
    this.why.hidden = search || whySlow(run) === null;
    this.makeRoom();
  }

  /** The sentence comes first: what leaves it too little room is not asked, the start by the button before all, which a click sets too. */
  makeRoom() {
    const { story } = this;
    const less = [
      () => (this.start.hidden = true),
      () => (this.why.hidden = true),
      () => story.classList.add("long"),
      () => (this.fit.hidden = true),
    ];
    story.classList.remove("long");
    for (const give of less) {
      if (story.scrollHeight <= story.clientHeight + LEADING) return;
      give();
    }
  }
}

/** Another rate worth trying: a smaller one where the loss rose or ran away, else a larger one. @param {Run} run @param {Trajectory} trajectory */
function nextRate(run, { loss, outcome }) {
  const { learning_rate: rate } = run;
  if (isPlain(run) && run.activation === "sigmoid" && run.loss === "squared_error") return RATES.find((other) => other > rate) ?? RATES[0];
  const smaller = outcome === "diverged" || risen(loss).length > 0 || 10 * rate > LARGEST;
  return Number((smaller ? rate / 10 : 10 * rate).toPrecision(3));
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

/**
 * The square window, on whole numbers, that holds a path that left the one there is; null where none can.
 * @param {Run} run @param {Trajectory} trajectory
 */
function wider(run, trajectory) {
  const reach = leaves(run, trajectory);
  if (reach === null || Object.values(reach).some((edge) => Math.abs(edge) > FARTHEST)) return null;
  const { w_min, w_max, b_min, b_max } = squared(reach);
  const room = ROOM * (w_max - w_min);
  const [low, high] = [Math.floor, Math.ceil];
  return { w_min: low(w_min - room), w_max: high(w_max + room), b_min: low(b_min - room), b_max: high(b_max + room) };
}

/**
 * A start in the window, to one decimal, whose w and b are both at least a tenth of it away from the start there is.
 * @param {Run} run @returns {Partial<Run>}
 */
function elsewhere({ w, b, w_min, w_max, b_min, b_max }) {
  const other = (/** @type {number} */ now, /** @type {number} */ low, /** @type {number} */ high) => {
    const size = high - low;
    const moved = (now - low + (0.1 + 0.8 * Math.random()) * size) % size;
    return Number((low + (moved < 0 ? moved + size : moved)).toFixed(1));
  };
  return { w: other(w, w_min, w_max), b: other(b, b_min, b_max) };
}
