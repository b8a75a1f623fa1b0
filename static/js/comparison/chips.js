// @ts-check
/** The runs on screen by their letters: one is shown, the others are a press away. */

import { LETTERS } from "../letters.js";
import { apart, nameOf } from "../naming.js";
import { draw } from "../svg.js";
import { swatch } from "../swatch.js";

/** @typedef {import("../session.js").Session} Session */

/** So many have room for their names, so many for their lines; of more there are the letters alone. */
const NAMED = 2;
const DRAWN = 5;

/** @param {HTMLElement} bar @param {Session} session @returns {import("../stage.js").View} */
export function open(bar, session) {
  return new Chips(bar, session);
}

class Chips {
  /** @param {HTMLElement} bar @param {Session} session */
  constructor(bar, session) {
    this.bar = bar;
    this.session = session;
    /** What is drawn. */
    this.drawn = "";
    bar.addEventListener("click", (event) => {
      const chip = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button"));
      if (chip) session.select(Number(chip.dataset.place));
    });
    bar.addEventListener("keydown", (event) => this.key(event));
  }

  /** @returns {HTMLButtonElement[]} */
  get buttons() {
    return [...this.bar.querySelectorAll("button")];
  }

  ground() {
    const { members, shown, kept } = this.session;
    const drawn = JSON.stringify([members.map(({ parameters }) => parameters), shown, kept]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const focused = this.buttons.findIndex((button) => button === document.activeElement);
    const runs = members.map(({ run }) => run);
    const names = apart(runs);
    const chips = runs.map((run, place) => chip(place, names[place] || nameOf(run), nameOf(run, runs), runs.length, place === shown));
    this.bar.replaceChildren(...chips, ...(kept && members.length < LETTERS.length ? [next(members.length)] : []));
    if (focused >= 0) this.buttons[Math.min(focused, chips.length - 1)].focus();
  }

  /** The arrow keys go from one to the next, Delete takes one away. @param {KeyboardEvent} event */
  key(event) {
    const { buttons, session } = this;
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    if (at < 0) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined && event.key !== "Delete") return;
    event.preventDefault();
    if (by !== undefined) buttons[(at + by + buttons.length) % buttons.length].focus();
    else if (buttons.length > 1) session.remove(at);
  }
}

/** @param {number} place @param {string} short @param {string} name @param {number} count @param {boolean} shown */
function chip(place, short, name, count, shown) {
  const letter = LETTERS[place].name;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip";
  button.dataset.place = String(place);
  button.tabIndex = shown ? 0 : -1;
  button.title = name;
  button.setAttribute("aria-pressed", String(shown));
  button.append(disc(place), text("unseen", `Run ${letter}: ${count === NAMED ? "" : name}`));
  if (count === NAMED) button.append(text("name", short));
  else if (count > NAMED && count <= DRAWN) swatch(button, place);
  return button;
}

/** The letter in the colour of its run. @param {number} place */
export function disc(place) {
  const disc = text(`letter run-${LETTERS[place].name.toLowerCase()}`, "");
  const svg = draw(disc, "svg", { width: 22, height: 22, viewBox: "-11 -11 22 22", "aria-hidden": "true", class: "badge-run" });
  draw(svg, "circle", { class: "disc", r: 9.5 });
  draw(svg, "text", { y: 4.3 }, LETTERS[place].name);
  return disc;
}

/** Where the next run will be. @param {number} place */
function next(place) {
  const { name } = LETTERS[place];
  const empty = text("chip vacant", name);
  empty.title = `The next change of a setting makes run ${name}`;
  return empty;
}

/** @param {string} name @param {string} words */
export function text(name, words) {
  const span = document.createElement("span");
  span.className = name;
  span.textContent = words;
  return span;
}
