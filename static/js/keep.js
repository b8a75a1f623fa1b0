// @ts-check
/** "Keep run": the run shown stays while the next one is tried. The letters of the runs come with the first that is kept. */

import { LETTERS } from "./letters.js";
import { inWords } from "./run.js";
import { say } from "./svg.js";

/** @typedef {import("./run.js").Problem} Problem */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./stage.js").View} View */
/** @typedef {{open: (bar: HTMLElement, session: Session) => View}} Room */

export class Keep {
  /**
   * @param {HTMLElement} root with the place of the letters and that of a refusal
   * @param {HTMLElement} tab of what compares runs @param {Session} session @param {() => Promise<Room>} load
   */
  constructor(root, tab, session, load) {
    this.chips = /** @type {HTMLElement} */ (root.querySelector("#chips"));
    this.problem = /** @type {HTMLElement} */ (root.querySelector(".problem"));
    this.news = /** @type {HTMLElement} */ (root.querySelector('[role="status"]'));
    this.buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-keep]"));
    this.tab = tab;
    this.session = session;
    this.load = load;
    this.asked = false;
    /** @type {View | null} */
    this.view = null;
    for (const button of this.buttons) button.addEventListener("click", () => this.keep());
  }

  /** Whether there is none on screen yet to keep, or the one shown is kept already. */
  get done() {
    const { kept, shown, members, stage } = this.session;
    return stage.ground === null || kept || shown < members.length - 1;
  }

  keep() {
    if (this.done) return;
    this.explain([]);
    this.session.keep();
    if (!this.done) return;
    const words = this.words();
    say(this.news, words);
    this.session.stage.tell(words);
  }

  words() {
    const { shown, members } = this.session;
    return `Run ${LETTERS[shown].name} is kept. Change a setting to draw run ${LETTERS[members.length].name} beside it.`;
  }

  /** @param {Moment} moment */
  ground(moment) {
    const { kept, members } = this.session;
    const several = members.length > 1;
    this.tab.hidden = !several && this.tab.getAttribute("aria-selected") !== "true";
    document.body.classList.toggle("comparing", several);
    document.body.classList.toggle("kept", kept);
    this.chips.hidden = !several && !kept;
    for (const button of this.buttons) {
      button.setAttribute("aria-disabled", String(this.done));
      button.title = this.done ? `Run ${LETTERS[this.session.shown].name} is kept: the next change of a setting makes another run` : "The next change of a setting makes another run beside this one";
    }
    if (!this.chips.hidden && !this.asked) this.fetch();
    this.view?.ground?.(moment);
  }

  /** @param {Moment} moment */
  show(moment) {
    this.view?.show?.(moment);
  }

  /** Say why a run was not kept or made; no problems take the words away. @param {readonly Problem[]} problems */
  explain(problems) {
    const words = inWords(problems);
    say(this.problem, words.charAt(0).toUpperCase() + words.slice(1));
    this.problem.hidden = problems.length === 0;
  }

  async fetch() {
    this.asked = true;
    try {
      this.view = (await this.load()).open(this.chips, this.session);
      this.session.stage.invalidate("ground");
    } catch (error) {
      this.asked = false; // tried again with the next change
      if (!(error instanceof TypeError)) throw error; // a fetch that failed is one; anything else is a fault of ours
    }
  }
}
