// @ts-check
/** The factors of one point's gradient as numbers, bars and a picture, or what all points add up to. */

import { count } from "../format.js";
import { say, show } from "../svg.js";
import { Bar } from "./bar.js";
import { among } from "./batch.js";
import { Choice } from "./choice.js";
import { bracketed, short, typed } from "./digits.js";
import { ACTIVATIONS, COLLAPSED, LOSSES, inWords, reaches } from "./formulas.js";
import { fraction, math } from "./mathml.js";
import { Picture } from "./picture.js";
import { Sum } from "./sum.js";

/** @typedef {import("./chain-rule.js").Answer} Answer */
/** @typedef {import("./choice.js").Chosen} Chosen */
/** @typedef {import("./formulas.js").Factor} Factor */
/** @typedef {import("./formulas.js").PointFactors} PointFactors */
/** @typedef {import("../run.js").Run} Run */
/** @typedef {{button: HTMLButtonElement, formula: HTMLElement, bar: Bar, numbers: HTMLElement[]}} Card */

/** @type {Factor[]} */
const FACTORS = ["dloss_dprediction", "dprediction_dz", "dz_dw", "dz_db"];
const INVITATION = "Choose a factor: it lights up in the picture.";
const TOO_LARGE = "∂L/∂ŷ is beyond the largest number; δ is not.";

export class Factors {
  /** @param {HTMLElement} part @param {(chosen: Chosen) => void} choose */
  constructor(part, choose) {
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (part.querySelector(selector));
    this.part = part;
    this.choose = choose;
    this.choice = new Choice(find("[data-choice]"), true, choose);
    this.picture = new Picture(find(".over-z"));
    this.sum = new Sum(part);
    this.texts = Object.fromEntries(
      [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-chain]"))].map((text) => [text.dataset.chain, text]),
    );
    this.parts = [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-part]"))];
    this.cards = /** @type {Record<Factor, Card>} */ (Object.fromEntries(FACTORS.map((name) => [name, this.card(name)])));
    /** The factor under the pointer or with the focus, and the one that was pressed. */
    /** @type {Factor | null} */ this.near = null;
    /** @type {Factor | null} */ this.held = null;
    /** @type {{answer: Answer, chosen: Chosen} | null} */ this.shown = null;
  }

  /** @param {Factor} name @returns {Card} */
  card(name) {
    const button = /** @type {HTMLButtonElement} */ (this.part.querySelector(`button[data-factor="${name}"]`));
    const bar = new Bar(/** @type {Element} */ (button.querySelector(".bar-room")), 64, 9);
    const near = (/** @type {Factor | null} */ factor) => () => this.light({ near: factor });
    button.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && this.light({ near: name }));
    button.addEventListener("pointerleave", near(null));
    button.addEventListener("focus", near(name));
    button.addEventListener("blur", near(null));
    button.addEventListener("click", () => this.light({ held: this.held === name ? null : name }));
    const numbers = [.../** @type {NodeListOf<HTMLElement>} */ (this.part.querySelectorAll(`[data-in="${name}"]`))];
    const formula = /** @type {HTMLElement} */ (button.querySelector("[data-formula]"));
    return { button, formula, bar, numbers: [this.texts[name], ...numbers] };
  }

  /** @param {{near?: Factor | null, held?: Factor | null}} changes */
  light(changes) {
    Object.assign(this, changes);
    const lit = this.lit;
    for (const name of FACTORS) {
      const { button, numbers } = this.cards[name];
      button.setAttribute("aria-pressed", String(this.held === name));
      for (const element of [button, ...numbers.slice(1)]) element.classList.toggle("lit", lit === name);
    }
    if (this.shown) this.look(this.shown.answer, this.shown.chosen);
  }

  get lit() {
    return this.near ?? this.held;
  }

  /** To a point, or to all together. @param {string} which "sum", or a point's number */
  turn(which) {
    this.choose(which === "sum" ? "sum" : Number(which) - 1);
  }

  /** @param {Run} run */
  ground(run) {
    const { loss, activation } = run;
    const { cards, texts } = this;
    const { slope, over, notes } = LOSSES[loss];
    // of a mean, what is shown of one point is of that point's own loss
    const mean = over !== undefined;
    const of = mean ? "Lᵢ" : "L";
    this.part.classList.toggle("mean", mean);
    cards.dloss_dprediction.formula.replaceChildren(over ? math(fraction(slope, over), []) : slope);
    say(cards.dprediction_dz.formula, ACTIVATIONS[activation].slope);
    say(texts["notes-of"], notes);
    say(texts["notes-sum"], notes.replace("f′", "f′(h)"));
    for (const name of ["w", "b"]) say(texts[`of-${name}`], `∂${of}/∂${name}`);
    say(texts.collapsed, `∂${of}/∂w = ${COLLAPSED[loss][activation].formula} =`);
    this.picture.ground(run);
    this.sum.ground(run);
    const before = this.shown?.answer.run;
    if (before && (before.loss !== loss || before.activation !== activation)) this.shown = null; // its numbers are of other formulas
    if (this.shown) this.look(this.shown.answer, this.shown.chosen);
  }

  /** @param {Answer} answer @param {Chosen} chosen */
  show(answer, chosen) {
    const { document, run } = answer;
    this.shown = { answer, chosen };
    this.choice.show(document.points.length, chosen);
    say(this.texts.step, `step ${count(document.step)}${among(document, chosen)}`);
    for (const part of this.parts) show(part, (part.dataset.part === "sum") === (chosen === "sum"));
    if (chosen === "sum") this.sum.show(answer);
    else this.point(document.points[chosen], document.points, run);
    this.look(answer, chosen);
  }

  /** @param {PointFactors} point @param {readonly PointFactors[]} points @param {Run} run */
  point(point, points, run) {
    const { texts, cards } = this;
    for (const name of /** @type {const} */ (["z", "prediction", "loss", "error_term"])) say(texts[name], short(point[name]));
    for (const name of /** @type {const} */ (["x", "y"])) say(texts[name], typed(point[name]));
    say(texts.notes, short(-point.error_term));
    const most = reaches(points, run);
    for (const name of FACTORS) {
      const { bar, numbers } = cards[name];
      const [own, ...others] = numbers;
      const value = point[name];
      const text = value === null ? "too large" : (name === "dz_dw" || name === "dz_db" ? typed : short)(value);
      say(own, text);
      for (const other of others) say(other, name === FACTORS[0] || !text.startsWith("\u2212") ? text : bracketed(text));
      bar.show(value ?? Math.sign(point.error_term) * most[name].most, most[name].most);
    }
    const own = point.error_term * point.x;
    say(texts.dw, short(own));
    say(texts.db, short(point.error_term));
    say(texts["collapsed-numbers"], COLLAPSED[run.loss][run.activation].numbers(point));
    say(texts.counts, `The mean over ${points.length} ${points.length === 1 ? "point" : "points"} counts it 1/${points.length}: ${short(point.dw)}.`);
  }

  /** The picture, and what is lit in it. @param {Answer} answer @param {Chosen} chosen */
  look({ document: { points }, run }, chosen) {
    const lit = chosen === "sum" ? null : this.lit;
    this.picture.show(points, chosen === "sum" ? null : chosen, lit);
    say(this.texts.lit, chosen === "sum" ? "" : lit === null ? (points[chosen].dloss_dprediction === null ? TOO_LARGE : INVITATION) : inWords(lit, points[chosen], run, reaches(points, run)[lit]));
  }
}
