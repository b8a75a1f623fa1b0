// @ts-check
/** What is to be learnt from what: a table, the roles of its columns and the manner of learning, proposed to the page as a training. */

import { open as openPanel } from "../../controls.js";
import { tell } from "../../refusals.js";
import { say, show } from "../../svg.js";
import { tabs } from "../../tabs.js";
import { Arrival } from "./arrival.js";
import { bring } from "./bringing.js";
import { Columns } from "./columns.js";
import { Description } from "./description.js";
import { Manner } from "./manner.js";
import { offerFor, offerInWords } from "./offer.js";
import { Rates } from "./rates.js";
import { choiceOf, usualRoles } from "./roles.js";
import { Shelf } from "./shelf.js";
import { Tables } from "./tables.js";

/** @typedef {import("../../data.js").Page} Page */
/** @typedef {import("../../run.js").Problem} Problem */
/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("../training.js").Moment} Moment */
/** @typedef {import("../training.js").Opening} Opening */
/** @typedef {import("../training.js").Settings} Settings */
/** @typedef {import("../training.js").Typed} Typed */
/** @typedef {import("./roles.js").Table} Table */
/** @typedef {import("./tables.js").Origin} Origin */

/** Changes of one control that follow each other within this many milliseconds share one entry in the history. */
const ONE_ENTRY = 1500;

export class Form {
  /** @param {HTMLElement} panel @param {Page} page @param {Desk} desk */
  constructor(panel, page, desk) {
    const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (panel.querySelector(`#${id}`));
    this.panel = panel;
    this.page = page;
    this.desk = desk;
    this.tables = new Tables();
    /** The training on screen. @type {Opening | null} */ this.opening = null;
    /** The settings as they stand in the controls, taken or refused. @type {Settings | null} */ this.wanted = null;
    /** What goes with the target, where the settings do not. @type {Typed | null} */ this.offered = null;
    /** The table in the controls, where what stands there was refused. */ this.unlearnt = "";
    this.latest = { name: "", time: -Infinity };
    /** Which of the desk's questions was asked from here last. */
    this.question = 0;
    this.offer = part("columns-offer");
    this.waiting = part("columns-waiting");
    this.shelf = new Shelf(part("table-panel"), (id) => void this.take(id));
    this.arrival = new Arrival(part("bring"), page.most.bytes, (table, origin) => void this.arrived(table, origin));
    this.description = new Description(part("read"));
    this.columns = new Columns(part("set-up-panel"), (choice) => void this.propose("columns", /** @type {Typed} */ (choice)));
    this.manner = new Manner(part("set-up"), page, (name, typed) => void this.propose(name, typed));
    desk.add(new Rates(/** @type {HTMLElement} */ (panel.querySelector(".schedule")), (changes) => void this.propose("rate_change", changes)));
    this.offer.addEventListener("click", () => {
      openPanel("columns");
      document.getElementById("columns-tab")?.focus(); // the button goes away
      void this.propose("offer", this.offered ?? {});
    });
    part("set-up").addEventListener("submit", (event) => event.preventDefault());
    tabs(part("set-up-tabs"));
    desk.recover = (id) => this.bringAgain(id);
  }

  /** @param {Moment} moment */
  ground({ opening, settings }) {
    if (opening === this.opening) return;
    this.opening = opening;
    if ((this.desk.course?.asked ?? 0) < this.question) {
      this.await(); // something else has been typed since it was asked for
      return;
    }
    this.wanted = settings;
    this.manner.fill(settings);
    void this.fill([]);
  }

  /** Show the settings in the controls, and say at each why it was refused. @param {readonly Problem[]} problems */
  async fill(problems) {
    const { wanted } = this;
    if (!wanted) return;
    const table = await this.tables.get(wanted.table);
    if (wanted !== this.wanted) return;
    this.shelf.fill(wanted.table, table);
    this.arrival.fill(this.tables.origins.get(wanted.table));
    if (table) {
      this.description.fill(table, this.shelf.nameOf(table.id));
      this.columns.fill(wanted, table);
    }
    this.explain(problems, table);
  }

  /** Another training: the one in the controls with some settings changed. @param {string} name of what was changed @param {Typed} changes */
  async propose(name, changes) {
    const now = performance.now();
    const push = name !== this.latest.name || now - this.latest.time > ONE_ENTRY;
    this.latest = { name, time: now };
    // before the first training is here it goes on from what the address asks for
    const wanted = /** @type {Settings} */ ({ ...(this.wanted ?? { ...this.desk.defaults, ...this.desk.settings }), ...changes });
    // the box of the rate stands elsewhere, and may have been changed a moment ago
    if (wanted.learning_rate === this.wanted?.learning_rate) Object.assign(wanted, { learning_rate: this.desk.settings?.learning_rate ?? wanted.learning_rate });
    this.wanted = wanted;
    this.manner.fill(wanted); // the next change goes on from this one, whatever the server says
    const answer = this.desk.open(wanted, push ? "push" : "replace");
    this.question = this.desk.asked;
    const problems = await answer;
    if (wanted === this.wanted) await this.fill(problems);
  }

  /** A table that the server has forgotten is brought again, where its file is still at hand. @param {string} id */
  async bringAgain(id) {
    const origin = this.tables.origins.get(id);
    if (!origin) return false;
    const answer = await bring(origin.file, origin.header, () => {}, new AbortController().signal);
    return "table" in answer && answer.table.id === id;
  }

  /** @param {Table} table @param {Origin} origin */
  async arrived(table, origin) {
    this.tables.keep(table, origin);
    this.shelf.put(table.id, origin.file.name);
    // a link to this very table was waiting for it
    const awaited = this.desk.awaited?.table === table.id;
    if (!awaited || (await this.desk.open({ table: table.id }, "replace")).length > 0) await this.take(table.id);
  }

  /** Learn from another table: its columns have roles of their own. @param {string} id */
  async take(id) {
    const table = await this.tables.get(id);
    const choice = table ? choiceOf(table, usualRoles(table)) : { target: [], features: [] };
    await this.propose("table", { table: id, ...choice, batch_size: null });
  }

  /** Say at each control why it was refused, and show the first. @param {readonly Problem[]} problems @param {Table | null} table */
  explain(problems, table) {
    const refused = problems.length > 0;
    this.offered = refused && table && this.wanted ? offerFor(table, this.wanted, this.page.loss) : null;
    say(this.offer, this.offered ? offerInWords(this.offered) : "");
    show(this.offer, this.offered !== null);
    this.unlearnt = refused && table ? table.id : "";
    this.await();
    if (refused) this.reveal(problems[0]);
    const left = tell(this.panel, problems);
    const rest = /** @type {HTMLElement} */ (this.panel.querySelector('[data-problem="method"]'));
    if (left.length > 0) {
      say(rest, [rest.textContent, ...left.map(({ msg }) => msg)].join(" ").trim());
      show(rest, true);
    }
    if (refused) this.panel.querySelector(".problem:not([hidden])")?.scrollIntoView({ block: "nearest" });
  }

  /** Say of the table in the controls that it is not the one in the pictures. */
  await() {
    const { unlearnt } = this;
    const shown = this.opening?.training.table;
    show(this.waiting, unlearnt !== "" && unlearnt !== shown);
    const still = shown === undefined ? "" : `: the pictures still show “${this.shelf.nameOf(shown)}”`;
    say(this.waiting, `Nothing is learnt from “${this.shelf.nameOf(unlearnt)}” yet${still}.`);
  }

  /** Open the panel where a refusal is said. @param {Problem} problem */
  reveal({ loc }) {
    const places = /** @type {NodeListOf<HTMLElement>} */ (this.panel.querySelectorAll("[data-problem]"));
    const place = [...places].find(({ dataset }) => loc.includes(dataset.problem ?? ""));
    openPanel(place?.closest('[role="tabpanel"]')?.id ?? "set-up");
  }
}
