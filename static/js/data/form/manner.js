// @ts-check
/** How a table is learnt: neuron, rows, method and when to stop, each in a box or a list with the setting's name. */

import { give, write } from "../../box.js";
import { numberOrText, plain } from "../../format.js";
import { METHODS } from "../../methods.js";
import { SYMBOLS } from "../../naming.js";
import { lines, offerInWords, offersOf } from "../../set-up/choices.js";
import { say, show } from "../../svg.js";

/** @typedef {import("../../run.js").Run} Run */
/** @typedef {{name: string, label: string, formula: string, offers?: Record<string, number>}} Choice an entry of one of the server's tables */
/** @typedef {{activation: Choice[], loss: Choice[], method: Choice[]}} Choices */
/** A setting as typed: a number, or the text itself where it is none, so that the server can say what is wrong. */
/** @typedef {Record<string, unknown>} Typed */

const CHOSEN = /** @type {const} */ (["activation", "loss", "method"]);
/** @type {Record<string, string>} */
const SCALED = {
  none: "",
  standardize: "Each feature to mean 0 and deviation 1, by the training rows alone.",
  minmax: "Each feature from 0 to 1, by the training rows alone.",
};
/** An empty box means that all of it is taken, or the method's own default. */
const MAY_BE_EMPTY = ["batch_size", ...Object.keys(SYMBOLS)];

/** @param {Typed} settings */
const parametersOf = ({ method }) => METHODS[String(method)]?.parameters ?? {};

/** Whether chance has a part in a training: in its test rows, its start or its batches. @param {Typed} settings */
export function draws({ test_share, start, batch_size }) {
  return Number(test_share) !== 0 || start === "random" || batch_size !== null;
}

/** Whether a training has a setting; it has those that are not named here. @param {Typed} settings @param {string} name */
export function has(settings, name) {
  if (name in SYMBOLS) return name in parametersOf(settings);
  return name !== "seed" || draws(settings);
}

/** Another method comes with its own parameters, and what nothing is drawn by is left out. @param {Typed} typed @param {Typed} before @returns {Typed} */
export function fitting(typed, before) {
  const left = Object.keys(SYMBOLS).filter((name) => typed.method !== before.method || !has(typed, name));
  return { ...typed, ...Object.fromEntries(left.map((name) => [name, null])), ...(draws(typed) ? {} : { seed: 0 }) };
}

export class Manner {
  /** @param {HTMLElement} root @param {Choices} choices @param {(name: string, typed: Typed) => void} changed */
  constructor(root, choices, changed) {
    this.root = root;
    this.choices = choices;
    this.button = /** @type {HTMLButtonElement} */ (root.querySelector('[data-offer="method"]'));
    /** @type {Typed} */ this.settings = {};
    this.button.addEventListener("click", () => {
      /** @type {HTMLElement} */ (root.querySelector("#method")).focus(); // the button goes away
      changed("offer", { ...this.settings, ...this.offered });
    });
    root.addEventListener("change", ({ target }) => {
      const box = /** @type {HTMLInputElement} */ (target);
      const { name, value } = box;
      if (!name) return;
      give(box);
      const empty = value.trim() === "" && MAY_BE_EMPTY.includes(name);
      changed(name, fitting({ ...this.settings, [name]: empty ? null : numberOrText(value) }, this.settings));
    });
  }

  /** @param {Typed} settings */
  fill(settings) {
    this.settings = settings;
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll("[data-setting]"))) part.hidden = !has(settings, part.dataset.setting ?? "");
    for (const box of /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (this.root.querySelectorAll("[name]"))) {
      const value = settings[box.name] ?? parametersOf(settings)[box.name] ?? "";
      write(box, typeof value === "number" ? plain(value) : String(value));
    }
    for (const name of CHOSEN) say(/** @type {Element} */ (this.root.querySelector(`#${name}-formula`)), formulaOf(this.chosen(name)?.formula ?? ""));
    say(/** @type {Element} */ (this.root.querySelector("#scaling-words")), SCALED[String(settings.scaling)] ?? "");
    show(this.button, Object.keys(this.offered).length > 0);
    say(this.button, offerInWords(this.offered));
  }

  /** The rate that goes well with the method, where another one is set. */
  get offered() {
    return offersOf(/** @type {Run} */ (this.settings), {}, this.chosen("method")?.offers).method;
  }

  /** @param {typeof CHOSEN[number]} name */
  chosen(name) {
    return this.choices[name].find((choice) => choice.name === this.settings[name]);
  }
}

/** As it is written for any number of weights, and ŷ for what the neuron answers. @param {string} formula */
export function formulaOf(formula) {
  return lines(formula.replace("L(w, b)", "L").replaceAll("f(wx + b)", "ŷ"));
}
