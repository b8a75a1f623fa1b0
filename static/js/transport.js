// @ts-check
/** Reset, back, play or pause, forward, speed and timeline: they move the playhead and nothing else. */

import { significant } from "./format.js";
import { say } from "./svg.js";

/** @typedef {import("./player.js").Player} Player */
/** @typedef {import("./player.js").Timeline} Timeline */

/** @type {Record<string, (player: Player) => void>} what each button does */
const ACTIONS = {
  reset: (player) => player.move(-Infinity),
  back: (player) => player.move(-1),
  play: (player) => (player.playing ? player.pause() : player.play()),
  forward: (player) => player.move(1),
};

export class Transport {
  /**
   * @param {HTMLElement} bar @param {HTMLElement} timelines two radio buttons @param {Player} player
   * @param {(change: "walk" | "show") => void} changed called after anything here; "walk" where time runs along another axis
   */
  constructor(bar, timelines, player, changed) {
    this.player = player;
    this.buttons = /** @type {Record<string, HTMLButtonElement>} */ ({});
    for (const [name, act] of Object.entries(ACTIONS)) {
      const button = /** @type {HTMLButtonElement} */ (bar.querySelector(`[data-action="${name}"]`));
      this.buttons[name] = button;
      button.addEventListener("click", () => {
        act(player);
        changed("show");
      });
    }
    this.timelines = timelines;
    this.label = /** @type {HTMLElement} */ (this.buttons.play.querySelector(".label"));
    this.pace = /** @type {HTMLElement} */ (bar.querySelector("#pace"));
    const speed = /** @type {HTMLSelectElement} */ (bar.querySelector("#speed"));
    speed.addEventListener("change", () => {
      player.speed = Number(speed.value);
      changed("show");
    });
    timelines.addEventListener("change", (event) => {
      player.follow(/** @type {Timeline} */ (/** @type {HTMLInputElement} */ (event.target).value));
      changed("walk");
    });
  }

  /** Say what the buttons would do now. */
  show() {
    const { player, buttons } = this;
    const first = player.tick === 0;
    const moments = player.clock.step.length;
    say(this.label, player.playing ? "Pause" : player.atEnd ? "Again" : "Play");
    buttons.play.classList.toggle("playing", player.playing);
    buttons.play.disabled = moments < 2;
    setDisabled(buttons.reset, first);
    setDisabled(buttons.back, first);
    setDisabled(buttons.forward, player.tick >= moments - 1);
    // by distance or by step is no question where places come one after the other
    this.timelines.style.visibility = player.walks ? "" : "hidden";
    say(this.pace, player.atEnd ? "" : paceInWords(player.stepsPerSecond));
  }
}

/** @param {number} pace steps a second */
function paceInWords(pace) {
  if (!(pace > 0)) return "";
  return pace < 1000 ? `${significant(pace, 2)} steps/s` : "over 1000 steps/s";
}

/** A disabled button loses the focus; one that says it is disabled keeps it. @param {HTMLButtonElement} button @param {boolean} disabled */
function setDisabled(button, disabled) {
  if ((button.getAttribute("aria-disabled") === "true") !== disabled) {
    button.setAttribute("aria-disabled", String(disabled));
  }
}
