// @ts-check
/** What a training has come to: how it ended, how good the neuron is, and its weights. */

import { count, narrow, significant } from "../../format.js";
import { say, show } from "../../svg.js";
import { share } from "../readout.js";
import { Metrics } from "./metrics.js";
import { outcomeInWords } from "./outcome.js";
import { row } from "./rows.js";
import { inUnits, isScaled } from "./units.js";

/** @typedef {import("../training.js").Ending} Ending */
/** @typedef {import("../training.js").Moment} Moment */
/** @typedef {import("../desk.js").Desk} Desk */

export class Result {
  /** @param {HTMLElement} panel @param {Desk} desk */
  constructor(panel, desk) {
    const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (panel.querySelector(`#${id}`));
    this.panel = panel;
    this.part = part;
    this.output = /** @type {HTMLSelectElement} */ (part("result-weights-output"));
    this.metrics = new Metrics(panel);
    /** @type {Moment | null} */ this.moment = null;
    /** What the numbers were last written for. @type {Ending | null} */ this.written = null;
    /** The step at which the viewer stopped, which can become the limit. */
    this.step = 0;
    this.output.addEventListener("change", () => this.weigh());
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
    this.metrics.fill(/** @type {Moment & {ended: Ending}} */ (moment));
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

/** @param {Moment} moment */
function stoppedInWords({ trajectory }) {
  const { step, loss, accuracy, last } = trajectory;
  const right = accuracy[last];
  const at = loss[last];
  return [
    `Stopped by you at step ${count(step[last])}.`,
    at === null ? "" : `The loss there is ${significant(at, 4)}.`,
    right === null ? "" : `${share(right)} of the training rows are right.`,
    "All else is told where a training ends.",
  ].filter(Boolean).join(" ");
}
