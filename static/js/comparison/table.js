// @ts-check
/** The runs on screen as a table: when each comes near the minimum, what that costs, how it ends and how low. */

import { count, plain, significant } from "../format.js";
import { LETTERS } from "../letters.js";
import { searches } from "../methods.js";
import { nameOf } from "../naming.js";
import { say } from "../svg.js";
import { swatch } from "../swatch.js";
import { CLOSE, arrival } from "./arrivals.js";
import { disc, text } from "./chips.js";

/** @typedef {import("../later.js").Context} Context */
/** @typedef {import("../stage.js").Member} Member */

/** @param {HTMLElement} panel @param {Context} context @returns {import("../stage.js").View} */
export function open(panel, { session }) {
  return new Runs(panel, session);
}

class Runs {
  /** @param {HTMLElement} panel @param {import("../session.js").Session} session */
  constructor(panel, session) {
    this.session = session;
    this.table = /** @type {HTMLTableElement} */ (panel.querySelector("table"));
    this.words = /** @type {HTMLElement} */ (panel.querySelector("[data-runs=words]"));
    this.others = /** @type {HTMLButtonElement} */ (panel.querySelector("[data-runs=others]"));
    /** What is in the table. */
    this.drawn = "";
    this.others.addEventListener("click", () => session.clear());
    this.table.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button"));
      if (!button) return;
      const place = Number(button.dataset.place);
      if (button.dataset.act === "remove") session.remove(place);
      else session.select(place);
    });
  }

  /** The points, their ends and the runs themselves come one by one. */
  walk() {
    const { members, shown } = this.session;
    const rows = members.map(columns);
    const drawn = JSON.stringify([members.map(({ parameters }) => parameters), shown, rows]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const at = [...this.table.querySelectorAll("button")].findIndex((button) => button === document.activeElement);
    for (const body of [...this.table.tBodies]) body.remove();
    const runs = members.map(({ run }) => run);
    this.table.append(...runs.map((run, place) => group(nameOf(run, runs), place, rows[place], place === shown, runs.length > 1)));
    if (at >= 0) [...this.table.querySelectorAll("button")].at(Math.min(at, 2 * members.length - 1))?.focus();
    this.others.hidden = members.length < 2;
    say(this.others, `Remove all but run ${LETTERS[shown].name}`);
    say(this.words, inWords(members));
  }
}

/** How it ended, the steps and the evaluations until it is near the minimum, and the last loss: of a search, whose last place is like any other, the lowest. @param {Member} member */
function columns({ run, trajectory }) {
  const near = arrival(run, trajectory);
  const none = trajectory.outcome === null ? "…" : "–";
  const { lowest, last, loss } = trajectory;
  const final = loss[searches(run) ? lowest[last] : last];
  return [
    ended(run, trajectory),
    near ? count(near.step) : none,
    near ? count(Math.round(near.evaluations)) : none,
    trajectory.outcome === null ? "…" : significant(final, 2),
  ];
}

/** @type {Record<string, (steps: string) => string>} */
const OUTCOMES = {
  steps_exhausted: (steps) => steps,
  stationary: (steps) => `slope 0 after ${steps}`,
  diverged: (steps) => `infinite after ${steps}`,
};

/** @param {import("../run.js").Run} run @param {import("../trajectory.js").Trajectory} trajectory */
function ended(run, { outcome, step, last }) {
  if (outcome === null) return "…";
  if (searches(run)) return `${count(step[last] + 1)} ${step[last] === 0 ? "place" : "places"}`;
  if (outcome === "stationary" && run.tolerance > 0) return `slope ≤ ${plain(run.tolerance)} after ${steps(step[last])}`;
  return OUTCOMES[outcome](steps(step[last]));
}

/** @param {number} made */
const steps = (made) => `${count(made)} ${made === 1 ? "step" : "steps"}`;

/** What the dashes mean, and how fine the numbers are. @param {readonly Member[]} members */
export function inWords(members) {
  const over = members.map((member, place) => ({ ...member, name: LETTERS[place].name })).filter(({ trajectory }) => trajectory.outcome !== null);
  const lost = over.filter(({ trajectory }) => trajectory.minimum === null);
  const far = over.filter(({ run, trajectory }) => trajectory.minimum !== null && arrival(run, trajectory) === null);
  const { every } = members[0].run;
  return [
    far.length > 0 ? `${listed(far)} ${far.length === 1 ? "does" : "do"} not come within ${CLOSE} of the minimum.` : "",
    lost.length > 0 ? `${listed(lost)} ${lost.length === 1 ? "has" : "have"} no minimum to come near to.` : "",
    every > 1 ? `Only every ${count(every)} steps a point is here: a run can have been near up to ${count(every - 1)} earlier.` : "",
  ].filter(Boolean).join(" ");
}

/** @param {readonly {name: string}[]} runs */
function listed(runs) {
  const names = runs.map(({ name }) => name);
  return names.length < 2 ? `Run ${names[0]}` : `Runs ${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** @param {string} words @param {number} place @param {readonly string[]} row @param {boolean} shown @param {boolean} several */
function group(words, place, row, shown, several) {
  const letter = LETTERS[place].name;
  const body = document.createElement("tbody");
  const name = body.insertRow().appendChild(document.createElement("th"));
  name.colSpan = 4;
  name.scope = "rowgroup";
  const line = document.createElement("div");
  const choose = button(place, "select");
  choose.setAttribute("aria-pressed", String(shown));
  choose.append(disc(place), text("unseen", `Show run ${letter}: `));
  swatch(choose, place);
  choose.append(words);
  line.append(choose);
  if (several) {
    const remove = button(place, "remove");
    remove.textContent = "×";
    remove.title = `Remove run ${letter}`;
    remove.setAttribute("aria-label", remove.title);
    line.append(remove);
  }
  name.append(line);
  const numbers = body.insertRow();
  for (const cell of row) numbers.insertCell().textContent = cell;
  body.classList.toggle("shown", shown);
  return body;
}

/** @param {number} place @param {string} act */
function button(place, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.dataset.place = String(place);
  made.dataset.act = act;
  return made;
}
