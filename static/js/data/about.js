// @ts-check
/** What is trained, in a line: the rows, the neuron and the method. */

import { count } from "../format.js";
import { METHODS } from "../methods.js";
import { ACTIVATION_NAMES, LOSS_NAMES } from "../naming.js";
import { say } from "../svg.js";

/** @typedef {import("./training.js").Moment} Moment */

export class About {
  /** @param {HTMLElement} line */
  constructor(line) {
    this.line = line;
  }

  /** @param {Moment} moment */
  ground({ settings: { activation, loss, method, batch_size }, opening: { rows, test_rows, left_out } }) {
    const parts = [
      `${count(rows)} training rows${test_rows > 0 ? `, ${count(test_rows)} test ${test_rows === 1 ? "row" : "rows"}` : ""}${left_out > 0 ? `, ${count(left_out)} left out` : ""}`,
      `${ACTIVATION_NAMES[activation]}, ${LOSS_NAMES[loss]}`,
      `${METHODS[method].label}${batch_size === null ? "" : batch_size === 1 ? ", one row at a time" : `, batches of ${count(batch_size)}`}`,
    ];
    say(this.line, parts.join(" · "));
    this.line.title = parts.join(" · ");
  }
}
