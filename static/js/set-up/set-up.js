// @ts-check
/** The set-up: neuron, loss, method, start, points and window of the run shown, to be chosen and typed. */

import { give, write } from "../box.js";
import { plain, numberOrText } from "../format.js";
import { tell } from "../refusals.js";
import { Choices } from "./choices.js";
import { fitting, LEFT_OUT } from "./fitting.js";
import { Points } from "./points.js";
import { Schedule } from "./schedule.js";

/** @typedef {import("../later.js").Context} Context */
/** @typedef {import("../run.js").Problem} Problem */
/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("../run.js").Typed} Typed */
/** @typedef {import("../settings.js").Settings} Settings */

/** @param {HTMLElement} form @param {Context} context */
export function open(form, context) {
  context.settings.join(new SetUp(form, context.settings));
  return new Schedule(/** @type {HTMLElement} */ (form.querySelector(".schedule")), (changes) => context.settings.change(changes));
}

export class SetUp {
  /** @param {HTMLElement} form its controls have the names of the settings @param {Settings} settings */
  constructor(form, settings) {
    this.form = form;
    /** @type {Run | null} */ this.run = null;
    this.points = new Points(form, () => settings.changed("point"));
    this.choices = new Choices(form, settings.tables, (offers) => settings.change(offers));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => {
      const box = /** @type {HTMLInputElement} */ (event.target);
      if (!box.name) return;
      give(box);
      settings.changed(box.name);
    });
  }

  /** The boxes and lists, but for those of the points. @returns {NodeListOf<HTMLInputElement | HTMLSelectElement>} */
  get boxes() {
    return this.form.querySelectorAll('input[name]:not([name="point"]), select[name]');
  }

  /** What stands in them, without what does not go together. @returns {Typed} */
  typed() {
    if (!this.run) return {};
    /** @type {Typed} */
    const typed = { ...this.run };
    for (const { name, value } of this.boxes) {
      typed[name] = value.trim() === "" && LEFT_OUT[name] === null ? null : numberOrText(value);
    }
    typed.point = this.points.typed;
    const { learning_rate: _, ...others } = fitting(typed, this.run);
    return others;
  }

  /** @param {Run} run */
  fill(run) {
    this.run = run;
    this.choices.fill(run);
    for (const box of this.boxes) {
      const value = run[/** @type {keyof Run} */ (box.name)];
      write(box, typeof value === "number" ? plain(value) : String(value ?? ""));
    }
    this.points.fill(run.point);
  }

  /** What has no control that is shown is said at the method, which has no such setting. @param {readonly Problem[]} problems */
  explain(problems) {
    const method = /** @type {HTMLElement} */ (this.form.querySelector('[data-problem="method"]'));
    const left = tell(this.form, problems);
    if (left.length > 0) {
      method.textContent = [method.textContent, ...left.map(({ msg }) => msg)].join(" ").trim();
      method.hidden = false;
    }
    if (problems.length > 0) this.form.querySelector(".problem:not([hidden])")?.scrollIntoView({ block: "nearest" });
  }
}
