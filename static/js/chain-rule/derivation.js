// @ts-check
/** A derivation that unfolds line by line, as on a board, with this step's numbers where they are asked for. */

import { count } from "../format.js";
import { say, show } from "../svg.js";
import { chaptersOf } from "./chapters/chapters.js";
import { Choice } from "./choice.js";
import { math } from "./mathml.js";

/** @typedef {import("./chain-rule.js").Answer} Answer */
/** @typedef {import("./chapters/chapters.js").Chapters} Chapters */
/** @typedef {import("./chapters/chapters.js").Name} Name */
/** @typedef {import("./chapters/values.js").Chapter} Chapter */
/** @typedef {import("./chapters/values.js").Line} Line */
/** @typedef {import("./choice.js").Chosen} Chosen */
/** @typedef {import("../run.js").Run} Run */

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
    this.names = { slope: text("slope"), other: text("other") };
    /** @type {Name} */ this.name = "weight";
    /** What can be derived of the run. @type {Chapters | null} */ this.chapters = null;
    /** What that depends on. */
    this.kind = "";
    /** How many lines of each chapter are shown. @type {Record<string, number>} */
    this.revealed = {};
    /** @type {import("./mathml.js").Slot[]} */ this.slots = [];
    /** @type {{answer: Answer, chosen: Chosen} | null} */ this.shown = null;
    // until the first frame no run is known here: a press that is quicker finds nothing to derive yet
    this.buttons.next.addEventListener("click", () => this.chapters && this.reveal(this.lines + 1));
    this.buttons.all.addEventListener("click", () => this.chapters && this.reveal(this.lines < this.chapter.lines.length ? this.chapter.lines.length : 1));
    part.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === "derivation") this.turn(/** @type {Name} */ (target.value));
      if (target === this.numbers) this.fill();
    });
  }

  /** @returns {Chapter} */
  get chapter() {
    const found = this.chapters?.chapters[this.name];
    if (!found) throw new Error(`no derivation "${this.name}"`);
    return found;
  }

  /** A question is asked before any line; other derivations begin with one. */
  get lines() {
    return this.revealed[this.name] ?? (this.chapter.question ? 0 : 1);
  }

  /** To another chapter, or the first where there is none of that name. @param {string} name */
  turn(name) {
    if (!this.chapters) return void (this.name = /** @type {Name} */ (name));
    this.name = this.chapters.chapters[/** @type {Name} */ (name)] ? /** @type {Name} */ (name) : "weight";
    /** @type {HTMLInputElement} */ (this.part.querySelector(`[value="${this.name}"]`)).checked = true;
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

  /** The derivations of a run's activation and loss. @param {Run} run */
  ground(run) {
    const kind = [run.activation, run.loss, run.method, run.batch_size].join(" ");
    if (kind === this.kind) return;
    this.kind = kind;
    this.shown = null;
    this.chapters = chaptersOf(run);
    say(this.names.slope, this.chapters.slope);
    say(this.names.other, this.chapters.other);
    show(/** @type {Element} */ (this.names.other.closest("label")), this.chapters.chapters.other !== null);
    this.turn(this.name);
  }

  /** An answer can be here before the frame that brings its run. @param {Answer} answer @param {Chosen} chosen */
  show(answer, chosen) {
    this.shown = { answer, chosen };
    this.fill();
  }

  /** Write this step's numbers into the lines. */
  fill() {
    if (!this.shown || !this.chapters) return;
    const { answer, chosen } = this.shown;
    const { document, run } = answer;
    const k = chosen === "sum" ? document.points.length - 1 : chosen;
    this.choice.show(document.points.length, k);
    say(this.text.step, `step ${count(document.step)}`);
    const values = { ...document, point: document.points[k], run };
    const unfit = this.chapter.unfit?.(values) ?? null;
    const fits = this.numbers.checked && unfit === null;
    say(this.text.unfit, unfit ?? "");
    show(this.text.unfit, this.numbers.checked && unfit !== null);
    this.list.classList.toggle("numbered", fits);
    if (fits) for (const { element, live } of this.slots) say(element, live(values));
  }
}
