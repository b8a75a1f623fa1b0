// @ts-check
/** The controls of a run: what is typed or chosen there becomes a run, and what was refused is said beside it. */

import { Choices } from "./choices.js";
import { open } from "./controls.js";
import { fitting, has, LEFT_OUT } from "./fitting.js";
import { plain } from "./format.js";
import { numberOrText, Points } from "./points.js";
import { isOpen } from "./tabs.js";

/** @typedef {import("./choices.js").Tables} Tables */
/** @typedef {import("./run.js").Problem} Problem */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./run.js").Typed} Typed */

/** Commits of one control that follow each other within this many milliseconds share one entry in the history. */
const ONE_ENTRY = 1500;

export class Settings {
  /**
   * @param {{form: HTMLElement, rate: HTMLElement}} places where the controls are; each has the name of a setting
   * @param {Tables} tables what can be chosen
   * @param {(typed: Typed, push: boolean) => void} commit
   */
  constructor({ form, rate }, tables, commit) {
    this.form = form;
    this.roots = [rate, form];
    this.commit = commit;
    /** @type {Run | null} */ this.run = null;
    this.points = new Points(form, () => this.changed("point"));
    this.choices = new Choices(form, tables, (offers) => this.changed("offer", offers));
    this.slider = /** @type {HTMLInputElement} */ (rate.querySelector("#rate-slider"));
    this.rate = /** @type {HTMLInputElement} */ (rate.querySelector("#learning_rate"));
    this.reason = /** @type {HTMLElement} */ (rate.querySelector("#rate-reason"));
    this.latest = { name: "", time: 0 };
    this.listen();
  }

  /** The boxes and lists, but for those of the points. @returns {(HTMLInputElement | HTMLSelectElement)[]} */
  get boxes() {
    const named = 'input[name]:not([name="point"]), select[name]';
    return this.roots.flatMap((root) => [.../** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(named))]);
  }

  listen() {
    for (const root of this.roots) {
      root.addEventListener("change", (event) => {
        const name = /** @type {HTMLElement} */ (event.target).getAttribute("name");
        if (name) this.changed(name);
      });
      root.addEventListener("submit", (event) => event.preventDefault());
    }
    this.slider.addEventListener("input", () => this.slide());
    this.slider.addEventListener("change", () => this.changed("learning_rate"));
  }

  /** The slider's place is the power of ten; the box says the rate, to two digits. */
  slide() {
    const rate = Number((10 ** Number(this.slider.value)).toPrecision(2));
    this.rate.value = plain(rate);
    this.slider.setAttribute("aria-valuetext", plain(rate));
  }

  /** @param {string} name @param {Partial<Run>} [changes] beside what is typed */
  changed(name, changes = {}) {
    const now = performance.now();
    const push = name !== this.latest.name || now - this.latest.time > ONE_ENTRY;
    this.latest = { name, time: now };
    this.commit({ ...this.typed(), ...changes }, push);
  }

  /** Everything as it stands in the controls, over the run shown. @returns {Typed} */
  typed() {
    /** @type {Typed} */
    const typed = { ...this.run };
    for (const { name, value } of this.boxes) {
      typed[name] = value.trim() === "" && LEFT_OUT[name] === null ? null : numberOrText(value);
    }
    typed.point = this.points.typed;
    return this.run ? fitting(typed, this.run) : typed;
  }

  /** Show a run in the controls. @param {Run} run */
  fill(run) {
    this.run = run;
    this.choices.fill(run);
    for (const box of this.boxes) {
      const value = run[/** @type {keyof Run} */ (box.name)];
      box.value = typeof value === "number" ? plain(value) : String(value ?? "");
    }
    this.slider.value = String(Math.log10(run.learning_rate));
    this.slider.setAttribute("aria-valuetext", plain(run.learning_rate));
    this.slider.disabled = this.rate.disabled = !has(run, "learning_rate");
    this.slider.hidden = this.slider.disabled;
    this.reason.hidden = !this.slider.disabled;
    this.points.fill(run.point);
    this.explain([]);
  }

  /** Say at each control why it was refused; none clears them. What is no setting of a run is said elsewhere. @param {readonly Problem[]} problems */
  explain(problems) {
    const places = this.roots.flatMap((root) => [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-problem]"))]);
    const of = new Map(places.map((place) => [place, /** @type {Problem[]} */ ([])]));
    const ours = problems.filter(({ loc }) => loc.some((name) => name in (this.run ?? {})));
    for (const problem of ours) of.get(placeOf(problem, places))?.push(problem);
    for (const [place, mine] of of) {
      place.textContent = mine.map(({ msg }) => msg).join(" ");
      place.hidden = mine.length === 0;
    }
    for (const box of this.roots.flatMap((root) => [...root.querySelectorAll("[name]")])) {
      const refused = ours.some(({ loc }) => loc.includes(box.getAttribute("name") ?? ""));
      if (refused) box.setAttribute("aria-invalid", "true");
      else box.removeAttribute("aria-invalid");
    }
    const first = places.find((place) => !place.hidden);
    if (!first) return;
    if (this.form.contains(first) && !isOpen(this.form)) open(this.form.id);
    first.scrollIntoView({ block: "nearest" });
  }
}

/**
 * Where a refusal is said: at its control, the one to be seen where there are two, or at the method that has no such
 * setting.
 * @param {Problem} problem @param {HTMLElement[]} places
 */
function placeOf({ loc }, places) {
  const own = places.filter((place) => loc.includes(place.dataset.problem ?? "") && !place.closest("[data-setting][hidden]"));
  const seen = own.find((place) => place.parentElement?.offsetParent);
  return /** @type {HTMLElement} */ (seen ?? own.at(-1) ?? places.find((place) => place.dataset.problem === "method"));
}
