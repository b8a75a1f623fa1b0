// @ts-check
/** The role of each column: target, feature or left out. A grid with one stop for the Tab key, however many columns there are. */

import { count } from "../../format.js";
import { say, show } from "../../svg.js";
import { choiceOf, flawOf, holdsNumbers, rolesOf } from "./roles.js";
import { short } from "./rows.js";

/** @typedef {import("./roles.js").Choice} Choice */
/** @typedef {import("./roles.js").Column} Column */
/** @typedef {import("./roles.js").Role} Role */
/** @typedef {import("./roles.js").Table} Table */

/** @type {readonly Role[]} */
const ROLES = ["target", "feature", "out"];
/** @type {Record<Role, string>} */
const LABELS = { target: "target", feature: "feature", out: "out" };
/** From so many columns on, one is looked for by its name. */
const MANY = 12;
/** Rows that a page of the grid moves by. */
const PAGE = 8;
/** @type {Record<string, [number, number]>} rows and roles by which a key moves */
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-PAGE, 0], PageDown: [PAGE, 0], Home: [-Infinity, 0], End: [Infinity, 0] };

export class Columns {
  /** @param {HTMLElement} root @param {(choice: Choice) => void} changed */
  constructor(root, changed) {
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-roles="${name}"]`));
    this.body = part("grid");
    this.counts = part("counts");
    this.flaw = part("flaw");
    this.many = part("many");
    this.find = /** @type {HTMLInputElement} */ (part("find"));
    this.changed = changed;
    /** @type {Table | null} */ this.table = null;
    /** @type {Role[]} */ this.roles = [];
    this.body.addEventListener("click", ({ target }) => this.press(/** @type {Element} */ (target).closest("button")));
    this.body.addEventListener("keydown", (event) => this.key(event));
    this.find.addEventListener("input", () => this.look());
    this.many.addEventListener("click", ({ target }) => {
      const role = /** @type {Element} */ (target).closest("button")?.dataset.every;
      if (role) this.give(this.seen.map(Number), /** @type {Role} */ (role));
    });
  }

  /** @returns {NodeListOf<HTMLTableRowElement>} */
  get rows() {
    return this.body.querySelectorAll("tr");
  }

  /** The places of the columns to be seen that hold numbers. */
  get seen() {
    return [...this.rows].filter((row) => !row.hidden && row.querySelector("button")).map(({ dataset }) => dataset.place ?? "");
  }

  /** @param {Choice} choice @param {Table} table */
  fill(choice, table) {
    if (table !== this.table) this.lay(table);
    this.roles = rolesOf(table, choice);
    this.mark();
  }

  /** @param {Table} table */
  lay(table) {
    this.table = table;
    this.body.replaceChildren(...table.columns.map(rowOf));
    const first = this.body.querySelector("button");
    if (first) first.tabIndex = 0;
    this.find.value = "";
    show(this.many, table.columns.length >= MANY);
  }

  /** Say the roles as they are, and what is wrong with them. */
  mark() {
    for (const row of this.rows) {
      const role = this.roles[Number(row.dataset.place)];
      row.dataset.role = role;
      for (const button of row.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.role === role));
    }
    say(this.counts, countsInWords(this.roles));
    const flaw = flawOf(this.roles);
    say(this.flaw, flaw);
    show(this.flaw, flaw !== "");
  }

  /** @param {HTMLButtonElement | null} button */
  press(button) {
    if (!button) return;
    this.rove(button);
    this.give([Number(button.closest("tr")?.dataset.place)], /** @type {Role} */ (button.dataset.role));
  }

  /** Give some columns a role; where nothing can be learnt then, it waits for the next. @param {readonly number[]} places @param {Role} role */
  give(places, role) {
    if (!this.table || places.every((place) => this.roles[place] === role)) return;
    for (const place of places) this.roles[place] = role;
    this.mark();
    if (flawOf(this.roles) === "") this.changed(choiceOf(this.table, this.roles));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const move = MOVES[event.key];
    const button = /** @type {Element} */ (event.target).closest("button");
    if (!move || !button) return;
    event.preventDefault();
    const [down, right] = move;
    const { seen } = this;
    const at = seen.indexOf(button.closest("tr")?.dataset.place ?? "") + down;
    const place = seen[Math.min(Math.max(at, 0), seen.length - 1)];
    const role = Math.min(Math.max(ROLES.indexOf(/** @type {Role} */ (button.dataset.role)) + right, 0), ROLES.length - 1);
    const next = /** @type {HTMLButtonElement} */ (this.body.querySelector(`tr[data-place="${place}"] button[data-role="${ROLES[role]}"]`));
    this.rove(next);
    next.focus();
  }

  /** The one that the Tab key comes to. @param {HTMLButtonElement} button */
  rove(button) {
    for (const other of this.body.querySelectorAll("button[tabindex='0']")) other.setAttribute("tabindex", "-1");
    button.tabIndex = 0;
  }

  /** Only the columns whose name holds what is looked for. */
  look() {
    const wanted = this.find.value.trim().toLowerCase();
    for (const row of this.rows) row.hidden = !this.table?.columns[Number(row.dataset.place)].name.toLowerCase().includes(wanted);
    const [first] = this.seen;
    const button = /** @type {HTMLButtonElement | null} */ (this.body.querySelector(`tr[data-place="${first}"] button`));
    if (button) this.rove(button);
  }
}

/** @param {Column} column @param {number} place */
function rowOf(column, place) {
  const row = document.createElement("tr");
  row.dataset.place = String(place);
  const name = document.createElement("th");
  name.scope = "row";
  const said = document.createElement("span");
  said.textContent = column.name;
  const range = document.createElement("small");
  range.textContent = rangeOf(column);
  name.title = `${column.name}: ${range.textContent}`;
  name.append(said, range);
  row.append(name);
  if (holdsNumbers(column)) for (const role of ROLES) row.insertCell().append(buttonOf(column, role));
  else name.colSpan = 1 + ROLES.length;
  return row;
}

/** @param {Column} column @param {Role} role */
function buttonOf({ name }, role) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = LABELS[role];
  button.dataset.role = role;
  button.tabIndex = -1;
  button.setAttribute("aria-label", role === "out" ? `${name}: left out` : `${name}: ${role}`);
  return button;
}

/** @param {Column} column */
function rangeOf(column) {
  if (column.min === null || column.max === null) return column.type === "words" ? "words: a neuron needs numbers" : "empty";
  const range = column.min === column.max ? `always ${short(column.min)}` : `${short(column.min)} to ${short(column.max)}`;
  return column.missing === 0 ? range : `${range}, ${count(column.missing)} missing`;
}

/** "1 target, 8 features, 2 left out". @param {readonly Role[]} roles */
export function countsInWords(roles) {
  const number = (/** @type {Role} */ wanted) => roles.filter((role) => role === wanted).length;
  const some = (/** @type {number} */ many, /** @type {string} */ word) => `${many} ${word}${many === 1 ? "" : "s"}`;
  const out = number("out");
  return [some(number("target"), "target"), some(number("feature"), "feature"), out > 0 ? `${out} left out` : ""].filter(Boolean).join(", ");
}
