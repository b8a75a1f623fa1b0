// @ts-check
/** What a training has come to: how it ended, how good the neuron is, and its weights. */

import { count, narrow, percent, significant } from "../../format.js";
import { say, show } from "../../svg.js";
import { classNames, sameAnswer } from "./classes.js";
import { growsForEver, outcomeInWords } from "./outcome.js";
import { heads, row } from "./rows.js";
import { inUnits, isScaled } from "./units.js";

/** @typedef {import("../training.js").Ending} Ending */
/** @typedef {import("../training.js").Metrics} Metrics */
/** @typedef {import("../training.js").Moment} Moment */
/** @typedef {import("../desk.js").Desk} Desk */

/** Words where there is no number. */
const NO_CLASSES = "no classes";
const NO_PROBABILITIES = "no probabilities";

export class Result {
  /** @param {HTMLElement} panel @param {Desk} desk */
  constructor(panel, desk) {
    const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (panel.querySelector(`#${id}`));
    this.panel = panel;
    this.part = part;
    this.output = /** @type {HTMLSelectElement} */ (part("result-weights-output"));
    /** @type {Moment | null} */ this.moment = null;
    /** What the weights and the matrix were last written for. @type {Ending | null} */ this.written = null;
    /** The step at which the viewer stopped, which can become the limit. */
    this.step = 0;
    this.output.addEventListener("change", () => this.weigh());
    part("result-confusion-part").addEventListener("change", () => this.confuse());
    part("result-limit").addEventListener("click", () => {
      panel.focus(); // the button goes away
      void desk.open({ max_steps: Math.max(1, this.step) }, "push");
    });
  }

  /** @param {Moment} moment */
  walk(moment) {
    const before = this.moment;
    this.moment = moment;
    const { ended, trajectory, stopped, settings, parameters } = moment;
    this.step = trajectory.step[trajectory.length - 1];
    if (moment.opening !== before?.opening) this.link(parameters);
    say(this.part("result-words"), ended ? outcomeInWords(settings, trajectory, ended) : stopped ? stoppedInWords(moment) : "The training is still on its way.");
    const limit = this.part("result-limit");
    show(limit, stopped && !ended);
    say(limit, `Take ${count(Math.max(1, this.step))} steps as the limit`);
    show(this.part("result-numbers"), ended !== null);
    if (!ended || (ended === this.written && moment.sample === before?.sample)) return;
    this.written = ended;
    this.measure();
    this.confuse();
    this.list();
    this.weigh();
  }

  /** The same numbers as files, for whoever goes on with them elsewhere. @param {string} parameters */
  link(parameters) {
    for (const [id, path] of [["download-csv", "api/training.csv"], ["download-json", "api/training"]]) {
      const link = /** @type {HTMLAnchorElement} */ (this.part(id));
      link.href = parameters === "" ? path : `${path}?${parameters}`;
      link.download = path.endsWith("csv") ? "training.csv" : "training.json";
    }
  }

  /** How good it is on the rows it learnt from, and on those it did not. */
  measure() {
    const { ended, settings, opening, sample } = /** @type {Moment & {ended: Ending}} */ (this.moment);
    const { train, test } = ended.metrics;
    const parts = test ? [train, test] : [train];
    for (const cell of this.panel.querySelectorAll("[data-test]")) show(cell, test !== null);
    /** @type {[string, (part: Metrics) => string][]} */
    const lines = [
      ["rows", ({ rows }) => count(rows)],
      ["accuracy", ({ accuracy }) => (accuracy === null ? NO_CLASSES : significant(accuracy, 4))],
      ["log loss", ({ log_loss }) => (log_loss === null ? NO_PROBABILITIES : significant(log_loss, 4))],
    ];
    const errors = rootMeanSquare(/** @type {Moment} */ (this.moment), parts.length);
    this.part("result-metrics").replaceChildren(...lines.map(([name, of]) => row(parts.map(of), name)), ...errors);
    const names = classNames(opening.targets, sample?.classes ?? null);
    const words = [
      opening.left_out > 0 ? `${count(opening.left_out)} ${opening.left_out === 1 ? "row has" : "rows have"} no number in one of the columns and ${opening.left_out === 1 ? "is" : "are"} left out.` : "",
      growsForEver(settings, ended, names) ? "Every training row is on its side, so there is no minimum: with larger weights the loss is always smaller, and they grow for ever." : "",
    ];
    say(this.part("result-metrics-words"), words.filter(Boolean).join(" "));
  }

  /** Which class is taken for which, on the rows chosen. */
  confuse() {
    const { moment } = this;
    if (!moment?.ended) return;
    const { train, test } = moment.ended.metrics;
    show(this.part("result-confusion"), train.confusion !== null);
    show(this.part("result-confusion-part"), test !== null);
    const chosen = /** @type {HTMLInputElement} */ (this.panel.querySelector('[name="result-confusion-part"]:checked')).value;
    const { confusion } = (chosen === "test" && test) || train;
    if (!confusion) return;
    const names = classNames(moment.opening.targets, moment.sample?.classes ?? null);
    this.part("result-confusion-head").replaceChildren(heads(["is ↓ taken for →", ...names]));
    this.part("result-confusion-rows").replaceChildren(...confusion.map((cells, k) => {
      const made = row(cells.map(count), names[k]);
      made.cells[k + 1].className = "right";
      return made;
    }));
    say(this.part("result-confusion-words"), sameAnswer(confusion, names));
  }

  /** The outputs there are to look at. */
  list() {
    const { opening } = /** @type {Moment} */ (this.moment);
    this.output.replaceChildren(...opening.targets.map((name, k) => new Option(name, String(k))));
    show(/** @type {Element} */ (this.output.closest("label")), opening.targets.length > 1);
  }

  /** The weights of the output chosen, and what they are in the units of the columns. */
  weigh() {
    const { moment } = this;
    if (!moment?.ended) return;
    const { features } = moment.opening;
    const output = Math.max(0, this.output.selectedIndex);
    const weights = moment.ended.weights[output];
    const bias = moment.ended.bias[output];
    const scaled = isScaled(features);
    const own = inUnits(features, weights, bias);
    const cells = (/** @type {number} */ value, /** @type {number} */ unit) => (scaled ? [narrow(value), narrow(unit)] : [narrow(value)]);
    this.part("result-weights").replaceChildren(
      ...features.map(({ name }, j) => row(cells(weights[j], own.weights[j]), name)),
      row(cells(bias, own.bias), "bias"),
    );
    for (const cell of this.panel.querySelectorAll("[data-units]")) show(cell, scaled);
    say(this.part("result-weights-words"), scaled ? "The weights belong to the scaled features. Per unit, weight × factor, they belong to the columns as they are in the table; both give the same z." : "");
  }
}

/**
 * How far the answers are from the targets, in the target's own unit: √(2L / m), where L = Σ ½ (ŷ − y)² over m rows. The
 * loss of the test rows is told as of as many rows.
 * @param {Moment} moment @param {number} parts
 */
function rootMeanSquare({ settings, opening, trajectory }, parts) {
  if (settings.loss !== "squared_error" || opening.targets.length > 1) return [];
  const losses = [trajectory.loss, trajectory.test_loss].slice(0, parts).map((column) => column.at(-1) ?? null);
  return [row(losses.map((loss) => (loss === null ? "–" : significant(Math.sqrt((2 * loss) / opening.rows), 4))), "√ mean square error")];
}

/** @param {Moment} moment */
function stoppedInWords({ trajectory }) {
  const { step, loss, accuracy, last } = trajectory;
  const right = accuracy[last];
  const at = loss[last];
  return [
    `Stopped by you at step ${count(step[last])}.`,
    at === null ? "" : `The loss there is ${significant(at, 4)}.`,
    right === null ? "" : `${percent(right)} of the training rows are right.`,
    "All else is told where a training ends.",
  ].filter(Boolean).join(" ");
}
