// @ts-check
/** The numbers a viewer can type or slide: the point, the start, the learning rate, and which gradient the code uses. */

import { parse, plain } from "../format.js";
import { show } from "../svg.js";
import { PRINTED } from "./descent.js";

/** @typedef {import("./descent.js").Gradient} Gradient */
/** @typedef {import("./descent.js").Task} Task */
/** @typedef {"x" | "y" | "m" | "rate"} Name */

/** What can be taken. @type {Record<Name, (value: number) => boolean>} */
const FITS = {
  x: (value) => Math.abs(value) <= 120,
  y: (value) => Math.abs(value) <= 5,
  m: (value) => Math.abs(value) <= 5,
  rate: (value) => value > 0 && value <= 100,
};
export const NAMES = /** @type {Name[]} */ (Object.keys(FITS));
/** Between a slider's place and its number; the rate's goes by powers of ten. */
const PLAIN = { number: (/** @type {number} */ place) => place, place: (/** @type {number} */ number) => number };
const POWERS = { number: (/** @type {number} */ place) => Number((10 ** place).toPrecision(2)), place: Math.log10 };

export class Entries {
  /** @param {HTMLElement} side @param {HTMLElement} rate the element with the rate's box and slider @param {(task: Task) => void} changed */
  constructor(side, rate, changed) {
    /** @type {Task} */ this.task = PRINTED;
    this.changed = changed;
    const field = (/** @type {Name} */ name) => (name === "rate" ? rate : /** @type {HTMLElement} */ (side.querySelector(`[data-weight="${name}"]`)));
    this.fields = Object.fromEntries(NAMES.map((name) => [name, this.listen(name, field(name))]));
    this.radios = [.../** @type {NodeListOf<HTMLInputElement>} */ (side.querySelectorAll('[type="radio"]'))];
    for (const radio of this.radios) radio.addEventListener("change", () => this.take({ gradient: /** @type {Gradient} */ (radio.value) }));
  }

  /** @param {Name} name @param {HTMLElement} field */
  listen(name, field) {
    const box = /** @type {HTMLInputElement} */ (field.querySelector('[type="text"]'));
    const slider = /** @type {HTMLInputElement | null} */ (field.querySelector('[type="range"]'));
    const problem = /** @type {HTMLElement} */ (field.querySelector(".problem"));
    const scale = name === "rate" ? POWERS : PLAIN;
    const take = (/** @type {number} */ value) => {
      const fits = FITS[name](value);
      box.setAttribute("aria-invalid", String(!fits));
      show(problem, !fits);
      if (fits) this.take({ [name]: value });
    };
    box.addEventListener("change", () => take(parse(box.value)));
    slider?.addEventListener("input", () => take(scale.number(Number(slider.value))));
    return { box, slider, problem, place: scale.place };
  }

  /** @param {Partial<Task>} changes */
  take(changes) {
    this.fill({ ...this.task, ...changes });
    this.changed(this.task);
  }

  /** Another scene: whatever was refused is forgotten. @param {Task} task */
  open(task) {
    for (const { box, problem } of Object.values(this.fields)) {
      box.setAttribute("aria-invalid", "false");
      show(problem, false);
    }
    this.fill(task);
  }

  /** Write the numbers where they can be changed; a refused one stays beside its sentence. @param {Task} task */
  fill(task) {
    for (const name of NAMES) {
      const { box, slider, place } = this.fields[name];
      if (slider) slider.value = String(place(task[name]));
      if (box.getAttribute("aria-invalid") !== "true") box.value = plain(task[name]);
    }
    for (const radio of this.radios) radio.checked = radio.value === task.gradient;
    this.task = task;
  }
}
