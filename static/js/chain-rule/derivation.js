// @ts-check
/** A derivation that unfolds line by line, as on a board, with this step's numbers where they are asked for. */

import { count } from "../format.js";
import { say, show } from "../svg.js";
import { BIAS } from "./chapters/bias.js";
import { LOG_LOSS } from "./chapters/log-loss.js";
import { SIGMOID } from "./chapters/sigmoid.js";
import { TOTAL } from "./chapters/total.js";
import { WEIGHT } from "./chapters/weight.js";
import { Choice } from "./choice.js";
import { math } from "./mathml.js";

/** @typedef {import("./chain-rule.js").Answer} Answer */
/** @typedef {import("./chapters/values.js").Chapter} Chapter */
/** @typedef {import("./chapters/values.js").Line} Line */
/** @typedef {import("./choice.js").Chosen} Chosen */

/** @type {Record<string, Chapter>} */
const CHAPTERS = { weight: WEIGHT, sigmoid: SIGMOID, bias: BIAS, sum: TOTAL, "log-loss": LOG_LOSS };

export class Derivation {
  /** @param {HTMLElement} part @param {(chosen: Chosen) => void} choose */
  constructor(part, choose) {
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (part.querySelector(selector));
    this.part = part;
    this.choice = new Choice(find("[data-choice]"), false, choose);
    this.choices = find("[data-choice]");
    this.list = find("ol");
    const text = (/** @type {string} */ name) => find(`[data-derivation="${name}"]`);
    this.text = { step: text("step"), about: text("about"), count: text("count"), newest: text("newest"), unfit: text("unfit") };
    this.numbers = /** @type {HTMLInputElement} */ (part.querySelector('input[type="checkbox"]'));
    this.buttons = { next: find('[data-go="next"]'), all: find('[data-go="all"]') };
    this.name = "weight";
    /** How many lines of each chapter are shown. @type {Record<string, number>} */
    this.revealed = {};
    /** @type {import("./mathml.js").Slot[]} */ this.slots = [];
    /** @type {{answer: Answer, chosen: Chosen} | null} */ this.shown = null;
    this.buttons.next.addEventListener("click", () => this.reveal(this.lines + 1));
    this.buttons.all.addEventListener("click", () => this.reveal(this.lines < this.chapter.lines.length ? this.chapter.lines.length : 1));
    part.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === "derivation") this.turn(target.value);
      if (target === this.numbers) this.fill();
    });
    this.turn(this.name);
  }

  get chapter() {
    return CHAPTERS[this.name];
  }

  /** A question is asked before any line; other derivations begin with one. */
  get lines() {
    return this.revealed[this.name] ?? (this.chapter.question ? 0 : 1);
  }

  /** To another chapter. @param {string} name */
  turn(name) {
    this.name = name;
    /** @type {HTMLInputElement} */ (this.part.querySelector(`[value="${name}"]`)).checked = true;
    this.slots = [];
    this.list.replaceChildren(...this.chapter.lines.map((line) => this.write(line)));
    this.choices.classList.toggle("away", !this.chapter.single);
    this.fill();
    this.fold();
  }

  /** @param {Line} line */
  write({ why, formula, numbers }) {
    const item = document.createElement("li");
    item.appendChild(document.createElement("p")).textContent = why;
    item.append(math(formula, this.slots));
    if (numbers) {
      const inNumbers = item.appendChild(document.createElement("div"));
      inNumbers.className = "in-numbers";
      inNumbers.append(math(numbers, this.slots));
    }
    return item;
  }

  /** Unfold up to a line, and go to the first that is new; or fold up again. @param {number} lines */
  reveal(lines) {
    const { length } = this.chapter.lines;
    const before = this.lines;
    this.revealed[this.name] = Math.min(lines, length);
    this.fold();
    const first = this.list.children[Math.min(before, this.lines - 1)];
    first.scrollIntoView({ block: "nearest" });
    say(this.text.newest, `: ${first.querySelector("p")?.textContent ?? ""}`);
  }

  /** Show the lines as far as they were revealed. */
  fold() {
    const { lines, chapter } = this;
    const { length } = chapter.lines;
    [...this.list.children].forEach((item, k) => {
      show(item, k < lines);
      item.classList.toggle("newest", k === lines - 1);
    });
    const hidden = chapter.question !== undefined && lines === 0;
    say(this.text.about, hidden ? (chapter.question ?? "") : (chapter.answer ?? chapter.about));
    this.text.about.classList.toggle("question", chapter.question !== undefined);
    say(this.buttons.next, hidden ? "Reveal" : "Next line");
    this.buttons.next.setAttribute("aria-disabled", String(lines === length));
    say(this.buttons.all, lines === length ? "From the top" : "All lines");
    say(this.text.count, `${lines} of ${length}`);
  }

  /** Everything in it fits by itself. */
  ground() {}

  /** @param {Answer} answer @param {Chosen} chosen */
  show(answer, chosen) {
    this.shown = { answer, chosen };
    this.fill();
  }

  /** Write this step's numbers into the lines. */
  fill() {
    if (!this.shown) return;
    const { answer, chosen } = this.shown;
    const { document, run } = answer;
    const k = chosen === "sum" ? document.points.length - 1 : chosen;
    this.choice.show(document.points.length, k);
    say(this.text.step, `step ${count(document.step)}`);
    const values = { ...document, point: document.points[k], rate: run.learning_rate };
    const unfit = this.chapter.unfit?.(values) ?? null;
    const fits = this.numbers.checked && unfit === null;
    say(this.text.unfit, unfit ?? "");
    show(this.text.unfit, this.numbers.checked && unfit !== null);
    this.list.classList.toggle("numbered", fits);
    if (fits) for (const { element, live } of this.slots) say(element, live(values));
  }
}
