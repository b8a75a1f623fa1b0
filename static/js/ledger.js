// @ts-check
/** The numbers of the step beside its code: dw and db point by point, then the update, and a sentence for each line. */

import { count, plain, significant } from "./format.js";
import { say } from "./svg.js";

/** @typedef {import("./epoch.js").Epoch} Epoch */
/** @typedef {import("./epoch.js").Place} Place */
/** @typedef {import("./run.js").Run} Run */

const CELLS = ["before", "after", "dw-before", "dw-after", "db-before", "db-after", "w", "b"];

export class Ledger {
  /** @param {HTMLElement} panel with an element for each cell: data-code="dw-before" */
  constructor(panel) {
    const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (panel.querySelector(`[data-code="${name}"]`));
    this.cells = Object.fromEntries(CELLS.map((name) => [name, find(name)]));
  }

  /** dw and db after the last two points that are in them. @param {number} points @param {Place | null} place @param {Epoch} sums */
  tally(points, place, sums) {
    const { cells } = this;
    const seen = place?.seen ?? 0;
    const first = points === 1 ? 0 : Math.min(Math.max(1, seen - 1), points - 1);
    for (const [column, k] of /** @type {const} */ ([["before", first], ["after", first + 1]])) {
      say(cells[column], k === 0 ? "at first" : `after point ${k}`);
      const added = place !== null && k <= seen;
      say(cells[`dw-${column}`], added ? significant(sums.dw[k]) : "");
      const late = place?.mark === "dw" && k === seen;
      say(cells[`db-${column}`], added && !late ? significant(sums.db[k]) : "");
    }
  }

  /**
   * The update in numbers, as far as the lines have come.
   * @param {Run} run @param {{w: number, b: number, dw: number, db: number}} here @param {Epoch} sums @param {Place | null} place
   */
  update(run, here, sums, place) {
    const eta = plain(run.learning_rate);
    for (const name of /** @type {const} */ (["w", "b"])) {
      const slope = significant(name === "w" ? here.dw : here.db);
      const reached = place !== null && (place.mark === "b" || place.mark === name);
      const factor = /^[\d.]+$/.test(slope) ? slope : `(${slope})`;
      const numbers = `${significant(here[name])} − ${eta} × ${factor} = ${significant(sums.next[name])}`;
      say(this.cells[name], reached ? numbers : "");
    }
  }
}

/** @param {Place} place @param {Epoch} sums @param {number} step @param {number | undefined} next the step that is reported next */
export function inWords({ mark, point }, sums, step, next) {
  if (mark === "zero") return `Step ${count(step)}: dw and db begin at 0.`;
  if (mark === "w") return "w moves against its slope.";
  if (mark === "b") return `b moves too.${next === undefined || next === step + 1 ? "" : ` Reported next: step ${count(next)}.`}`;
  const column = mark === "dw" ? sums.dw : sums.db;
  return `Point ${point + 1} adds ${significant(column[point + 1] - column[point])} to ${mark}.`;
}
