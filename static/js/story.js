// @ts-check
/** The one sentence about the point on screen, and what there is to say about the connection. */

import { say } from "./svg.js";
import { CONNECTIONS, caption } from "./words.js";

/** @typedef {import("./stage.js").Moment} Moment */

export class Story {
  /** @param {HTMLElement} root with places for the phase, the caption and the connection */
  constructor(root) {
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (root.querySelector(id));
    this.phase = find("#phase");
    this.caption = find("#caption");
    this.notice = find("#connection");
  }

  /** @param {Moment} moment */
  show(moment) {
    const { name, text } = caption(moment);
    say(this.phase, name);
    say(this.caption, text);
  }

  /** @param {import("./stream.js").Connection} state */
  connection(state) {
    this.tell(CONNECTIONS[state]);
  }

  /** @param {string} words what there is to say beside the caption, or nothing */
  tell(words) {
    say(this.notice, words);
    this.notice.hidden = words === "";
  }
}
