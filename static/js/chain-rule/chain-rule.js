// @ts-check
/** The lens on the chain rule: what /api/chain-rule says of the step on screen, as factors and as a derivation. */

import { Inquiry } from "../inquiry.js";
import { address } from "../run.js";
import { noSteps } from "../searching.js";
import { say, show } from "../svg.js";
import { isOpen } from "../tabs.js";
import { indexAt } from "../trajectory.js";
import { Derivation } from "./derivation.js";
import { Factors } from "./factors.js";

/** @typedef {import("./choice.js").Chosen} Chosen */
/** @typedef {import("./formulas.js").PointFactors} PointFactors */
/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("../stage.js").Moment} Moment */
/**
 * @typedef {object} ChainRuleDocument
 * @property {number} step @property {number} w @property {number} b @property {PointFactors[]} points
 * @property {[number, number]} gradient @property {[number | null, number | null]} update
 * @property {number[] | null} [batch] the places of the points it is made from @property {[number, number] | null} [batch_gradient]
 */
/**
 * @typedef {object} Answer
 * @property {ChainRuleDocument} document @property {Run} run
 * @property {{dw: number, db: number}} here the gradient that the page shows at this step
 * @property {boolean} last whether the run made no update from here
 */

/** @param {HTMLElement} panel */
export function open(panel) {
  return new ChainRule(panel);
}

class ChainRule {
  /** @param {HTMLElement} panel */
  constructor(panel) {
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (panel.querySelector(selector));
    this.panel = panel;
    this.problem = find("#chain-rule-problem");
    this.none = find("#chain-rule-none");
    /** Whether the run has steps, of which a gradient is part. */
    this.steps = true;
    const choose = (/** @type {Chosen} */ chosen) => this.choose(chosen);
    const [factors, derivation] = [find("#factors"), find("#derivation")];
    this.parts = [
      { element: factors, view: new Factors(factors, choose) },
      { element: derivation, view: new Derivation(derivation, choose) },
    ];
    this.inquiry = new Inquiry((document, question, words) => this.answered(document, question, words ?? ""));
    /** @type {Chosen} */ this.chosen = 0;
    /** @type {Moment | null} */ this.moment = null;
    /** @type {Answer | null} */ this.answer = null;
  }

  get open() {
    return this.parts.filter(({ element }) => isOpen(element));
  }

  /** @param {Moment} moment */
  ground({ run }) {
    const { open, answer } = this;
    if (answer && (answer.run.loss !== run.loss || answer.run.activation !== run.activation)) this.answer = null;
    const none = noSteps(run);
    this.steps = none === null;
    this.panel.classList.toggle("no-steps", none !== null);
    say(this.none, none === null ? "" : `${none} So no gradient is put together; Graph shows how the loss comes about at the place shown.`);
    if (open.length === 0 || !this.steps) {
      this.inquiry.drop();
      show(this.problem, false);
    }
    if (!this.steps) return void (this.answer = null);
    for (const { element, view } of open) {
      const { show: wanted } = element.dataset; // a scene's wish, granted once
      delete element.dataset.show;
      view.ground(run);
      if (wanted) view.turn(wanted);
    }
    this.tell();
  }

  /** @param {Moment} moment */
  show(moment) {
    this.moment = moment;
    if (this.steps && this.open.length > 0) this.inquiry.ask(question(moment, moment.trajectory.step[moment.head]));
  }

  /** @param {ChainRuleDocument | null} document @param {string} asked @param {string} words */
  answered(document, asked, words) {
    show(this.problem, document === null);
    say(this.problem, words);
    const { moment } = this;
    if (!document || !moment || question(moment, document.step) !== asked) return; // of a run that was left meanwhile
    const { run, trajectory } = moment;
    const k = indexAt(trajectory.step, document.step);
    const here = { dw: trajectory.dw[k], db: trajectory.db[k] };
    this.answer = { document, run, here, last: k === trajectory.last && trajectory.outcome !== null };
    this.tell();
  }

  /** @param {Chosen} chosen */
  choose(chosen) {
    this.chosen = chosen;
    this.tell();
  }

  tell() {
    const { answer } = this;
    if (!answer) return;
    if (this.chosen !== "sum") this.chosen = Math.min(this.chosen, answer.document.points.length - 1);
    for (const { view } of this.open) view.show(answer, this.chosen);
  }
}

/** @param {Moment} moment @param {number} step */
function question({ parameters }, step) {
  return address("api/chain-rule", [parameters, `step=${step}`].filter(Boolean).join("&"));
}
