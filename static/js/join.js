// @ts-check
/** The way in for a class: the address of the run on screen and its QR code, as large as the room allows. */

import { copyFor } from "./copy.js";
import { address } from "./run.js";

/** @typedef {import("./stage.js").Moment} Moment */

/** Milliseconds after which a server that has not answered is said not to. */
const PATIENCE = 3000;

export class Join {
  /** @param {HTMLDialogElement} dialog @param {HTMLElement} door the button that opens it */
  constructor(dialog, door) {
    this.dialog = dialog;
    this.shown = /** @type {HTMLElement} */ (dialog.querySelector(".invited"));
    this.status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
    this.parameters = "";
    door.addEventListener("click", () => this.open());
    this.shown.addEventListener("change", () => this.choose());
    this.shown.addEventListener("click", ({ target }) => {
      if (target instanceof HTMLButtonElement) this.copy(target);
    });
  }

  /** @param {Moment} moment */
  ground({ parameters }) {
    this.parameters = parameters;
  }

  /** Ask anew each time: the computer may have come to another network. */
  async open() {
    const content = document.createElement("template");
    await new Promise(requestAnimationFrame); // what was set a moment ago is the run on screen from the next frame on
    try {
      const answer = await fetch(address("join", this.parameters), { signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
      content.innerHTML = await answer.text();
    } catch {
      content.innerHTML = "<p>The server does not answer.</p>";
    }
    for (const host of /** @type {NodeListOf<HTMLElement>} */ (content.content.querySelectorAll(".address strong"))) {
      host.style.setProperty("--letters", String(host.textContent?.length));
    }
    this.shown.replaceChildren(content.content);
    if (!this.dialog.open) this.dialog.showModal();
  }

  /** Show the address that is chosen, and its code. */
  choose() {
    const chosen = this.shown.querySelector("input:checked");
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (this.shown.querySelectorAll("[data-place]"))) {
      part.hidden = chosen instanceof HTMLInputElement && part.dataset.place !== chosen.value;
    }
  }

  /** @param {HTMLButtonElement} button */
  copy(button) {
    const field = /** @type {HTMLInputElement} */ (this.dialog.querySelector(".unseen[readonly]"));
    field.value = this.shown.querySelector(".address:not([hidden])")?.textContent ?? "";
    copyFor(field, button, this.status);
  }
}
