// @ts-check
/** The lens on the chain rule: what /api/chain-rule says of the step on screen, as factors and as a derivation. */

import { Inquiry } from "../inquiry.js";
import { address } from "../run.js";
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
    this.problem = find("#chain-rule-problem");
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
    const { open } = this;
    if (open.length === 0) this.inquiry.drop();
    for (const { element, view } of open) {
      const { show: wanted } = element.dataset; // a scene's wish, granted once
      delete element.dataset.show;
      if (wanted) view.turn(wanted);
      view.ground(run);
    }
    this.tell();
  }

  /** @param {Moment} moment */
  show(moment) {
    this.moment = moment;
    if (this.open.length > 0) this.inquiry.ask(question(moment, moment.trajectory.step[moment.head]));
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
