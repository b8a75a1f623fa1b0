// @ts-check
/** What to show on the pictures: a checkbox for each layer. */

/** @typedef {import("./layers.js").Layers} Layers */
/** @typedef {import("./stage.js").Moment} Moment */

export class Menu {
  /** @param {HTMLDetailsElement} menu @param {(layers: Partial<Layers>) => void} lay */
  constructor(menu, lay) {
    this.boxes = [.../** @type {NodeListOf<HTMLInputElement>} */ (menu.querySelectorAll("[data-layer]"))];
    for (const box of this.boxes) {
      box.addEventListener("change", () => lay({ [box.dataset.layer ?? ""]: box.checked }));
    }
    // it closes as menus do
    addEventListener("pointerdown", (event) => {
      if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
      event.stopPropagation();
    });
  }

  /** @param {Moment} moment */
  ground({ layers }) {
    for (const box of this.boxes) box.checked = layers[/** @type {keyof Layers} */ (box.dataset.layer)];
  }
}
