// @ts-check
/** The pictures of several runs: fetched when there is a second run for the first time. */

/** @typedef {import("./contour.js").Contour} Contour */
/** @typedef {import("./fit.js").Fit} Fit */
/** @typedef {import("./opening.js").Opening} Opening */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./stage.js").View} View */
/** @typedef {import("./strip.js").Strip} Strip */
/** @typedef {{contour: Contour, opening: Opening, strip: Strip, fit: Fit, redraw: () => void, again: () => void}} Places where they are drawn */

export class Company {
  /** @param {() => Promise<{open: (places: Places) => View}>} load @param {Places} places */
  constructor(load, places) {
    this.load = load;
    this.places = places;
    this.asked = false;
    /** @type {View | null} */
    this.view = null;
  }

  /** @param {Moment} moment */
  ground(moment) {
    if (moment.companions.length > 0 && !this.asked) this.fetch();
    this.view?.ground?.(moment);
  }

  /** @param {Moment} moment */
  walk(moment) {
    this.view?.walk?.(moment);
  }

  /** @param {Moment} moment */
  show(moment) {
    this.view?.show?.(moment);
  }

  /** Until they are here, and where they cannot be had, the run shown is drawn as if it were alone. */
  async fetch() {
    this.asked = true;
    try {
      this.view = (await this.load()).open(this.places);
      this.places.redraw();
    } catch (error) {
      this.asked = false; // tried again with the next change
      if (!(error instanceof TypeError)) throw error; // a fetch that failed is one; anything else is a fault of ours
    }
  }
}
