// @ts-check
/** The inputs of a graph: a box for each value, the derivative beside it, and a nudge that tries it out. */

import { parse, plain, significant } from "../format.js";
import { say, show } from "../svg.js";
import { write } from "./digits.js";

/** @typedef {import("./address.js").Question} Question */
/** @typedef {import("./nudge.js").Nudged} Nudged */
/** @typedef {import("./question.js").Graph} Graph */
/** @typedef {{row: HTMLElement, box: HTMLInputElement, derivative: HTMLElement, tried: HTMLElement, nudge: HTMLButtonElement, problem: HTMLElement}} Row */

export class Values {
  /**
   * @param {HTMLElement} body of the table
   * @param {HTMLTemplateElement} template one row
   * @param {{typed: (name: string, value: number) => void, nudge: (name: string, on: boolean) => void}} hands
   */
  constructor(body, template, hands) {
    this.body = body;
    this.template = template;
    this.hands = hands;
    /** @type {Map<string, Row>} */ this.rows = new Map();
  }

  /** @param {Question} question @param {Graph} graph */
  fill({ values }, graph) {
    const names = [...values.keys()];
    if (names.join() !== [...this.rows.keys()].join()) {
      this.rows = new Map(names.map((name) => [name, this.row(name)]));
      this.body.replaceChildren(...[...this.rows.values()].map(({ row }) => row));
    }
    const gradients = new Map(Object.entries(graph.gradients));
    for (const [name, { box, derivative, tried, nudge }] of this.rows) {
      // what somebody is typing just now is theirs
      if (box !== document.activeElement || box.value === "") box.value = plain(values.get(name) ?? 0);
      write(derivative, gradients.get(name) ?? null);
      say(tried, "");
      nudge.setAttribute("aria-pressed", "false");
    }
    this.explain(null, "");
  }

  /** @param {string} name @returns {Row} */
  row(name) {
    const row = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (this.template.content.cloneNode(true)).firstElementChild);
    const find = (/** @type {string} */ selector) => /** @type {any} */ (row.querySelector(selector));
    /** @type {Row} */
    const parts = { row, box: find("input"), derivative: find("b"), tried: find(".tried"), nudge: find("button"), problem: find(".problem") };
    say(find(".name"), name);
    find(".name").title = name;
    parts.box.setAttribute("aria-label", `Value of ${name}`);
    parts.nudge.setAttribute("aria-label", `Nudge ${name} by 0.001`);
    parts.box.addEventListener("change", () => {
      const value = parse(parts.box.value);
      if (Number.isFinite(value)) this.hands.typed(name, value);
      else this.explain(name, `${name} must be a number, such as 5.`);
    });
    parts.nudge.addEventListener("click", () => this.hands.nudge(name, parts.nudge.getAttribute("aria-pressed") !== "true"));
    return parts;
  }

  /** Say why a value was refused; null clears all. @param {string | null} name @param {string} words */
  explain(name, words) {
    for (const [each, { box, problem }] of this.rows) {
      say(problem, each === name ? words : "");
      show(problem, each === name);
      box.toggleAttribute("aria-invalid", false);
      if (each === name) box.setAttribute("aria-invalid", "true");
    }
  }

  /** The nudge beside the derivative; null takes it away. @param {Nudged | null} nudged */
  tell(nudged) {
    for (const [name, { tried, nudge }] of this.rows) {
      const mine = nudged?.name === name;
      nudge.setAttribute("aria-pressed", String(mine));
      if (nudged) say(tried, mine ? `nudge ${significant(nudged.ratio)}` : "");
      else say(tried, "");
    }
  }
}
