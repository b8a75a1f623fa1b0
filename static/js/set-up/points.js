// @ts-check
/** The table of the training points: a row for each, with its x, its y and a button that takes it away. */

import { write } from "../box.js";
import { numberOrText, plain } from "../format.js";

/** @typedef {import("../neuron.js").Point} Point */

export class Points {
  /** @param {HTMLElement} form with the list and the button that adds a row @param {() => void} changed called after every change of the rows */
  constructor(form, changed) {
    this.list = /** @type {HTMLElement} */ (form.querySelector("#points"));
    this.row = /** @type {HTMLTemplateElement} */ (document.getElementById("point-row"));
    this.changed = changed;
    this.more = /** @type {HTMLButtonElement} */ (form.querySelector("#add-point"));
    this.more.addEventListener("click", () => this.add());
    this.list.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (button) this.remove(/** @type {HTMLElement} */ (button.closest("li")));
    });
  }

  /** What stands in the rows. */
  get typed() {
    return [...this.list.children].map((row) => [...row.querySelectorAll("input")].map((box) => numberOrText(box.value)));
  }

  /** The rows stay, and with them the focus: the next box is reached before the server has answered for the last one. @param {readonly Point[]} points */
  fill(points) {
    const { list } = this;
    while (list.children.length > points.length) list.lastElementChild?.remove();
    for (const [k, [x, y]] of points.entries()) {
      if (k === list.children.length) this.append();
      const [first, second] = list.children[k].querySelectorAll("input");
      write(first, plain(x));
      write(second, plain(y));
    }
    this.name();
  }

  /** @returns {Element} the new row */
  append() {
    this.list.append(this.row.content.cloneNode(true));
    return /** @type {Element} */ (this.list.lastElementChild);
  }

  /** Number the rows. */
  name() {
    const { children } = this.list;
    for (const [k, row] of [...children].entries()) {
      const [first, second] = row.querySelectorAll("input");
      const button = /** @type {HTMLButtonElement} */ (row.querySelector("button"));
      const badge = /** @type {HTMLElement} */ (row.querySelector(".point-name"));
      badge.textContent = String(k + 1);
      badge.className = `point-name point-${(k % 2) + 1}`;
      first.setAttribute("aria-label", `x of point ${k + 1}`);
      second.setAttribute("aria-label", `y of point ${k + 1}`);
      button.setAttribute("aria-label", `Remove point ${k + 1}`);
      button.disabled = children.length === 1; // one must stay
    }
  }

  /** A new point starts beside the last one; it counts as soon as it is there. */
  add() {
    const [x, y] = this.typed[this.typed.length - 1].map((typed) => (typeof typed === "number" ? typed : 0));
    const [first, second] = this.append().querySelectorAll("input");
    write(first, plain(Number((x + 1).toPrecision(6))));
    write(second, plain(y));
    this.name();
    this.changed();
    first.select();
  }

  /** @param {HTMLElement} row */
  remove(row) {
    this.more.focus(); // the button goes away
    row.remove();
    this.name();
    this.changed();
  }
}
