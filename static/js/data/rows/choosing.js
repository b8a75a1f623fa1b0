// @ts-check
/** Which row is taken apart, and at which output: by its number in the table, one by one, or by a press in a picture. */

import { count, parse } from "../../format.js";
import { say, show } from "../../svg.js";

/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("../training.js").Moment} Moment */
/** @typedef {import("../training.js").Sample} Sample */

export class Choosing {
  /** @param {HTMLElement} panel @param {Desk} desk */
  constructor(panel, desk) {
    this.desk = desk;
    this.number = /** @type {HTMLInputElement} */ (panel.querySelector("#row-number"));
    this.problem = /** @type {HTMLElement} */ (panel.querySelector("#row-problem"));
    this.outputs = /** @type {HTMLSelectElement} */ (panel.querySelector("#row-output"));
    /** @type {Sample | null} */ this.sample = null;
    /** The row that the box shows, so that nothing else that happens takes away what is typed. @type {number | null} */ this.row = null;
    this.output = 0;
    this.offered = "";
    this.number.addEventListener("change", () => this.typed());
    this.outputs.addEventListener("change", () => {
      this.output = this.outputs.selectedIndex;
      desk.invalidate("ground");
    });
    for (const [name, by] of /** @type {const} */ ([["back", -1], ["on", 1]])) {
      panel.querySelector(`[data-row="${name}"]`)?.addEventListener("click", () => this.move(by));
    }
  }

  /** @param {Moment} moment */
  ground({ sample, row, opening }) {
    if (!sample) return;
    if (sample !== this.sample || row !== this.row) this.fill(sample, row);
    const offered = JSON.stringify(opening.targets);
    show(/** @type {Element} */ (this.outputs.parentElement), opening.targets.length > 1);
    if (offered === this.offered) return;
    this.offered = offered;
    this.outputs.replaceChildren(...opening.targets.map((name) => new Option(name)));
    this.output = 0;
  }

  /** @param {Sample} sample @param {number | null} row */
  fill(sample, row) {
    this.sample = sample;
    this.row = row;
    this.number.value = row === null ? "" : String(sample.row[row]);
    this.explain("");
  }

  /** The row before the one chosen, or after it. @param {number} by */
  move(by) {
    const rows = this.sample?.row.length ?? 0;
    const { row } = this.desk;
    if (rows > 0) this.desk.choose(row === null ? (by > 0 ? 0 : rows - 1) : (row + by + rows) % rows);
  }

  /** A number was typed. */
  typed() {
    const { sample, number } = this;
    if (!sample) return;
    const wanted = parse(number.value);
    const place = sample.row.indexOf(wanted);
    const none = number.value.trim() === "";
    this.explain(place >= 0 || none ? "" : whyNot(sample, wanted));
    if (place >= 0 || none) this.desk.choose(none ? null : place);
  }

  /** @param {string} words why a row cannot be chosen, or nothing */
  explain(words) {
    say(this.problem, words);
    show(this.problem, words !== "");
    this.number.setAttribute("aria-invalid", String(words !== ""));
  }
}

/** @param {Sample} sample @param {number} wanted */
export function whyNot({ row, rows }, wanted) {
  const [first, last] = [row[0], row[row.length - 1]];
  if (!Number.isInteger(wanted) || wanted < first || wanted > last) return `Type the number of a row of the table, from ${count(first)} to ${count(last)}.`;
  const nearest = row.reduce((best, each) => (Math.abs(each - wanted) < Math.abs(best - wanted) ? each : best));
  if (row.length < rows) return `${count(row.length)} of ${count(rows)} rows are here, and row ${wanted} is not one of them; the nearest is row ${nearest}.`;
  return `Row ${wanted} has no number in one of the columns and is left out; the nearest is row ${nearest}.`;
}
