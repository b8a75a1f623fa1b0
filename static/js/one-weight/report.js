// @ts-check
/** The loop's report: every hundredth epoch and the end, each line written when it is reached. */

import { count } from "../format.js";
import { say } from "../svg.js";
import { EPOCHS, EVERY } from "./descent.js";
import { report } from "./words.js";

/** @typedef {import("./descent.js").Descent} Descent */

/** As many lines as the whole run has, so that nothing moves when a shorter one comes. */
const LINES = EPOCHS / EVERY + 1;

export class Report {
  /** @param {HTMLElement} body of a table */
  constructor(body) {
    this.lines = Array.from({ length: LINES }, () => {
      const line = document.createElement("tr");
      const name = document.createElement("th");
      name.scope = "row";
      line.append(name, document.createElement("td"), document.createElement("td"));
      body.append(line);
      return { line, cells: /** @type {HTMLElement[]} */ ([...line.children]) };
    });
    /** @type {readonly number[]} */ this.epochs = [];
    /** What each line says when it is reached. @type {{loss: string, m: string}[]} */ this.texts = [];
  }

  /** @param {Descent} descent @param {readonly number[]} epochs */
  open(descent, epochs) {
    this.epochs = epochs;
    this.texts = epochs.map((epoch) => report(descent, epoch));
    this.lines.forEach(({ cells: [name] }, k) => say(name, epochs[k] === undefined ? "" : count(epochs[k])));
  }

  /** @param {number} now the epoch shown */
  show(now) {
    const current = this.epochs.findLastIndex((epoch) => epoch <= now);
    this.lines.forEach(({ line, cells: [, loss, m] }, k) => {
      const text = k <= current ? this.texts[k] : null;
      say(loss, text?.loss ?? "");
      say(m, text?.m ?? "");
      if (line.classList.contains("now") !== (k === current)) line.classList.toggle("now");
    });
  }
}
