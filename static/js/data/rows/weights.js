// @ts-check
/** The weights and biases of all outputs as signed bars on one scale, in the order of the table's columns. */

import { narrow, plain } from "../../format.js";
import { say } from "../../svg.js";
import { sign } from "./marks.js";
import { reach } from "./reach.js";
import { Roll } from "./roll.js";

/** @typedef {import("../training.js").Moment} Moment */
/** @typedef {import("../training.js").Opening} Opening */
/** @typedef {import("../training.js").Trajectory} Trajectory */
/** @typedef {{bar: HTMLElement, number: HTMLElement}} Cell */

export class Weights {
  /** @param {Document} page */
  constructor(page) {
    const table = /** @type {HTMLTableElement} */ (page.getElementById("weights"));
    this.table = table;
    this.frame = /** @type {HTMLElement} */ (table.parentElement);
    this.head = /** @type {HTMLTableSectionElement} */ (table.tHead);
    this.body = table.tBodies[0];
    this.reach = /** @type {HTMLElement} */ (page.getElementById("weights-reach"));
    this.roll = new Roll((place) => this.write(place));
    /** A list per feature, and one for the biases. @type {Cell[][]} */ this.cells = [];
    /** @type {Moment | null} */ this.moment = null;
    /** What the rows of the table were made for. */
    this.columns = "";
    /** The largest weight so far, in which trajectory and up to which point. @type {{of: Trajectory | null, seen: number, most: number}} */
    this.largest = { of: null, seen: 0, most: 0 };
    this.full = 1;
  }

  /** @param {Moment} moment */
  ground(moment) {
    const { opening } = moment;
    this.moment = moment;
    this.roll.ground();
    const columns = JSON.stringify([opening.features.map(({ name }) => name), opening.targets]);
    if (columns !== this.columns) this.tabulate(opening);
    this.columns = columns;
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = this.frame;
    this.frame.tabIndex = scrollHeight > clientHeight || scrollWidth > clientWidth ? 0 : -1; // keys scroll what can be
  }

  /** @param {Opening} opening */
  tabulate({ features, targets }) {
    this.table.classList.toggle("several", targets.length > 1);
    this.head.replaceChildren();
    if (targets.length > 1) {
      const line = this.head.insertRow();
      line.insertCell();
      targets.forEach((name, place) => heading(line, name, "col").prepend(sign(place)));
    }
    const lines = [...features.map(({ name }) => name), null].map((name) => {
      const line = document.createElement("tr");
      const own = heading(line, name ?? "b", "row");
      if (name === null) own.className = "maths";
      return line;
    });
    this.cells = lines.map((line) => targets.map(() => {
      const cell = line.insertCell();
      const bar = cell.appendChild(document.createElement("i"));
      bar.append(document.createElement("b"));
      return { bar: /** @type {HTMLElement} */ (bar.firstChild), number: cell.appendChild(document.createElement("span")) };
    }));
    this.body.replaceChildren(...lines);
    this.roll.fill(lines);
  }

  /** A full bar stands for no less than any weight of the whole training, so that only weights move the bars. @param {Moment} moment */
  walk({ trajectory }) {
    const { largest } = this;
    if (largest.of !== trajectory) Object.assign(largest, { of: trajectory, seen: 0, most: 0 });
    for (; largest.seen < trajectory.length; largest.seen += 1) {
      for (const list of [...trajectory.weights[largest.seen], trajectory.bias[largest.seen]]) {
        for (const weight of list) largest.most = Math.max(largest.most, Math.abs(weight));
      }
    }
    this.full = reach(largest.most);
    say(this.reach, `full bar: ${plain(this.full)}`);
  }

  /** @param {Moment} moment */
  show(moment) {
    this.moment = moment;
    this.roll.show();
  }

  /** @param {number} place of a feature, or the number of features: the biases */
  write(place) {
    const { moment, full } = this;
    if (!moment) return;
    const { weights, bias } = moment;
    this.cells[place].forEach(({ bar, number }, output) => {
      const value = place < weights[output].length ? weights[output][place] : bias[output];
      bar.style.transform = `scaleX(${(value / full).toFixed(4)})`;
      say(number, narrow(value, weights.length > 1 ? 3 : 4));
    });
  }
}

/** @param {HTMLTableRowElement} line @param {string} name @param {"col" | "row"} scope */
function heading(line, name, scope) {
  const made = document.createElement("th");
  made.scope = scope;
  made.title = name;
  made.appendChild(document.createElement("span")).textContent = name;
  line.append(made);
  return made;
}
