// @ts-check
/** The form above the graph: an example or an expression of one's own, and what is wrong with it, marked at its column. */

import { say, show } from "../svg.js";
import { same } from "./address.js";
import { around, caret } from "./mark.js";

/** @typedef {import("./address.js").Question} Question */
/** @typedef {import("./question.js").Refusal} Refusal */
/** @typedef {Question & {name: string}} Example */

export class Form {
  /**
   * @param {HTMLElement} root @param {readonly Example[]} examples
   * @param {{typed: (expression: string) => void, chosen: (example: Example) => void}} hands
   */
  constructor(root, examples, hands) {
    const find = (/** @type {string} */ selector) => /** @type {any} */ (root.querySelector(selector));
    this.examples = examples;
    /** @type {HTMLTextAreaElement} */ this.box = find("textarea");
    /** @type {HTMLSelectElement} */ this.select = find("select");
    /** @type {{hint: HTMLElement, mark: HTMLElement, problem: HTMLElement}} */
    this.notes = { hint: find("#hint"), mark: find("#mark"), problem: find(".problem") };
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      hands.typed(this.box.value);
    };
    root.addEventListener("submit", submit);
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") submit(event);
    });
    this.select.addEventListener("change", () => {
      const chosen = examples.find(({ name }) => name === this.select.value);
      if (chosen) hands.chosen(chosen);
    });
  }

  /** The question on screen; an example is named where it is one. @param {Question} question */
  show(question) {
    this.box.value = question.expression;
    this.select.value = this.examples.find((each) => same(each, question))?.name ?? "";
    this.clear();
  }

  clear() {
    const { hint, mark, problem } = this.notes;
    this.box.removeAttribute("aria-invalid");
    show(hint, true);
    show(mark, false);
    show(problem, false);
    say(problem, "");
  }

  /** Words that are nobody's fault in the box. @param {string} words */
  notice(words) {
    const { hint, problem } = this.notes;
    this.clear();
    say(problem, words);
    show(problem, true);
    show(hint, false);
  }

  /** Why an expression was refused, with a mark at the column; the box, where the viewer still is in it, selects it. @param {Refusal} refusal @param {string} expression */
  explain({ words, column }, expression) {
    this.notice(words);
    this.box.setAttribute("aria-invalid", "true");
    if (column === null) return;
    const { mark } = this.notes;
    show(mark, true);
    around(expression, column).forEach((part, k) => say(mark.children[k], part));
    if (document.activeElement !== this.box || this.box.value !== expression) return;
    const at = caret(expression, column);
    this.box.setSelectionRange(at, at + 1);
  }
}
