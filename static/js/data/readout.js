// @ts-check
/** The numbers of the point shown, each at its place. */

import { count, percent, significant } from "../format.js";
import { say, show } from "../svg.js";

/** @typedef {import("./training.js").Moment} Moment */

/** What stands where a number is none that can be written. */
const NO_NUMBER = "too large";
const NONE = "–";

/** @type {Record<string, (moment: Moment) => string>} */
const NUMBERS = {
  step: ({ trajectory, head }) => count(trajectory.step[head]),
  epoch: ({ trajectory, head }) => count(trajectory.epoch[head]),
  loss: ({ trajectory, head }) => finite(trajectory.loss[head]),
  test_loss: ({ trajectory, head, opening }) => (opening.test_rows > 0 ? finite(trajectory.test_loss[head]) : NONE),
  accuracy: ({ trajectory, head }) => share(trajectory.accuracy[head]),
  gradient_norm: ({ trajectory, head }) => finite(trajectory.gradient_norm[head]),
};

export class Readout {
  /** @param {ParentNode} root */
  constructor(root) {
    this.places = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-number]"))];
    this.tested = [...root.querySelectorAll("[data-tested]")];
  }

  /** @param {Moment} moment */
  ground({ opening }) {
    for (const place of this.tested) show(place, opening.test_rows > 0);
  }

  /** @param {Moment} moment */
  show(moment) {
    for (const place of this.places) say(place, NUMBERS[String(place.dataset.number)](moment));
  }
}

/** @param {number | null} value */
function finite(value) {
  return value === null ? NO_NUMBER : significant(value);
}

/** A share of the rows in per cent, to a tenth. @param {number | null} part */
export function share(part) {
  if (part === null) return NONE;
  const tenths = (100 * part).toFixed(1);
  return (tenths === "100.0" && part < 1) || (tenths === "0.0" && part > 0) ? percent(part) : `${tenths.replace(/\.0$/, "")}\u00a0%`;
}
