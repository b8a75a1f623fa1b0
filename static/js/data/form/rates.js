// @ts-check
/** Another rate from the step shown on, as on the page of the toy: its schedule, told of a training. */

import { Schedule } from "../../set-up/schedule.js";

/** @typedef {import("../training.js").Moment} Moment */
/** @typedef {import("../training.js").Typed} Typed */

export class Rates {
  /** @param {HTMLElement} root @param {(changes: Typed) => void} propose */
  constructor(root, propose) {
    this.schedule = new Schedule(root, propose); // of a run it reads the steps and the rates alone
  }

  /** @param {Moment} moment */
  ground({ settings }) {
    this.schedule.ground(/** @type {any} */ ({ run: settings }));
  }

  /** @param {Moment} moment */
  show({ trajectory, head, ended }) {
    this.schedule.show(/** @type {any} */ ({ trajectory, head, ended: ended !== null && head === trajectory.last }));
  }
}
