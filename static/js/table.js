// @ts-check
/** The run as a table of about 25 steps: the first ones, round ones, and where a phase begins. */

import { count, significant } from "./format.js";
import { stretches } from "./phases.js";
import { isOpen } from "./tabs.js";
import { indexAt } from "./trajectory.js";

/** @typedef {import("./stage.js").Landscape} Landscape */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */

/** Indices of the points worth a row, ascending. @param {Trajectory} trajectory @param {Landscape} landscape */
export function chosen(trajectory, landscape) {
  const { step, last } = trajectory;
  const round = [1, 10, 100, 1000, 10000].flatMap((power) => [1, 2, 5].map((digit) => digit * power));
  const between = [3, 4, 30, 40, 60, 70, 80, 90, 150, 300, 400].filter(() => step[last] <= 1000);
  const borders = stretches(trajectory, landscape).flatMap(({ from, to }) => [from, to]);
  const wanted = [...round, ...between].filter((k) => k < step[last]).map((k) => indexAt(step, k));
  return [...new Set([0, ...wanted, ...borders, last])].sort((a, b) => a - b);
}

export class Table {
  /** @param {HTMLElement} panel @param {(index: number) => void} go */
  constructor(panel, go) {
    this.panel = panel;
    this.body = /** @type {HTMLElement} */ (panel.querySelector("tbody"));
    /** @type {{row: HTMLTableRowElement, index: number}[]} */
    this.rows = [];
    this.body.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (button) go(Number(button.dataset.index));
    });
  }

  /** @param {Moment} moment */
  walk({ trajectory, landscape }) {
    this.rows = chosen(trajectory, landscape).map((index) => ({ row: rowOf(trajectory, index), index }));
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

/** @param {Trajectory} trajectory @param {number} k */
function rowOf({ step, w, b, loss, slope }, k) {
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
  for (const value of [w[k], b[k], loss[k], slope[k]]) row.insertCell().textContent = significant(value, 3);
  return row;
}
