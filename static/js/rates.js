// @ts-check
/** The loss curve says where the rate becomes another one: a line at that step, with the rate from there on. */

import { plain } from "./format.js";
import { draw } from "./svg.js";
import { indexAt } from "./trajectory.js";

/** @typedef {Pick<import("./strip.js").Strip, "svg" | "head" | "player" | "x" | "top" | "bottom">} Strip */
/** @typedef {{run: Pick<import("./run.js").Run, "rate_change">, companions: readonly unknown[]}} Moment */

/** Pixels between a line and its words, and at least so many from the line before to have any. */
const BESIDE = 5;
const ROOM = 52;

export class Rates {
  /** @param {Strip} strip */
  constructor(strip) {
    this.strip = strip;
    this.group = draw(strip.svg, "g", { class: "rates" });
    strip.head.before(this.group);
  }

  /** @param {Moment} moment */
  walk({ run, companions }) {
    const { strip } = this;
    const { clock, times } = strip.player;
    this.group.replaceChildren();
    if (companions.length > 0) return; // each run has rates of its own, told in its name
    let free = -Infinity;
    for (const [step, rate] of run.rate_change) {
      if (step > (clock.step.at(-1) ?? -1)) continue;
      const at = strip.x.pixel(times[indexAt(clock.step, step)]);
      draw(this.group, "line", { x1: at, x2: at, y1: strip.top, y2: strip.bottom });
      if (at < free) continue;
      free = at + ROOM;
      draw(this.group, "text", { x: at + BESIDE, y: strip.top + 12 }, `η = ${plain(rate)}`);
    }
  }
}
