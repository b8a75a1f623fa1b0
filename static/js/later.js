// @ts-check
/** A part of the page that is fetched when it is first looked at, and then is a view like any other. */

import { say } from "./svg.js";
import { isOpen } from "./tabs.js";

/** @typedef {import("./contour.js").Contour} Contour */
/** @typedef {import("./guesses.js").Guess} Guess */
/** @typedef {import("./player.js").Player} Player */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./stage.js").Stage} Stage */
/** @typedef {import("./stage.js").View} View */
/**
 * @typedef {object} Context what a part may need
 * @property {Stage} stage @property {Player} player @property {Contour} contour @property {Session} session
 * @property {Settings} settings
 * @property {(index: number) => void} goTo
 * @property {Guess[]} guesses what was guessed by hand and kept, in order
 */
/** @typedef {{open: (panel: HTMLElement, context: Context) => View}} Part */

const LOADING = "One moment…";
const FAILED = "This part could not be loaded. Reload the page when the connection is back.";

export class Later {
  /**
   * @param {HTMLElement} panel with an element .loading for the time until then
   * @param {() => Promise<Part>} load @param {Context} context
   */
  constructor(panel, load, context) {
    this.panel = panel;
    this.load = load;
    this.context = context;
    this.loading = panel.querySelector(".loading");
    this.asked = false;
    /** Whether the panel was shown at the last ground. */
    this.open = false;
    /** @type {View | null} */
    this.view = null;
  }

  /** Fetch the part where it is now to be seen; one that has been seen is told too when it is left. @param {Moment} moment */
  ground(moment) {
    const before = this.open;
    this.open = isOpen(this.panel);
    if (this.open && !this.asked) this.fetch();
    if (this.open || before) this.view?.ground?.(moment);
  }

  /** @param {Moment} moment */
  walk(moment) {
    if (this.open) this.view?.walk?.(moment);
  }

  /** @param {Moment} moment */
  show(moment) {
    if (this.open) this.view?.show?.(moment);
  }

  async fetch() {
    this.asked = true;
    this.tell(LOADING);
    try {
      const { open } = await this.load();
      this.view = open(this.panel, this.context);
      this.loading?.remove();
      this.context.stage.invalidate("ground");
    } catch (error) {
      this.asked = false; // some browsers can try again, when the panel is come back to; some keep the failure
      this.tell(FAILED);
      if (!(error instanceof TypeError)) throw error; // a fetch that failed is one; anything else is a fault of ours
    }
  }

  /** @param {string} words */
  tell(words) {
    if (this.loading) say(this.loading, words);
  }
}
