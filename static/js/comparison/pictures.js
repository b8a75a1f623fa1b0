// @ts-check
/** What is drawn of several runs, on every picture of the page; it comes with the second run. */

import { Paths } from "./paths.js";
import { runsOf } from "./runs.js";

/** @typedef {import("../company.js").Places} Places */
/** @typedef {import("../stage.js").Moment} Moment */

/** @param {Places} places @returns {import("../stage.js").View} */
export function open({ contour }) {
  const paths = new Paths(contour);
  return {
    ground(moment) {
      paths.ground(moment, moment.companions.length > 0);
    },
    show(moment) {
      if (moment.companions.length > 0) paths.show(moment, runsOf(moment));
    },
  };
}
