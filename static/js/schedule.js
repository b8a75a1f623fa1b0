// @ts-check
/** Another rate from the step shown on: the past stays, and what was to come later is made anew. */

import { count, plain } from "./format.js";
import { close, closing } from "./menu.js";
import { searches } from "./methods.js";
import { numberOrText } from "./points.js";
import { say } from "./svg.js";
import { rateAt } from "./update.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./run.js").Typed} Typed */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {{list: HTMLElement, box: HTMLInputElement, button: HTMLButtonElement, reason: HTMLElement}} Form */

export class Schedule {
  /**
   * @param {Iterable<HTMLElement>} roots a list of the changes, a box for the rate and a button each
   * @param {HTMLDetailsElement} menu the one beside η
   * @param {(changes: Typed) => void} commit
   */
  constructor(roots, menu, commit) {
    this.menu = menu;
    this.commit = commit;
    /** @type {Run | null} */ this.run = null;
    /** The step from which the new rate would be used, and why it cannot be. */
    this.step = 0;
    this.reason = "";
    this.forms = [...roots].map((root) => this.listen(root));
    closing(menu);
  }

  /** @param {HTMLElement} root @returns {Form} */
  listen(root) {
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-schedule="${name}"]`));
    const form = {
      list: part("changes"),
      box: /** @type {HTMLInputElement} */ (part("rate")),
      button: /** @type {HTMLButtonElement} */ (part("use")),
      reason: part("reason"),
    };
    form.button.addEventListener("click", () => this.use(form.box.value));
    form.box.addEventListener("keydown", ({ key }) => key === "Enter" && this.use(form.box.value));
    form.list.addEventListener("click", ({ target }) => {
      const button = /** @type {Element} */ (target).closest("button");
      if (!button || !this.run) return;
      form.box.focus(); // the button goes away
      const step = Number(button.dataset.step);
      this.commit({ rate_change: this.run.rate_change.filter(([first]) => first !== step) });
    });
    return form;
  }

  /** @param {string} text what is typed as the rate */
  use(text) {
    if (!this.run || this.reason !== "") return;
    this.commit({ rate_change: changedFrom(this.run, this.step, numberOrText(text)) });
  }

  /** @param {Moment} moment */
  ground({ run }) {
    if (run === this.run) return;
    this.run = run;
    if (this.menu.contains(document.activeElement)) close(this.menu); // it was used
    this.menu.hidden = searches(run);
    this.menu.classList.toggle("in-force", run.rate_change.length > 0);
    for (const { list, box } of this.forms) {
      list.replaceChildren(...rows(run));
      box.value = plain(Number((rateAt(run, run.max_steps) / 10).toPrecision(6)));
    }
  }

  /** @param {Moment} moment */
  show({ trajectory, head, ended }) {
    this.step = trajectory.step[head];
    this.reason = this.step === 0 ? "At step 0 change η itself." : ended ? "The run ends here: go back to an earlier step." : "";
    for (const { button, reason } of this.forms) {
      say(button, `Use from step ${count(this.step)} on`);
      say(reason, this.reason);
      const disabled = String(this.reason !== "");
      if (button.getAttribute("aria-disabled") !== disabled) button.setAttribute("aria-disabled", disabled);
    }
  }
}

/**
 * The changes of a run's rate when it has another one from a step on: later ones go.
 * @param {Run} run @param {number} step @param {number | string} rate
 * @returns {[number, number | string][]}
 */
export function changedFrom(run, step, rate) {
  const earlier = run.rate_change.filter(([first]) => first < step);
  return rate === rateAt({ ...run, rate_change: earlier }, step) ? earlier : [...earlier, [step, rate]];
}

/** The rate at first and each of its changes, with a button that takes it away. @param {Run} run */
function rows({ learning_rate, rate_change }) {
  if (rate_change.length === 0) return [];
  const changes = rate_change.map(([step, rate]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = "Remove";
    button.dataset.step = String(step);
    button.setAttribute("aria-label", `Remove the change at step ${count(step)}`);
    return row(`η = ${plain(rate)} from step ${count(step)} on`, button);
  });
  return [row(`η = ${plain(learning_rate)} at first`), ...changes];
}

/** @param {string} words @param {HTMLElement[]} more */
function row(words, ...more) {
  const item = document.createElement("li");
  const said = document.createElement("span");
  said.textContent = words;
  item.append(said, ...more);
  return item;
}
