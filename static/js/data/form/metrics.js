// @ts-check
/** How good a neuron is on the rows it learnt from and on those it did not: accuracy, log loss, and which class is taken for which. */

import { count, significant } from "../../format.js";
import { say, show } from "../../svg.js";
import { share } from "../readout.js";
import { classNames, sameAnswer } from "./classes.js";
import { growsForEver } from "./outcome.js";
import { heads, row } from "./rows.js";

/** @typedef {import("../training.js").Ending} Ending */
/** @typedef {import("../training.js").Metrics} Measured */
/** @typedef {import("../training.js").Moment} Moment */
/** @typedef {Moment & {ended: Ending}} Ended */

const GROWS = "Every training row is on its side, so there is no minimum: with larger weights the loss is always smaller, and they grow for ever.";

/** A number, or words where there is none. @type {[string, (part: Measured) => string][]} */
const MEASURES = [
  ["rows", ({ rows }) => count(rows)],
  ["accuracy", ({ accuracy }) => (accuracy === null ? "no classes" : share(accuracy))],
  ["log loss", ({ log_loss }) => (log_loss === null ? "no probabilities" : significant(log_loss, 4))],
];

export class Metrics {
  /** @param {HTMLElement} panel */
  constructor(panel) {
    this.panel = panel;
    this.part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (panel.querySelector(`#result-${id}`));
    /** @type {Ended | null} */ this.moment = null;
    this.part("confusion-part").addEventListener("change", () => this.confuse());
  }

  /** @param {Ended} moment */
  fill(moment) {
    this.moment = moment;
    const { train, test } = moment.ended.metrics;
    const parts = test ? [train, test] : [train];
    for (const cell of this.panel.querySelectorAll("[data-test]")) show(cell, test !== null);
    this.part("metrics").replaceChildren(...MEASURES.map(([name, of]) => row(parts.map(of), name)), ...meanSquare(moment, parts.length));
    const words = [leftOut(moment.opening.left_out), growsForEver(moment.settings, moment.ended, this.names) ? GROWS : ""];
    say(this.part("metrics-words"), words.filter(Boolean).join(" "));
    show(this.part("confusion"), train.confusion !== null);
    show(this.part("confusion-part"), test !== null);
    this.confuse();
  }

  get names() {
    return classNames(this.moment?.opening.targets ?? [], this.moment?.sample?.classes ?? null);
  }

  /** The classes of the rows chosen: a row for what they are, a column for what they are taken for. */
  confuse() {
    if (!this.moment) return;
    const { train, test } = this.moment.ended.metrics;
    const chosen = /** @type {HTMLInputElement} */ (this.panel.querySelector('[name="result-confusion-part"]:checked')).value;
    const { confusion } = (chosen === "test" && test) || train;
    if (!confusion) return;
    const { names } = this;
    this.part("confusion-head").replaceChildren(heads(["is ↓ taken for →", ...names]));
    this.part("confusion-rows").replaceChildren(...confusion.map((rows, k) => rowOf(rows, k, names[k])));
    say(this.part("confusion-words"), sameAnswer(confusion, names));
  }
}

/** @param {readonly number[]} rows of a class, by what they are taken for @param {number} right where that is the class itself @param {string} name */
function rowOf(rows, right, name) {
  const made = row(rows.map(count), name);
  made.cells[right + 1].className = "right";
  return made;
}

/** @param {number} rows */
function leftOut(rows) {
  if (rows === 0) return "";
  return rows === 1 ? "1 row has no number in one of the columns and is left out." : `${count(rows)} rows have no number in one of the columns and are left out.`;
}

/**
 * How far the answers are from the targets, in the target's own unit: √(2L / m), where L = Σ ½ (ŷ − y)² over m rows. The
 * loss of the test rows is told as of as many rows.
 * @param {Moment} moment @param {number} parts
 */
function meanSquare({ settings, opening, trajectory }, parts) {
  if (settings.loss !== "squared_error" || opening.targets.length > 1) return [];
  const losses = [trajectory.loss, trajectory.test_loss].slice(0, parts).map((column) => column.at(-1) ?? null);
  return [row(losses.map((loss) => (loss === null ? "too large" : significant(Math.sqrt((2 * loss) / opening.rows), 4))), "√ mean square error")];
}
