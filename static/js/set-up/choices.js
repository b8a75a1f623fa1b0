// @ts-check
/** What is chosen by name: its formula, the values that go well with it, and which settings there are to set beside it. */

import { has } from "./fitting.js";
import { plain } from "../format.js";
import { say } from "../svg.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {{name: string, label: string, formula: string, offers?: Partial<Run>}} Choice an entry of one of the server's tables */
/** @typedef {Choice & {targets: [number | null, number | null]}} LossChoice with the least and the largest y of a point, null where there is none */
/** @typedef {{activation: Choice[], loss: LossChoice[], method: Choice[]}} Tables */

const NAMES = /** @type {const} */ (["activation", "loss", "method"]);
/** What can be offered, in the order in which it is said. */
const OFFERED = /** @type {const} */ ({ learning_rate: "η", w: "w", b: "b" });

export class Choices {
  /** @param {HTMLElement} form @param {Tables} tables @param {(offers: Partial<Run>) => void} accept */
  constructor(form, tables, accept) {
    this.form = form;
    this.tables = tables;
    this.batch = /** @type {HTMLSelectElement} */ (form.querySelector("#batch_size"));
    /** @type {Partial<Record<string, Partial<Run>>>} */ this.offers = {};
    for (const button of this.buttons) {
      const name = button.dataset.offer ?? "";
      button.addEventListener("click", () => {
        /** @type {HTMLElement | null} */ (form.querySelector(`#${name}`))?.focus(); // the button goes away
        accept(this.offers[name] ?? {});
      });
    }
  }

  /** @returns {NodeListOf<HTMLButtonElement>} */
  get buttons() {
    return this.form.querySelectorAll("[data-offer]");
  }

  /** @param {Run} run */
  fill(run) {
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (this.form.querySelectorAll("[data-setting]"))) {
      part.hidden = !has(run, part.dataset.setting ?? "");
    }
    for (const name of NAMES) {
      say(/** @type {Element} */ (this.form.querySelector(`#${name}-formula`)), lines(this.chosen(run, name).formula));
    }
    this.offers = offersOf(run, this.chosen(run, "activation").offers, this.chosen(run, "method").offers);
    for (const button of this.buttons) {
      const offers = this.offers[button.dataset.offer ?? ""] ?? {};
      button.hidden = Object.keys(offers).length === 0;
      say(button, offerInWords(offers));
    }
    this.batch.replaceChildren(...batches(run.point.length).map(([value, words]) => new Option(words, value)));
    this.batch.value = String(run.batch_size ?? "");
  }

  /** @param {Run} run @param {typeof NAMES[number]} name */
  chosen(run, name) {
    return /** @type {Choice} */ (this.tables[name].find((choice) => choice.name === run[name]));
  }
}

/**
 * What is offered beside the activation and beside the method: what the run has and is not yet so. A method knows its
 * rate better than an activation.
 * @param {Run} run @param {Partial<Run>} [activation] @param {Partial<Run>} [method]
 */
export function offersOf(run, activation = {}, method = {}) {
  const left = (/** @type {Partial<Run>} */ offers) => {
    const fit = Object.entries(offers).filter(([name]) => has(run, name));
    return fit.some(([name, value]) => run[/** @type {keyof Run} */ (name)] !== value) ? Object.fromEntries(fit) : {};
  };
  const others = Object.fromEntries(Object.entries(activation).filter(([name]) => !(name in method)));
  return { activation: left(others), method: left(method) };
}

/** "Use η = 0.1, w = 1, b = 1". @param {Partial<Run>} offers */
export function offerInWords(offers) {
  const said = Object.entries(OFFERED).filter(([name]) => name in offers);
  return `Use ${said.map(([name, symbol]) => `${symbol} = ${plain(Number(offers[/** @type {keyof Run} */ (name)]))}`).join(", ")}`;
}

/** One assignment of a formula to a line, and no line within the neuron's sum. @param {string} formula */
export function lines(formula) {
  return formula.replace(/, (?=\S+ ←|where)/g, "\n").replaceAll("wx + b", "wx\u00a0+\u00a0b");
}

/** All points, or how many of them. @param {number} count @returns {[string, string][]} */
function batches(count) {
  const fewer = Array.from({ length: count - 1 }, (_, k) => /** @type {[string, string]} */ ([String(k + 1), k === 0 ? "1 point" : `${k + 1} points`]));
  return [["", count === 1 ? "the one point" : `all ${count} points`], ...fewer];
}
