// @ts-check
/** The numbers of the point on screen: the readout, and in the neuron's panel one row for each data point. */

import { count, narrow, percent, significant } from "./format.js";
import { searches } from "./methods.js";
import { ACTIVATION, LOSS } from "./notation.js";
import { pulls } from "./pulls.js";
import { say } from "./svg.js";

/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */

/** The columns that the document shows one number of: data-number="loss". */
/** @typedef {"step" | "w" | "b" | "loss" | "slope"} Name */

/** How each is written; w and b have little room. @type {Record<Name, (value: number) => string>} */
const WRITTEN = { step: count, w: narrow, b: narrow, loss: significant, slope: significant };

export class Numbers {
  /**
   * @param {ParentNode} root where the elements with data-number are
   * @param {HTMLElement} rows the table body with a row for each point
   * @param {HTMLElement} shares who has the loss and who gives the push, for two points
   */
  constructor(root, rows, shares) {
    this.elements = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-number]"))];
    this.neuron = Object.fromEntries([...root.querySelectorAll("[data-neuron]")].map((part) => [part.getAttribute("data-neuron"), part]));
    const gradient = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-gradient="${name}"]`));
    this.gradient = { dw: gradient("dw"), db: gradient("db") };
    this.rows = rows;
    this.shares = shares;
    /** @type {{trajectory: Trajectory, head: number} | null} */ this.moment = null;
    document.addEventListener("copy", (event) => this.copy(event));
    /** @type {HTMLElement[][]} */ this.cells = [];
    this.words = /** @type {HTMLElement} */ (shares.querySelector("#share-words"));
  }

  /** The neuron's own signs, and a row for each point. @param {Moment} moment */
  ground({ run }) {
    const { sign, curve, answer, slope } = ACTIVATION[run.activation];
    const { part, meaning } = LOSS[run.loss];
    say(this.neuron.sign, sign);
    say(this.neuron.answer, answer);
    this.neuron.curve.setAttribute("d", curve);
    this.neuron.curve.closest("svg")?.setAttribute("aria-label", `The neuron: ${answer}`);
    inItalics(this.neuron.slope, slope.replace(/(?<=\S)−/, " − ").replace(/−(?=\S)/, "− "));
    inItalics(this.neuron.part, part);
    this.neuron.part.setAttribute("title", meaning);
    this.rows.replaceChildren();
    this.cells = run.point.map(([x, y], k) => {
      const row = document.createElement("tr");
      const name = document.createElement("th");
      name.scope = "row";
      name.innerHTML = '<span class="point-name"></span>';
      const badge = /** @type {HTMLElement} */ (name.firstChild);
      badge.textContent = String(k + 1);
      badge.classList.add(`point-${(k % 2) + 1}`);
      name.title = `point ${k + 1}: x = ${x}, y = ${y}`;
      const cells = Array.from({ length: 4 }, () => document.createElement("td"));
      row.append(name, ...cells);
      this.rows.append(row);
      return cells;
    });
    this.shares.hidden = run.point.length !== 2;
  }

  /** @param {Moment} moment */
  show({ trajectory, head, place, probing, run }) {
    for (const element of this.elements) {
      const name = /** @type {Name} */ (element.dataset.number);
      say(element, WRITTEN[name](trajectory[name][head]));
    }
    this.moment = { trajectory, head };
    const here = pulls(run, place.w, place.b);
    // at a step the gradient is the server's; elsewhere it is the sum of the pulls
    say(this.gradient.dw, significant(probing ? here.dw : trajectory.dw[head]));
    say(this.gradient.db, significant(probing ? here.db : trajectory.db[head]));
    here.each.forEach(({ f, residual, slope, loss }, k) => {
      [f, residual, slope, loss].forEach((value, column) => say(this.cells[k][column], significant(value)));
    });
    if (this.shares.hidden) return;
    this.share(here.each);
    say(this.words, whoPushes(here.each, searches(run) ? null : pulls(run, run.w, run.b).each));
  }

  /** Four digits are shown, all are copied. @param {ClipboardEvent} event */
  copy(event) {
    const selection = getSelection();
    const number = (/** @type {Node | null | undefined} */ node) =>
      (node instanceof Element ? node : node?.parentElement)?.closest("[data-number]");
    const selected = number(selection?.anchorNode);
    if (!selected || selected !== number(selection?.focusNode) || !this.moment) return;
    const { trajectory, head } = this.moment;
    const name = /** @type {Name} */ (selected.getAttribute("data-number"));
    event.clipboardData?.setData("text/plain", String(trajectory[name][head]));
    event.preventDefault();
  }

  /** Shares of the loss and of the push, as two pairs of bars. @param {import("./pulls.js").Pull[]} each */
  share(each) {
    for (const quantity of /** @type {const} */ (["loss", "push"])) {
      const bar = /** @type {HTMLElement} */ (this.shares.querySelector(`[data-share="${quantity}"]`));
      const first = each[0][quantity] / (each[0][quantity] + each[1][quantity]);
      bar.style.setProperty("--first", `${Math.round(100 * (first || 0))}%`);
      bar.querySelectorAll("b").forEach((share, k) => say(share, shareOf(each, quantity, k)));
    }
  }
}

/** The share of one of two points. @param {import("./pulls.js").Pull[]} each @param {"loss" | "push"} quantity @param {number} k */
function shareOf(each, quantity, k) {
  return percent(each[k][quantity] / (each[0][quantity] + each[1][quantity]));
}

/** The point with the larger loss: what it gives now, and what it gave at the start, if there was one. @param {import("./pulls.js").Pull[]} here @param {import("./pulls.js").Pull[] | null} start */
function whoPushes(here, start) {
  const k = here[1].loss >= here[0].loss ? 1 : 0;
  if (here[k].push === 0) return "";
  const now = `Point ${k + 1}: ${shareOf(here, "loss", k)} of the loss, ${shareOf(here, "push", k)} of the push.`;
  return !start || start[k].push === 0 || here[k].push === start[k].push ? now : `${now} At the start it gave ${shareOf(start, "push", k)}.`;
}

/** A formula as text, its letters in italics. @param {Element} element @param {string} formula */
function inItalics(element, formula) {
  if (element.textContent === formula) return;
  element.replaceChildren(...formula.split(/(?<![a-z])([a-z])(?![a-z])/).map((part, k) => {
    if (k % 2 === 0) return part;
    const letter = document.createElement("i");
    letter.className = "maths";
    letter.textContent = part;
    return letter;
  }));
}
