// @ts-check
/** What is drawn of several runs, on every picture of the page; it comes with the second run. */

import { Curves } from "./curves.js";
import { Fits } from "./fits.js";
import { Paths } from "./paths.js";
import { objectiveOf, runsOf } from "./runs.js";
import { Second } from "./second.js";
import { Threads } from "./threads.js";

/** @typedef {import("../company.js").Places} Places */
/** @typedef {import("../stage.js").Moment} Moment */

/** @param {Places} places @returns {import("../stage.js").View} */
export function open({ contour, strip, fit, opening, redraw, again }) {
  const paths = new Paths(contour);
  const second = new Second(redraw);
  const curves = new Curves(strip);
  const fits = new Fits(fit);
  const threads = new Threads(opening, again);
  const dots = /** @type {HTMLElement} */ (document.querySelector("#above .key-path")?.closest("span"));
  const runs = (/** @type {Moment} */ moment) => (moment.companions.length > 0 ? runsOf(moment) : []);
  return {
    ground(moment) {
      const all = runs(moment);
      dots.hidden = all.length > 0; // not every step has its mark
      paths.ground(moment, all.length > 0);
      second.ground(moment, all);
    },
    walk: (moment) => curves.take(runs(moment)),
    show(moment) {
      const all = runs(moment);
      const here = all.filter(({ run }) => objectiveOf(run) === objectiveOf(moment.run));
      const one = here.length === all.length; // one surface, which can be a carpet
      threads.show(one && moment.layers.path ? all : []);
      fits.show(all);
      if (all.length === 0) return;
      paths.show(moment, here);
      second.show(moment, all.filter((run) => !here.includes(run)));
      curves.show(all);
    },
  };
}
