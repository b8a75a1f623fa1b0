// @ts-check
/** The weights in the neuron's drawing: they show those of the step, and what is typed there is tried at once. */

import { narrow, parse } from "./format.js";

/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./stage.js").Place} Place */

const NAMES = /** @type {const} */ (["w", "b"]);

export class Weights {
  /** @param {ParentNode} root with a box for each weight @param {(place: Place | null) => void} ask */
  constructor(root, ask) {
    /** @type {Place} */
    this.place = { w: 0, b: 0 };
    this.boxes = NAMES.map((name) => /** @type {HTMLInputElement} */ (root.querySelector(`[data-weight="${name}"]`)));
    this.boxes.forEach((box, k) => {
      box.addEventListener("focus", () => box.select());
      box.addEventListener("input", () => {
        const value = parse(box.value);
        box.toggleAttribute("aria-invalid", Number.isNaN(value));
        if (Number.isNaN(value)) return;
        this.place = { ...this.place, [NAMES[k]]: value };
        ask(this.place);
      });
      box.addEventListener("blur", (event) => {
        if (!this.boxes.includes(/** @type {any} */ (event.relatedTarget))) ask(null);
      });
      box.addEventListener("keydown", (event) => {
        if (event.key === "Escape") box.blur();
      });
    });
  }

  /** @param {Moment} moment */
  show({ place }) {
    this.place = place;
    this.boxes.forEach((box, k) => {
      const text = narrow(place[NAMES[k]]);
      if (box !== document.activeElement && box.value !== text) box.value = text;
    });
  }
}
