// @ts-check
/** Spot the slip: a formula as it was printed; on the reveal the right one below it, and what the slip does. */

import { say } from "../svg.js";
import { Chart } from "./chart.js";
import { EVIDENCE } from "./evidence.js";

/** @typedef {import("../scenes.js").Scene} Scene */
/** @typedef {import("./evidence.js").Evidence} Evidence */

/** @param {HTMLElement} root with a board for each slip @param {import("../lecture.js").Setting} setting */
export function open(root, { defaults }) {
  return new Slips(root, defaults);
}

class Slips {
  /** @param {HTMLElement} root @param {import("../run.js").Run} run the lecture's: what a viewer tries beside it changes no slip */
  constructor(root, run) {
    this.root = root;
    this.run = run;
    /** Boards that were opened. @type {Map<string, Board>} */ this.boards = new Map();
    this.name = "";
  }

  /** @param {Scene} scene @param {boolean} revealed */
  scene({ slip = "" }, revealed) {
    this.root.classList.toggle("revealed", revealed);
    if (slip === this.name) return;
    for (const board of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll("[data-slip]"))) {
      board.hidden = board.dataset.slip !== slip;
      if (!board.hidden && !this.boards.has(slip)) this.boards.set(slip, new Board(board, EVIDENCE[slip](this.run)));
    }
    this.name = slip;
    this.ground();
  }

  ground() {
    this.boards.get(this.name)?.ground();
  }
}

class Board {
  /** @param {HTMLElement} root @param {Evidence} evidence */
  constructor(root, { head, rows, chart }) {
    this.spec = chart;
    const plot = /** @type {HTMLElement | null} */ (root.querySelector(".chart"));
    this.chart = plot && new Chart(plot);
    const up = root.querySelector(".up");
    if (up && chart) say(up, `↑ ${chart.y.name}`);
    const table = /** @type {HTMLTableElement} */ (root.querySelector("table"));
    table.createTHead().append(line(head.map((text) => cell("th", text, "col"))));
    const body = table.createTBody();
    for (const [first, ...others] of rows) body.append(line([cell("th", first, "row"), ...others.map((text) => cell("td", text))]));
  }

  ground() {
    if (this.spec) this.chart?.draw(this.spec);
  }
}

/** @param {HTMLElement[]} cells */
function line(cells) {
  const row = document.createElement("tr");
  row.append(...cells);
  return row;
}

/** @param {"th" | "td"} kind @param {string} text @param {string} [scope] */
function cell(kind, text, scope) {
  const element = document.createElement(kind);
  element.textContent = text;
  if (scope) element.setAttribute("scope", scope);
  return element;
}
