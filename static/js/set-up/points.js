// @ts-check
/** The table of the training points: a row for each, with its x, its y and a button that takes it away. */

import { numberOrText, plain } from "../format.js";

/** @typedef {import("../neuron.js").Point} Point */

export class Points {
  /** @param {HTMLElement} form with the list and the button that adds a row @param {() => void} changed called after every change of the rows */
  constructor(form, changed) {
    this.list = /** @type {HTMLElement} */ (form.querySelector("#points"));
    this.row = /** @type {HTMLTemplateElement} */ (document.getElementById("point-row"));
    this.changed = changed;
    form.querySelector("#add-point")?.addEventListener("click", () => this.add());
    this.list.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (button) this.remove(/** @type {HTMLElement} */ (button.closest("li")));
    });
  }

  /** What stands in the rows. */
  get typed() {
    return [...this.list.children].map((row) => [...row.querySelectorAll("input")].map((box) => numberOrText(box.value)));
  }

  /** @param {readonly Point[]} points */
  fill(points) {
    this.list.replaceChildren(...points.map(([x, y], k) => this.rowOf(k, plain(x), plain(y))));
    const buttons = this.list.querySelectorAll("button");
    for (const button of buttons) button.disabled = buttons.length === 1; // one must stay
  }

  /** @param {number} k @param {string} x @param {string} y */
  rowOf(k, x, y) {
    const row = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (this.row.content.cloneNode(true)).firstElementChild);
    const [first, second] = row.querySelectorAll("input");
    const button = /** @type {HTMLButtonElement} */ (row.querySelector("button"));
    const badge = /** @type {HTMLElement} */ (row.querySelector(".point-name"));
    badge.textContent = String(k + 1);
    badge.classList.add(`point-${(k % 2) + 1}`);
    first.value = x;
    second.value = y;
    first.setAttribute("aria-label", `x of point ${k + 1}`);
    second.setAttribute("aria-label", `y of point ${k + 1}`);
    button.setAttribute("aria-label", `Remove point ${k + 1}`);
    return row;
  }

  /** A new point starts beside the last one; it counts as soon as it is there. */
  add() {
    const [x, y] = this.typed[this.typed.length - 1].map((typed) => (typeof typed === "number" ? typed : 0));
    this.list.append(this.rowOf(this.list.children.length, plain(Number((x + 1).toPrecision(6))), plain(y)));
    this.changed();
    this.list.lastElementChild?.querySelector("input")?.select();
  }

  /** @param {HTMLElement} row */
  remove(row) {
    row.remove();
    this.changed();
  }
}
