// @ts-check
/** Play, step and back to the start for the one weight; while it is open the page's keys are its keys. */

import { say } from "../svg.js";

/** @typedef {import("./walk.js").Walk} Walk */

/** @type {Record<string, (walk: Walk) => void>} what each button does */
const ACTIONS = {
  start: (walk) => walk.move(-walk.epoch),
  back: (walk) => walk.move(-1),
  play: (walk) => walk.toggle(),
  on: (walk) => walk.move(1),
  end: (walk) => walk.move(walk.last),
};
/** @type {Record<string, string>} */
const KEYS = { " ": "play", ArrowLeft: "back", ArrowRight: "on", Home: "start", End: "end" };
/** What takes keys itself. */
const TAKING = "button, input, select, textarea, summary, a, [role=tab], dialog";

export class Controls {
  /** @param {readonly HTMLElement[]} parts where keys are listened to @param {HTMLElement} bar @param {Walk} walk @param {() => void} changed */
  constructor(parts, bar, walk, changed) {
    this.parts = parts;
    this.walk = walk;
    this.changed = changed;
    this.buttons = Object.fromEntries(
      [.../** @type {NodeListOf<HTMLElement>} */ (bar.querySelectorAll("[data-walk]"))].map((button) => [button.dataset.walk ?? "", button]),
    );
    for (const [name, button] of Object.entries(this.buttons)) button.addEventListener("click", () => this.act(name));
    this.label = /** @type {HTMLElement} */ (this.buttons.play.querySelector(".label"));
    this.keys = /** @type {HTMLInputElement} */ (document.getElementById("keys-on"));
    this.key = this.key.bind(this);
    const less = matchMedia("(prefers-reduced-motion: reduce)");
    const calm = () => (walk.still = less.matches);
    less.addEventListener("change", calm);
    calm();
  }

  /** @param {boolean} open */
  listen(open) {
    if (open) addEventListener("keydown", this.key, { capture: true });
    else removeEventListener("keydown", this.key, { capture: true });
  }

  /** @param {string} name */
  act(name) {
    ACTIONS[name](this.walk);
    this.changed();
  }

  /** Keys of the page, before the hidden run hears of them. @param {KeyboardEvent} event */
  key(event) {
    const action = KEYS[event.key];
    const target = /** @type {Element} */ (event.target);
    const free = target === document.body || (this.parts.some((part) => part.contains(target)) && !target.closest(TAKING));
    if (!action || !free || !this.keys.checked || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.act(action);
  }

  /** Say what the buttons would do now. */
  show() {
    const { walk, buttons } = this;
    say(this.label, walk.playing ? "Pause" : walk.atEnd && walk.last > 0 ? "Again" : "Play");
    buttons.play.classList.toggle("playing", walk.playing);
    disable(buttons.play, walk.last === 0);
    disable(buttons.start, walk.epoch === 0);
    disable(buttons.back, walk.epoch === 0);
    disable(buttons.on, walk.atEnd);
  }
}

/** A disabled button loses the focus; one that says it is disabled keeps it. @param {HTMLElement} button @param {boolean} disabled */
function disable(button, disabled) {
  if ((button.getAttribute("aria-disabled") === "true") !== disabled) button.setAttribute("aria-disabled", String(disabled));
}
