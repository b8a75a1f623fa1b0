// @ts-check
/** What the points give to the gradient, their sum, and the update that is made of it. */

import { plain } from "../format.js";
import { say } from "../svg.js";
import { Bar } from "./bar.js";
import { badge } from "./choice.js";
import { bracketed, short } from "./digits.js";

/** @typedef {import("./chain-rule.js").Answer} Answer */
/** @typedef {import("./formulas.js").PointFactors} PointFactors */
/** @typedef {{loss: HTMLElement, error_term: HTMLElement, dw: HTMLElement, db: HTMLElement, bars: {dw: Bar, db: Bar}}} Row */

const BAR = /** @type {const} */ ([72, 6]);

export class Sum {
  /** @param {HTMLElement} part */
  constructor(part) {
    const text = (/** @type {string} */ name) => /** @type {HTMLElement} */ (part.querySelector(`[data-chain="${name}"]`));
    this.body = /** @type {HTMLElement} */ (part.querySelector(".parts tbody"));
    /** @type {Row[]} */ this.rows = [];
    this.totals = { loss: text("loss-sum"), w: text("sum-w"), b: text("sum-b") };
    this.same = text("same");
    this.update = text("update");
    this.next = { w: text("next-w"), b: text("next-b") };
    const [w, b] = [this.totals.w, this.totals.b].map((total) => new Bar(/** @type {Element} */ (total.parentElement), ...BAR));
    this.bars = { w, b };
  }

  /** @param {Answer} answer */
  show({ document, run, here, last }) {
    const { points, gradient, update } = document;
    if (this.rows.length !== points.length) this.write(points.length);
    const most = Math.max(...gradient.map(Math.abs), ...points.flatMap(({ dw, db }) => [Math.abs(dw), Math.abs(db)]));
    points.forEach((point, k) => this.row(this.rows[k], point, most));
    say(this.totals.loss, short(points.reduce((sum, { loss }) => sum + loss, 0)));
    say(this.totals.w, short(gradient[0]));
    say(this.totals.b, short(gradient[1]));
    this.bars.w.show(gradient[0], most);
    this.bars.b.show(gradient[1], most);
    const equal = here !== null && here.dw === gradient[0] && here.db === gradient[1];
    say(this.same, equal ? "The sum is the gradient of this step on screen, equal to the last bit. The longest bar is the largest number." : "");
    say(this.update, last ? "The update that would be made" : "The update");
    for (const [k, name] of /** @type {const} */ ([[0, "w"], [1, "b"]])) {
      const step = `${short(document[name])} − ${plain(run.learning_rate)} × ${bracketed(short(gradient[k]))}`;
      const change = update[k];
      say(this.next[name], change === null ? "too large for a number" : `${step} = ${short(document[name] + change)}`);
    }
  }

  /** @param {Row} row @param {PointFactors} point @param {number} most */
  row(row, point, most) {
    for (const name of /** @type {const} */ (["loss", "error_term", "dw", "db"])) say(row[name], short(point[name]));
    row.bars.dw.show(point.dw, most);
    row.bars.db.show(point.db, most);
  }

  /** @param {number} points */
  write(points) {
    this.rows = [];
    this.body.replaceChildren();
    for (let k = 0; k < points; k += 1) {
      const row = document.createElement("tr");
      const name = document.createElement("th");
      name.scope = "row";
      name.append(badge(k));
      const cells = Array.from({ length: 4 }, () => document.createElement("td"));
      const [loss, error_term, dw, db] = cells.map((cell) => cell.appendChild(document.createElement("span")));
      row.append(name, ...cells);
      this.body.append(row);
      this.rows.push({ loss, error_term, dw, db, bars: { dw: new Bar(cells[2], ...BAR), db: new Bar(cells[3], ...BAR) } });
    }
  }
}
