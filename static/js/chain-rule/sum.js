// @ts-check
/** What the points give to the gradient, their sum, and the update that is made of it. */

import { LOSSES } from "../losses.js";
import { goesDownhill } from "../methods.js";
import { say } from "../svg.js";
import { madeOf } from "../why/reasons.js";
import { Bar } from "./bar.js";
import { batchWords } from "./batch.js";
import { badge } from "./choice.js";
import { short } from "./digits.js";
import { ruleOf } from "./rule.js";

/** @typedef {import("./chain-rule.js").Answer} Answer */
/** @typedef {import("./formulas.js").PointFactors} PointFactors */
/** @typedef {import("../run.js").Run} Run */
/** @typedef {{element: HTMLElement, loss: HTMLElement, error_term: HTMLElement, dw: HTMLElement, db: HTMLElement, bars: {dw: Bar, db: Bar}}} Row */

const BAR = /** @type {const} */ ([72, 6]);

export class Sum {
  /** @param {HTMLElement} part */
  constructor(part) {
    const text = (/** @type {string} */ name) => /** @type {HTMLElement} */ (part.querySelector(`[data-chain="${name}"]`));
    this.part = part;
    this.body = /** @type {HTMLElement} */ (part.querySelector(".parts tbody"));
    /** @type {Row[]} */ this.rows = [];
    this.heads = { loss: text("head-loss"), w: text("head-w"), b: text("head-b") };
    this.totals = { loss: text("loss-sum"), w: text("sum-w"), b: text("sum-b") };
    this.same = text("same");
    this.batch = text("batch");
    this.method = text("method");
    this.update = text("update");
    this.rule = text("rule");
    this.next = { w: text("next-w"), b: text("next-b") };
    const [w, b] = [this.totals.w, this.totals.b].map((total) => new Bar(/** @type {Element} */ (total.parentElement), ...BAR));
    this.bars = { w, b };
  }

  /** @param {Run} run */
  ground(run) {
    const { loss, point } = run;
    this.part.classList.toggle("by-other", !goesDownhill(run));
    say(this.rule, ruleOf(run).formula);
    say(this.method, run.method === "gradient_descent" ? "" : madeOf(run));
    const share = LOSSES[loss].weight(point.length) === 1 ? "" : ` / ${point.length}`;
    say(this.heads.loss, `loss${share}`);
    say(this.heads.w, share ? `δx${share}` : "∂L/∂w = δx");
    say(this.heads.b, share ? `δ${share}` : "∂L/∂b = δ");
  }

  /** @param {Answer} answer */
  show({ document, run, here, last }) {
    const { points, gradient, update, batch } = document;
    if (this.rows.length !== points.length) this.write(points.length);
    const most = Math.max(...gradient.map(Math.abs), ...points.flatMap(({ dw, db }) => [Math.abs(dw), Math.abs(db)]));
    points.forEach((point, k) => this.row(this.rows[k], point, most, !batch || batch.includes(k)));
    say(this.totals.loss, short(points.reduce((sum, { loss, weight }) => sum + weight * loss, 0)));
    say(this.totals.w, short(gradient[0]));
    say(this.totals.b, short(gradient[1]));
    this.bars.w.show(gradient[0], most);
    this.bars.b.show(gradient[1], most);
    const equal = here !== null && here.dw === gradient[0] && here.db === gradient[1];
    say(this.same, equal ? "The sum is the gradient of this step on screen, equal to the last bit. The longest bar is the largest number." : "");
    say(this.batch, batchWords(document));
    say(this.update, last ? "The update that would be made" : "The update");
    const { numbers } = ruleOf(run);
    for (const [k, name] of /** @type {const} */ ([[0, "w"], [1, "b"]])) {
      const change = update[k];
      const from = document[name];
      say(this.next[name], change === null ? "too large for a number" : `${short(from)} ${numbers(document, run, k)} = ${short(from + change)}`);
    }
  }

  /** @param {Row} row @param {PointFactors} point @param {number} most @param {boolean} counts whether the step is made from it too */
  row(row, point, most, counts) {
    row.element.classList.toggle("out", !counts);
    say(row.loss, short(point.weight * point.loss));
    for (const name of /** @type {const} */ (["error_term", "dw", "db"])) say(row[name], short(point[name]));
    row.bars.dw.show(point.dw, most);
    row.bars.db.show(point.db, most);
  }

  /** @param {number} points */
  write(points) {
    this.rows = [];
    this.body.replaceChildren();
    for (let k = 0; k < points; k += 1) {
      const element = document.createElement("tr");
      const name = document.createElement("th");
      name.scope = "row";
      name.append(badge(k));
      const cells = Array.from({ length: 4 }, () => document.createElement("td"));
      const [loss, error_term, dw, db] = cells.map((cell) => cell.appendChild(document.createElement("span")));
      element.append(name, ...cells);
      this.body.append(element);
      this.rows.push({ element, loss, error_term, dw, db, bars: { dw: new Bar(cells[2], ...BAR), db: new Bar(cells[3], ...BAR) } });
    }
  }
}
