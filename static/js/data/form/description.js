// @ts-check
/** What was read of a table: its columns with their ranges, and its first rows as they were written. */

import { count } from "../../format.js";
import { say } from "../../svg.js";
import { heads, row, short } from "./rows.js";
import { holdsNumbers } from "./roles.js";

/** @typedef {import("./roles.js").Column} Column */
/** @typedef {import("./roles.js").Table} Table */

export class Description {
  /** @param {HTMLElement} root with a name, a size, and two tables */
  constructor(root) {
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-read="${name}"]`));
    this.name = part("name");
    this.size = part("size");
    this.columns = part("columns");
    this.head = part("head");
    this.rows = part("rows");
    /** @type {Table | null} */ this.table = null;
  }

  /** @param {Table} table @param {string} name */
  fill(table, name) {
    say(this.name, name);
    this.name.title = name;
    if (table === this.table) return;
    this.table = table;
    say(this.size, sizeInWords(table));
    this.columns.replaceChildren(...table.columns.map((column) => row(cellsOf(column), column.name)));
    this.head.replaceChildren(heads(["", ...table.columns.map(({ name: column }) => column)]));
    this.rows.replaceChildren(...table.preview.map((cells, k) => row(cells, String(k + 1))));
  }
}

/** "120 rows, 3 columns; 4 cells are missing". @param {Table} table */
export function sizeInWords({ rows, columns }) {
  const missing = columns.reduce((sum, column) => sum + column.missing, 0);
  const words = columns.filter((column) => !holdsNumbers(column)).length;
  return [
    `${count(rows)} rows, ${count(columns.length)} columns`,
    words === 0 ? "" : `${words} of them without numbers`,
    missing === 0 ? "no number missing" : `${count(missing)} ${missing === 1 ? "number" : "numbers"} missing`,
  ].filter(Boolean).join(", ");
}

/** Least, largest and missing. @param {Column} column @returns {string[]} */
export function cellsOf(column) {
  if (column.min === null || column.max === null) return [column.type, "", ""];
  return [short(column.min), short(column.max), count(column.missing)];
}
