// @ts-check
/** What is drawn of several runs, on every picture of the page; it comes with the second run. */

import { Curves } from "./curves.js";
import { Paths } from "./paths.js";
import { runsOf } from "./runs.js";
import { Threads } from "./threads.js";

/** @typedef {import("../company.js").Places} Places */
/** @typedef {import("../stage.js").Moment} Moment */

/** @param {Places} places @returns {import("../stage.js").View} */
export function open({ contour, strip, opening, again }) {
  const paths = new Paths(contour);
  const curves = new Curves(strip);
  const threads = new Threads(opening, again);
  const dots = /** @type {HTMLElement} */ (document.querySelector("#above .key-path")?.closest("span"));
  const several = (/** @type {Moment} */ { companions }) => companions.length > 0;
  return {
    ground(moment) {
      dots.hidden = several(moment); // not every step has its mark
      paths.ground(moment, several(moment));
    },
    walk: (moment) => curves.take(several(moment) ? runsOf(moment) : []),
    show(moment) {
      const runs = several(moment) ? runsOf(moment) : [];
      threads.show(moment.layers.path ? runs : []);
      if (!several(moment)) return;
      paths.show(moment, runs);
      curves.show(runs);
    },
  };
}
