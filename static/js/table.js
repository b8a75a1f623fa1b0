// @ts-check
/** The run as a table of about 25 steps: the first ones, round ones, and where a phase, a rate or a kind of step begins. */

import { batchAt } from "./batches.js";
import { count, plain, significant } from "./format.js";
import { METHODS, searches } from "./methods.js";
import { stretches } from "./phases.js";
import { isOpen } from "./tabs.js";
import { indexAt } from "./trajectory.js";
import { rateAt } from "./update.js";

/** @typedef {import("./stage.js").Landscape} Landscape */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */

/**
 * A column that only some runs have: what the step from a point was made by, or how low a search had come.
 * @typedef {{name: string, meaning: string, of: (run: Run, trajectory: Trajectory, k: number) => string}} Column
 */

/** @type {Record<string, string>} */
const KINDS = { newton: "Newton", shortened: "cut to 1", gradient: "−∇L" };
/** Points of a batch that are named one by one. */
const NAMED = 3;
/** At most so many changes of what a column says get rows of their own. */
const MOST_CHANGES = 8;

/** @type {Record<"kinds" | "batch" | "rate" | "lowest", Column>} */
const COLUMNS = {
  kinds: { name: "step by", meaning: "−∇L where the Hessian is not positive definite; a longer direction is cut to the length 1", of: (_, { kind }, k) => KINDS[kind[k] ?? ""] ?? "" },
  batch: { name: "points", meaning: "the points whose gradient makes the step from here", of: batch },
  rate: { name: "η", meaning: "the rate of the step from here", of: (run, { step }, k) => plain(rateAt(run, step[k])) },
  lowest: { name: "lowest", meaning: "the lowest loss of the places tried until here", of: (_, { loss, lowest }, k) => significant(loss[lowest[k]], 3) },
};

/** @param {Run} run @returns {Column | null} */
export function columnOf(run) {
  if (searches(run)) return COLUMNS.lowest;
  if (METHODS[run.method].kinds.length > 0) return COLUMNS.kinds;
  if (run.batch_size !== null) return COLUMNS.batch;
  return run.rate_change.length > 0 ? COLUMNS.rate : null;
}

/** @param {Run} run @param {Trajectory} trajectory @param {number} k */
function batch(run, { step }, k) {
  const points = batchAt(run, step[k]);
  return points.length > NAMED ? `${points.length} of ${run.point.length}` : points.map((point) => point + 1).join(", ");
}

/** Indices of the points worth a row, ascending. @param {Trajectory} trajectory @param {Landscape} landscape @param {Run} run */
export function chosen(trajectory, landscape, run) {
  const { step, last } = trajectory;
  const round = [1, 10, 100, 1000, 10000].flatMap((power) => [1, 2, 5].map((digit) => digit * power));
  const between = [3, 4, 30, 40, 60, 70, 80, 90, 150, 300, 400].filter(() => step[last] <= 1000);
  const borders = searches(run) ? [] : stretches(trajectory, landscape).flatMap(({ from, to }) => [from, to]);
  const wanted = [...round, ...between].filter((k) => k < step[last]).map((k) => indexAt(step, k));
  return [...new Set([0, ...wanted, ...borders, ...changes(run, trajectory), last])].sort((a, b) => a - b);
}

/** Where the rate, the kind of step or the lowest place becomes another: the last ones. @param {Run} run @param {Trajectory} trajectory */
function changes(run, { step, kind, lowest }) {
  if (run.rate_change.length > 0) return run.rate_change.map(([first]) => indexAt(step, first)).filter((k) => k < step.length);
  const column = searches(run) ? lowest : kind;
  return column.flatMap((value, k) => (k > 0 && value !== column[k - 1] ? [k] : [])).slice(-MOST_CHANGES);
}

export class Table {
  /** @param {HTMLElement} panel @param {(index: number) => void} go */
  constructor(panel, go) {
    this.panel = panel;
    this.body = /** @type {HTMLElement} */ (panel.querySelector("tbody"));
    this.more = /** @type {HTMLElement} */ (panel.querySelector("[data-column]"));
    /** @type {{row: HTMLTableRowElement, index: number}[]} */
    this.rows = [];
    this.body.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (button) go(Number(button.dataset.index));
    });
  }

  /** @param {Moment} moment */
  walk({ run, trajectory, landscape }) {
    const column = columnOf(run);
    this.more.hidden = column === null;
    this.panel.classList.toggle("more", column !== null);
    this.more.textContent = column?.name ?? "";
    this.more.title = column?.meaning ?? "";
    this.rows = chosen(trajectory, landscape, run).map((index) => ({ row: rowOf(trajectory, index, column ? 2 : 3), index }));
    // the last point makes no step
    const made = searches(run) ? trajectory.length : trajectory.last;
    if (column) for (const { row, index } of this.rows) row.insertCell().textContent = index < made ? column.of(run, trajectory, index) : "";
    this.body.replaceChildren(...this.rows.map(({ row }) => row));
  }

  /** @param {Moment} moment */
  show({ head }) {
    if (!isOpen(this.panel)) return;
    for (const { row, index } of this.rows) {
      if ((index === head) !== row.hasAttribute("aria-current")) row.toggleAttribute("aria-current", index === head);
    }
  }
}

/** @param {Trajectory} trajectory @param {number} k @param {number} digits of the loss */
function rowOf({ step, w, b, loss, slope }, k, digits) {
  const row = document.createElement("tr");
  const name = document.createElement("th");
  const button = document.createElement("button");
  name.scope = "row";
  button.type = "button";
  button.dataset.index = String(k);
  button.textContent = count(step[k]);
  button.title = `Show step ${count(step[k])}`;
  name.append(button);
  row.append(name);
  const cells = [significant(w[k], 3), significant(b[k], 3), significant(loss[k], digits), significant(slope[k], 3)];
  for (const text of cells) row.insertCell().textContent = text;
  return row;
}
