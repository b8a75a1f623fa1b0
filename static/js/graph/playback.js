// @ts-check
/** The buttons that walk through a graph: step by step, or all by themselves. */

import { say } from "../svg.js";

/** A walk of many steps takes so many milliseconds, one of few so many a step. */
const WHOLE = 20000;
const LONGEST = 900;
const SHORTEST = 60;

export class Playback {
  /**
   * @param {HTMLElement} root with a button for each of the actions, and the count
   * @param {() => void} changed called when another position is to be shown
   */
  constructor(root, changed) {
    this.root = root;
    this.changed = changed;
    /** Index of the last stop; the position after it shows everything. */
    this.last = 0;
    this.position = 1;
    this.timer = 0;
    const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-walk="${name}"]`));
    this.button = find("play");
    this.label = /** @type {HTMLElement} */ (this.button.querySelector(".label"));
    this.count = find("count");
    this.ends = { before: [find("start"), find("back")], after: [find("on"), find("all")] };
    root.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (button?.dataset.walk) this.act(button.dataset.walk);
    });
  }

  get playing() {
    return this.timer !== 0;
  }

  get end() {
    return this.last + 1;
  }

  /** @param {string} action */
  act(action) {
    if (action === "play" && !this.playing) return this.play();
    this.pause();
    const { position } = this;
    const to = { start: 0, back: position - 1, on: position + 1, all: this.end, play: position }[action];
    if (to !== undefined) this.go(to);
  }

  /** Another walk, of which everything is shown. @param {number} last */
  open(last) {
    this.pause();
    this.renew(last, last + 1);
  }

  /** The same walk with other numbers: it stays where it is. @param {number} last */
  keep(last) {
    this.renew(last, this.position === this.end ? last + 1 : Math.min(this.position, last));
  }

  /** @param {number} last @param {number} position */
  renew(last, position) {
    this.last = last;
    this.position = position;
    this.tell();
  }

  /** @param {number} position */
  go(position) {
    this.position = Math.max(0, Math.min(position, this.end));
    this.tell();
    this.changed();
  }

  play() {
    if (this.position === this.end) this.go(0);
    this.schedule();
    this.tell();
  }

  schedule() {
    const pace = Math.max(SHORTEST, Math.min(LONGEST, WHOLE / this.end));
    this.timer = window.setTimeout(() => {
      this.schedule();
      if (this.position + 1 >= this.end) this.pause();
      this.go(this.position + 1);
    }, pace);
  }

  pause() {
    window.clearTimeout(this.timer);
    this.timer = 0;
    this.tell();
  }

  tell() {
    const { playing, position, end } = this;
    this.button.classList.toggle("playing", playing);
    say(this.label, playing ? "Pause" : "Walk");
    this.button.setAttribute("aria-label", playing ? "Pause the walk" : "Walk through the graph");
    say(this.count, position === end ? "all" : `${position + 1} of ${end}`);
    for (const [buttons, off] of /** @type {const} */ ([[this.ends.before, position === 0], [this.ends.after, position === end]])) {
      for (const button of buttons) button.setAttribute("aria-disabled", String(off));
    }
  }
}
