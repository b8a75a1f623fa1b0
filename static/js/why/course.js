// @ts-check
/** Promise and truth over the whole run, with a playhead that can be moved here too. */

import { landmarks } from "../curve.js";
import { onDrag } from "../drag.js";
import { count } from "../format.js";
import { Inquiry } from "../inquiry.js";
import { isOpen } from "../tabs.js";
import { address } from "../run.js";
import { noSteps } from "../searching.js";
import { draw, say, set, show } from "../svg.js";
import { indexAt } from "../trajectory.js";
import { across, realRises } from "./columns.js";
import { Falls } from "./falls.js";
import { atStep, rises } from "./sentences.js";
import { Shares } from "./shares.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("../stage.js").Moment} Moment */
/** @typedef {import("./columns.js").Columns} Columns */

/** A run of more steps than this is looked at every so many steps. */
const MOST = 20000;
const KEYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -Infinity, End: Infinity };
const WAITING = "One moment…";

export class Course {
  /** @param {HTMLElement} panel @param {Player} player @param {(index: number) => void} goTo */
  constructor(panel, player, goTo) {
    this.panel = panel;
    this.player = player;
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (panel.querySelector(selector));
    this.element = find(".why-course");
    this.falls = new Falls(find("[data-plot=falls]"));
    this.shares = new Shares(find("[data-plot=shares]"));
    this.plots = [this.falls.plot, this.shares.plot];
    this.heads = this.plots.map((plot) => draw(plot.over, "line", { class: "head" }));
    this.texts = { rises: find("[data-why=rises]"), now: find("[data-why=now]") };
    this.next = find("[data-go=rise]");
    this.inquiry = new Inquiry((columns, question, words) => this.answered(columns, question, words));
    this.open = false;
    /** @type {Columns | null} */ this.columns = null;
    /** What was asked for, why there is no answer, and which steps are in it. */
    this.question = "";
    this.words = WAITING;
    this.every = 1;
    /** Steps from which the loss really rose. @type {number[]} */ this.up = [];
    /** @type {Moment | null} */ this.moment = null;
    this.listen(goTo);
  }

  /** @param {Moment} moment */
  ground({ run, parameters }) {
    this.open = isOpen(this.panel) && noSteps(run) === null;
    if (!this.open) return this.inquiry.drop();
    this.every = Math.ceil(run.max_steps / MOST);
    const asked = new URLSearchParams(parameters);
    asked.delete("every");
    if (this.every > 1) asked.set("every", String(this.every));
    const question = address("api/taylor/trajectory", asked.toString());
    if (question !== this.question) Object.assign(this, { question, columns: null, words: WAITING });
    if (this.columns === null) this.inquiry.ask(question);
  }

  /** @param {Columns | null} columns @param {string} question @param {string} [words] */
  answered(columns, question, words = "") {
    if (question !== this.question || !this.moment) return;
    this.columns = columns;
    this.words = words;
    if (this.player.trajectory !== this.moment.trajectory) return; // another run is on its way to the next frame
    this.walk(this.moment);
    this.show(this.moment);
  }

  /** Draw the whole run, as soon as it and its promises are here. @param {Moment} moment */
  walk(moment) {
    this.moment = moment;
    if (!this.open) return;
    const { columns, plots } = this;
    const { run, trajectory } = moment;
    const { column, timeline } = this.player;
    const first = column[0] ?? 0;
    for (const plot of plots) plot.frame(first, Math.max(column.at(-1) ?? 1, first + 1e-12));
    const here = columns !== null && trajectory.outcome !== null;
    this.element.classList.toggle("waiting", !here);
    this.up = here ? realRises(columns, moment, this.every) : [];
    show(this.next, this.up.length > 0);
    if (!here) return say(this.texts.rises, this.words);
    const places = across(columns, trajectory, column);
    this.falls.draw(columns, places, timeline, trajectory.loss[0]);
    this.shares.draw(columns, places, trajectory.loss[0], this.up);
    plots.forEach((plot, k) => {
      for (const { step, at } of landmarks(trajectory.step, column, timeline, plot.x)) plot.mark(plot.x.value(at), k === 0 ? "" : step === trajectory.step[0] ? `step ${step}` : count(step));
      set(this.heads[k], { y1: plot.top, y2: plot.bottom });
    });
    say(this.texts.rises, rises(this.up, columns.step.at(-1) ?? 0, run.every === 1 ? 1 : this.every));
  }

  /** Move the playhead. @param {Moment} moment */
  show(moment) {
    this.moment = moment;
    if (!this.open) return;
    const { columns, player } = this;
    const { trajectory, head } = moment;
    const here = columns !== null && trajectory.outcome !== null;
    const words = here ? atStep(columns, indexAt(columns.step, trajectory.step[head]), trajectory.loss[0]) : "";
    say(this.texts.now, words);
    if (!here) return;
    const x = this.falls.plot.x.pixel(player.column[head]);
    for (const line of this.heads) set(line, { x1: x, x2: x });
    const { step, last } = trajectory;
    set(this.element, { "aria-valuemin": step[0], "aria-valuemax": step[last], "aria-valuenow": step[head], "aria-valuetext": words });
  }

  /** Dragging and the keys of a slider; and the button. @param {(index: number) => void} goTo */
  listen(goTo) {
    const { element, player } = this;
    const to = (/** @type {PointerEvent} */ event) => goTo(indexAt(player.column, this.falls.plot.x.value(event.clientX - element.getBoundingClientRect().left)));
    onDrag(element, to, () => this.columns !== null);
    element.addEventListener("keydown", (event) => {
      const by = KEYS[/** @type {keyof typeof KEYS} */ (event.key)];
      if (by === undefined) return;
      event.preventDefault();
      goTo(player.head + by);
    });
    this.next.addEventListener("click", () => {
      const { step } = player.trajectory;
      goTo(indexAt(step, this.up.find((from) => from > step[player.head]) ?? this.up[0]));
    });
  }
}
