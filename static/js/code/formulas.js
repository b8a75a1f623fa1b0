// @ts-check
/** Formulas and, in a column of their own, the values they have at the place shown. */

import { count, narrow, significant } from "../format.js";
import { hessian } from "../hessian.js";
import { goesDownhill, searches } from "../methods.js";
import { loss } from "../neuron.js";
import { gradientAt } from "../pulls.js";
import { say, show } from "../svg.js";
import { isOpen } from "../tabs.js";
import { rateAt, update } from "../update.js";
import { written } from "./written.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("../stage.js").Moment} Moment */

/** Of a step that is not known here. */
const UNKNOWN = "–";

export class Formulas {
  /** @param {HTMLElement} part @param {Record<string, string>} methods their formulas by name */
  constructor(part, methods) {
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (part.querySelector(selector));
    this.part = part;
    this.methods = methods;
    this.where = find("#formulas-where");
    this.method = find("#formulas-method");
    this.values = [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-value]"))];
    this.formulas = [...part.querySelectorAll("[data-formula]")];
    this.updates = [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-update]"))];
    /** Which formulas stand there. */
    this.kind = "";
  }

  /** @param {Moment} moment */
  ground({ run }) {
    const { activation, loss: name, method, batch_size } = run;
    const kind = `${activation} ${name} ${method} ${batch_size}`;
    if (!isOpen(this.part) || kind === this.kind) return;
    this.kind = kind;
    const formulas = written(run);
    for (const math of this.formulas) {
      const formula = formulas[/** @type {keyof typeof formulas} */ (math.getAttribute("data-formula"))];
      math.innerHTML = formula;
      show(/** @type {Element} */ (math.closest("[data-line]") ?? math), formula !== "");
    }
    for (const row of this.updates) row.hidden = searches(run);
    say(this.method, told(run, this.methods[method]));
    this.method.hidden = goesDownhill(run);
  }

  /** @param {Moment} moment */
  show(moment) {
    if (!isOpen(this.part)) return;
    const values = valuesAt(moment);
    for (const element of this.values) say(element, values[element.dataset.value ?? ""]);
    say(this.where, moment.probing ? "at your w, b" : `at step ${count(moment.trajectory.step[moment.head])}`);
  }
}

/** The method in force, where it is not the one that the formulas below show. @param {Run} run @param {string} formula */
function told(run, formula) {
  if (searches(run)) return `${formula}: no slope is used, and no step is made.`;
  const of = run.batch_size === null ? "" : `, where ∇L is that of ${run.batch_size} of the ${run.point.length} points in each step`;
  return run.method === "gradient_descent" ? `The step is ηu with u = −∇L${of}.` : `The step ηu: ${formula}${of}.`;
}

/**
 * The numbers of the place shown: those of the run at its step, the page's own at a place the viewer asks about.
 * @param {Pick<Moment, "run" | "trajectory" | "head" | "place" | "probing">} moment
 * @returns {Record<string, string>}
 */
export function valuesAt({ run, trajectory, head, place, probing }) {
  const { w, b } = place;
  const here = probing ? gradientAt(run, w, b) : { dw: trajectory.dw[head], db: trajectory.db[head] };
  const numbers = { w, b, loss: probing ? loss(run, w, b) : trajectory.loss[head], ...here };
  const step = stepFrom(run, trajectory, head, probing ? here : null);
  const matrix = Object.entries(hessian(run, w, b)).map(([name, value]) => [name, narrow(value)]);
  return {
    ...Object.fromEntries([...Object.entries(numbers).map(([name, value]) => [name, significant(value)]), ...matrix]),
    nextW: step ? significant(w + step.w) : UNKNOWN,
    nextB: step ? significant(b + step.b) : UNKNOWN,
  };
}

/** @param {Run} run @param {Moment["trajectory"]} trajectory @param {number} head @param {{dw: number, db: number} | null} asked the slope at a place asked about */
function stepFrom(run, trajectory, head, asked) {
  if (asked === null) return update(run, trajectory, head);
  const rate = rateAt(run, trajectory.step[head]);
  return goesDownhill(run) ? { w: -rate * asked.dw, b: -rate * asked.db } : null;
}
