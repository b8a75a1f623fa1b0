// @ts-check
/** The numbers of the step beside its code: dw and db point by point, then the update, and a sentence for each line. */

import { count, plain, significant } from "../format.js";
import { goesDownhill } from "../methods.js";
import { say } from "../svg.js";
import { rateAt } from "../update.js";

/** @typedef {import("./epoch.js").Epoch} Epoch */
/** @typedef {import("./epoch.js").Place} Place */
/** @typedef {import("../run.js").Run} Run */

const CELLS = ["before", "after", "dw-before", "dw-after", "db-before", "db-after", "w", "b"];

export class Ledger {
  /** @param {HTMLElement} panel with an element for each cell: data-code="dw-before" */
  constructor(panel) {
    const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (panel.querySelector(`[data-code="${name}"]`));
    this.cells = Object.fromEntries(CELLS.map((name) => [name, find(name)]));
  }

  /** dw and db after the last two points that are in them. @param {Place | null} place @param {Epoch} sums */
  tally(place, sums) {
    const { cells } = this;
    const points = sums.points.length;
    const seen = place?.seen ?? 0;
    const first = points === 1 ? 0 : Math.min(Math.max(1, seen - 1), points - 1);
    for (const [column, k] of /** @type {const} */ ([["before", first], ["after", first + 1]])) {
      say(cells[column], k === 0 ? "at first" : `after point ${sums.points[k - 1]}`);
      const added = place !== null && k <= seen;
      say(cells[`dw-${column}`], added ? significant(sums.dw[k]) : "");
      const late = place?.mark === "dw" && k === seen;
      say(cells[`db-${column}`], added && !late ? significant(sums.db[k]) : "");
    }
  }

  /**
   * The update in numbers, as far as the lines have come.
   * @param {Run} run @param {number} step @param {{w: number, b: number, dw: number, db: number}} here @param {Epoch} sums @param {Place | null} place
   */
  update(run, step, here, sums, place) {
    const eta = plain(rateAt(run, step));
    for (const name of /** @type {const} */ (["w", "b"])) {
      const reached = place !== null && (place.mark === "b" || place.mark === name);
      say(this.cells[name], reached && sums.next ? `${significant(here[name])} ${change(name)} = ${significant(sums.next[name])}` : "");
    }

    /** By how much, as η times a slope where it is that. @param {"w" | "b"} name */
    function change(name) {
      const slope = significant(name === "w" ? here.dw : here.db);
      if (goesDownhill(run)) return `− ${eta} × ${/^[\d.]+$/.test(slope) ? slope : `(${slope})`}`;
      const by = (sums.next?.[name] ?? 0) - here[name];
      return `${by < 0 ? "−" : "+"} ${significant(Math.abs(by))}`;
    }
  }
}

/** @param {Run} run @param {Place} place @param {Epoch} sums @param {number} step @param {number | undefined} next the step that is reported next */
export function inWords(run, { mark, point }, sums, step, next) {
  if (mark === "zero") return `Step ${count(step)}: dw and db begin at 0.`;
  if (mark === "w") return goesDownhill(run) ? "w moves against its slope." : "w moves.";
  if (mark === "b") return `b moves too.${next === undefined || next === step + 1 ? "" : ` Reported next: step ${count(next)}.`}`;
  const column = mark === "dw" ? sums.dw : sums.db;
  return `Point ${sums.points[point]} adds ${significant(column[point + 1] - column[point])} to ${mark}.`;
}
