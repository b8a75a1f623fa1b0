// @ts-check
/** The settings of the run shown, as the viewer changes them: its rate beside the transport, all others in the set-up. */

import { give, write } from "./box.js";
import { open } from "./controls.js";
import { numberOrText, plain } from "./format.js";
import { closing } from "./menu.js";
import { searches } from "./methods.js";
import { tell } from "./refusals.js";

/** @typedef {import("./run.js").Problem} Problem */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./run.js").Typed} Typed */
/** @typedef {import("./set-up/choices.js").Tables} Tables */
/** @typedef {{typed: () => Typed, fill: (run: Run) => void, explain: (problems: readonly Problem[]) => void}} Form the set-up, once it was opened */

/** Commits of one control that follow each other within this many milliseconds share one entry in the history. */
const ONE_ENTRY = 1500;

export class Settings {
  /**
   * @param {HTMLElement} root where the rate is @param {Tables} tables what can be chosen
   * @param {(typed: Typed, push: boolean) => void} commit
   */
  constructor(root, tables, commit) {
    this.root = root;
    this.tables = tables;
    this.commit = commit;
    /** @type {Run | null} */ this.run = null;
    /** @type {Form | null} */ this.form = null;
    /** What the set-up has to say as soon as it is here. @type {readonly Problem[]} */ this.problems = [];
    this.slider = /** @type {HTMLInputElement} */ (root.querySelector("#rate-slider"));
    this.rate = /** @type {HTMLInputElement} */ (root.querySelector("#learning_rate"));
    this.reason = /** @type {HTMLElement} */ (root.querySelector("#rate-reason"));
    this.menu = /** @type {HTMLDetailsElement} */ (root.querySelector("#rate-menu"));
    this.latest = { name: "", time: 0 };
    /** What was changed elsewhere than in a box, until that is answered. @type {Typed} */ this.waiting = {};
    /** Whether something in a box was refused and still stands there. */
    this.refused = false;
    this.rate.addEventListener("change", () => {
      give(this.rate);
      this.changed("learning_rate");
    });
    this.slider.addEventListener("input", () => this.slide());
    this.slider.addEventListener("change", () => this.changed("learning_rate"));
    root.addEventListener("submit", (event) => event.preventDefault());
    closing(this.menu);
  }

  /** The rate where the slider is, whose place is its power of ten: to two digits. */
  get slid() {
    return Number((10 ** Number(this.slider.value)).toPrecision(2));
  }

  slide() {
    this.rate.value = plain(this.slid);
    this.slider.setAttribute("aria-valuetext", plain(this.slid));
  }

  /** A control was changed. @param {string} name of its setting */
  changed(name) {
    const now = performance.now();
    const push = name !== this.latest.name || now - this.latest.time > ONE_ENTRY;
    this.latest = { name, time: now };
    delete this.waiting[name];
    this.send(push);
  }

  /** Something was changed elsewhere, which joins what stands in the boxes unless that was refused. @param {Typed | Partial<Run>} changes */
  change(changes) {
    if (this.refused && this.run) this.fill(this.run);
    this.waiting = { ...this.waiting, ...changes };
    this.send(true);
  }

  /** Everything as it stands in the controls, over the run shown, becomes a run. @param {boolean} push */
  send(push) {
    this.commit({ ...this.run, learning_rate: numberOrText(this.rate.value), ...this.form?.typed(), ...this.waiting }, push);
  }

  /** Show a run in the controls. @param {Run} run */
  fill(run) {
    this.run = run;
    write(this.rate, plain(run.learning_rate));
    // a place that says this rate already is kept, or an arrow key could not lead on to the next one
    if (this.slid !== run.learning_rate) this.slider.value = String(Math.log10(run.learning_rate));
    this.slider.setAttribute("aria-valuetext", plain(run.learning_rate));
    const none = searches(run);
    this.slider.hidden = this.slider.disabled = this.rate.disabled = this.menu.hidden = none;
    this.reason.hidden = !none;
    this.menu.classList.toggle("in-force", run.rate_change.length > 0);
    this.form?.fill(run);
    this.explain([]);
  }

  /** Say at each control why it was refused; none clears them. What is no setting of a run is said elsewhere. @param {readonly Problem[]} problems */
  explain(problems) {
    const ours = problems.filter(({ loc }) => loc.some((name) => name in (this.run ?? {})));
    this.waiting = {};
    this.refused = ours.length > 0;
    if (this.refused) this.latest.name = ""; // what was to be come back to did not come about: the next one is it
    this.problems = tell(this.root, ours);
    if (this.problems.length > 0) open("set-up");
    this.form?.explain(this.problems);
  }

  /** @param {Form} form */
  join(form) {
    this.form = form;
    if (this.run) form.fill(this.run);
    form.explain(this.problems);
  }
}
