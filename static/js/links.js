// @ts-check
/** The same run elsewhere: as a link, as JSON, as CSV and as a stream for the terminal. */

import { address } from "./run.js";

export class Links {
  /** @param {HTMLElement} root with a link for each form, data-path naming the resource */
  constructor(root) {
    this.anchors = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll("a[data-path]"))];
    this.command = /** @type {HTMLElement} */ (root.querySelector("code"));
  }

  /** @param {import("./stage.js").Moment} moment */
  ground({ parameters }) {
    for (const anchor of this.anchors) {
      anchor.setAttribute("href", address(anchor.dataset.path ?? "", parameters));
    }
    const stream = new URL(address("api/trajectory/stream", parameters), document.baseURI);
    this.command.textContent = `curl -N '${stream.href}'`;
  }
}
