// @ts-check
/** Another rate from the step shown on: the past stays, and what was to come later is made anew. */

import { count, numberOrText, plain } from "../format.js";
import { close } from "../menu.js";
import { say } from "../svg.js";
import { rateAt } from "../update.js";

/** @typedef {import("../later.js").Context} Context */
/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("../run.js").Typed} Typed */
/** @typedef {import("../stage.js").Moment} Moment */

export class Schedule {
  /** @param {HTMLElement} root a list of the changes, a box for the rate and a button @param {(changes: Typed) => void} commit */
  constructor(root, commit) {
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-schedule="${name}"]`));
    this.root = root;
    this.list = part("changes");
    this.box = /** @type {HTMLInputElement} */ (part("rate"));
    this.button = part("use");
    this.said = part("reason");
    this.commit = commit;
    /** @type {Run | null} */ this.run = null;
    /** The step from which the new rate would be used, and why it cannot be. */
    this.step = 0;
    this.reason = "";
    this.button.addEventListener("click", () => this.use());
    this.box.addEventListener("keydown", ({ key }) => key === "Enter" && this.use());
    this.list.addEventListener("click", ({ target }) => {
      const button = /** @type {Element} */ (target).closest("button");
      if (button) this.remove(Number(button.dataset.step));
    });
  }

  use() {
    if (!this.run || this.reason !== "") return;
    this.commit({ rate_change: changedFrom(this.run, this.step, numberOrText(this.box.value)) });
  }

  /** @param {number} step */
  remove(step) {
    if (!this.run) return;
    this.box.focus(); // the button goes away
    this.commit({ rate_change: this.run.rate_change.filter(([first]) => first !== step) });
  }

  /** @param {Moment} moment */
  ground({ run }) {
    const before = this.run;
    this.run = run;
    if (before && ratesOf(before) === ratesOf(run)) return; // what is being typed stays
    const menu = this.root.closest("details");
    if (menu && before && this.root.contains(document.activeElement)) close(menu); // it was used
    // what was typed, or is about to be, while this was on its way stays
    if (before || (this.box.value === "" && document.activeElement !== this.box)) this.box.value = plain(Number((rateAt(run, run.max_steps) / 10).toPrecision(6)));
    this.list.replaceChildren(...rows(run));
  }

  /** @param {Moment} moment */
  show({ trajectory, head, ended }) {
    this.step = trajectory.step[head];
    this.reason = this.step === 0 ? "At step 0 change η itself." : ended ? "The run ends here: go back to an earlier step." : "";
    say(this.button, `Use from step ${count(this.step)} on`);
    say(this.said, this.reason);
    const disabled = String(this.reason !== "");
    if (this.button.getAttribute("aria-disabled") !== disabled) this.button.setAttribute("aria-disabled", disabled);
  }
}

/** @param {Run} run */
const ratesOf = ({ learning_rate, rate_change }) => String([learning_rate, ...rate_change]);

/** @param {HTMLElement} place @param {Context} context */
export function open(place, { settings }) {
  return new Schedule(/** @type {HTMLElement} */ (place.querySelector(".schedule")), (changes) => settings.change(changes));
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
