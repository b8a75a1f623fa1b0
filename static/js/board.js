// @ts-check
/** What the lecture says on the page: the bar with the question, and the card with the answer. */

import { say } from "./svg.js";

/** A letter that stands for a quantity, or a product of two, and nothing else. */
const LETTER = /(?<!\p{L})(ηu|wx|bc|[wbcfkmuxyzŷJLWβδηθλσ])(?=ᵀ|(?!\p{L}))/u;

/** @typedef {import("./programme.js").Told} Told */
/** @typedef {import("./programme.js").Programme<Told>} Programme */
/**
 * @typedef {object} Wishes what the lecturer asks for
 * @property {() => void} reveal shows the answer or takes it away
 * @property {() => void} on @property {() => void} back
 * @property {(at: number) => void} open
 * @property {() => void} leave
 */

export class Board {
  /** @param {HTMLElement} bar @param {HTMLElement} card @param {Programme} programme @param {Wishes} wishes */
  constructor(bar, card, programme, wishes) {
    const find = (/** @type {string} */ name) => /** @type {HTMLButtonElement} */ (bar.querySelector(`[data-lecture="${name}"]`));
    this.bar = bar;
    this.card = card;
    this.programme = programme;
    this.list = /** @type {HTMLSelectElement} */ (bar.querySelector("select"));
    this.question = /** @type {HTMLElement} */ (bar.querySelector("#question"));
    this.reveal = find("reveal");
    this.back = find("back");
    this.on = find("on");
    this.list.append(...groups(programme));
    this.list.addEventListener("change", () => wishes.open(Number(this.list.value)));
    this.reveal.addEventListener("click", () => wishes.reveal());
    this.back.addEventListener("click", () => wishes.back());
    this.on.addEventListener("click", () => wishes.on());
    find("leave").addEventListener("click", () => wishes.leave());
  }

  /** Show where the lecture is. */
  show() {
    const { scene, at, revealed, atFirst, atLast } = this.programme;
    this.bar.hidden = scene === null;
    document.body.classList.toggle("lecture", scene !== null);
    document.body.classList.toggle("asking", scene !== null && !revealed);
    if (!scene) return this.answer([]);
    this.list.value = String(at);
    if (this.question.textContent !== scene.question) write(this.question, scene.question);
    this.card.classList.toggle("in-panel", scene.answer === "panel");
    say(this.reveal, revealed ? "Hide" : "Reveal");
    this.reveal.setAttribute("aria-expanded", String(revealed));
    this.back.setAttribute("aria-disabled", String(atFirst && !revealed));
    this.on.setAttribute("aria-disabled", String(atLast && revealed));
    if (!revealed) this.answer([]);
  }

  /**
   * Put sentences on the card; without any it is not there.
   * @param {readonly string[]} sentences @param {string} [caution]
   */
  answer(sentences, caution) {
    const lines = sentences.map((sentence) => paragraph(sentence));
    if (caution) lines.push(paragraph(caution, "caution"));
    this.card.replaceChildren(...lines);
  }
}

/** The chapters with their scenes, numbered through. @param {Programme} programme */
function groups({ chapters, scenes }) {
  return chapters.map(({ title, scenes: own }) => {
    const group = document.createElement("optgroup");
    group.label = title;
    const option = (/** @type {Told} */ scene) => {
      const k = scenes.indexOf(scene);
      return new Option(`${k + 1}/${scenes.length}  ${scene.title}`, String(k));
    };
    group.append(...own.map(option));
    return group;
  });
}

/** @param {string} text @param {string} [name] */
function paragraph(text, name) {
  const line = document.createElement("p");
  write(line, text);
  if (name) line.className = name;
  return line;
}

/** Set the letters in the maths face, and let no line end within an equation or a number. @param {HTMLElement} element @param {string} text */
function write(element, text) {
  const parts = text.replace(/ ([=×]) /g, "\u00a0$1\u00a0").replaceAll("/", "/\u2060").split(LETTER);
  element.replaceChildren(...parts.map((part, k) => (k % 2 === 1 ? letter(part) : part)));
}

/** @param {string} text */
function letter(text) {
  const element = document.createElement("i");
  element.className = "maths";
  element.textContent = text;
  return element;
}
