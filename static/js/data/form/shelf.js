// @ts-check
/** The tables there are to choose from: those made here, and those that were brought since the page was opened. */

import { say, show } from "../../svg.js";

/** @typedef {import("./roles.js").Table} Table */

export class Shelf {
  /** @param {HTMLElement} root @param {(id: string) => void} chosen */
  constructor(root, chosen) {
    this.list = /** @type {HTMLSelectElement} */ (root.querySelector("#table-choice"));
    this.brought = /** @type {HTMLElement} */ (root.querySelector("#brought"));
    this.words = /** @type {HTMLElement} */ (root.querySelector("#table-words"));
    this.list.addEventListener("change", () => chosen(this.list.value));
  }

  /** A table is there to choose. @param {string} id @param {string} name of its file */
  put(id, name) {
    const known = this.optionOf(id);
    if (known) known.text = name;
    else this.brought.append(new Option(name, id));
    show(this.brought, true);
  }

  /** @param {string} id */
  optionOf(id) {
    return [...this.list.options].find(({ value }) => value === id);
  }

  /** @param {string} id */
  nameOf(id) {
    return this.optionOf(id)?.text ?? "";
  }

  /** @param {string} id @param {Table | null} table null where the server does not tell what is in it */
  fill(id, table) {
    if (!this.optionOf(id)) this.put(id, "the table of this link");
    this.list.value = id;
    say(this.words, this.optionOf(id)?.dataset.words ?? (table ? "Brought as a file. Whoever has the link can see it while it is here." : ""));
  }
}
