// @ts-check
/** What to show on the pictures: a checkbox for each layer. */

import { squared } from "./plane.js";
import { known } from "./star.js";
import { say } from "./svg.js";

/** @typedef {import("./layers.js").Layers} Layers */
/** @typedef {import("./stage.js").Moment} Moment */

/** @type {Record<import("./star.js").Known, string>} */
const KNOWN = { exact: "", numerical: ", found numerically", outside: ", outside the window", unknown: ": none is known" };

export class Menu {
  /** @param {HTMLDetailsElement} menu @param {(layers: Partial<Layers>) => void} lay */
  constructor(menu, lay) {
    this.minimum = /** @type {HTMLElement} */ (menu.querySelector("#minimum-known"));
    this.boxes = [.../** @type {NodeListOf<HTMLInputElement>} */ (menu.querySelectorAll("[data-layer]"))];
    for (const box of this.boxes) {
      box.addEventListener("change", () => lay({ [box.dataset.layer ?? ""]: box.checked }));
    }
    closing(menu);
  }

  /** How the minimum is known: the stream tells it with its first point. @param {Moment} moment */
  walk({ run, trajectory }) {
    say(this.minimum, KNOWN[known(trajectory.minimum, squared(run))]);
  }

  /** @param {Moment} moment */
  ground({ layers }) {
    for (const box of this.boxes) box.checked = layers[/** @type {keyof Layers} */ (box.dataset.layer)];
  }
}

/** Have it close as menus do: by Escape, and where something else is pressed. @param {HTMLDetailsElement} menu */
export function closing(menu) {
  addEventListener("pointerdown", (event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close(menu);
    event.stopPropagation();
  });
}

/** @param {HTMLDetailsElement} menu */
export function close(menu) {
  menu.open = false;
  menu.querySelector("summary")?.focus();
}
