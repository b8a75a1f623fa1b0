// @ts-check
/** What a screen reader hears of a run: a new phase, a pause and the end at once, otherwise the step now and then. */

import { count, significant } from "./format.js";
import { searches } from "./methods.js";
import { phaseAt } from "./phases.js";
import { caption } from "./words.js";

/** @typedef {import("./player.js").Player} Player */
/** @typedef {import("./stage.js").Moment} Moment */

/** Seconds between two reports while nothing else happens. */
const PAUSE = 5;

export class Live {
  /**
   * @param {HTMLElement} region with aria-live @param {HTMLInputElement} box the switch @param {Player} player
   * @param {() => number} [clock] in seconds
   */
  constructor(region, box, player, clock = () => performance.now() / 1000) {
    this.region = region;
    this.box = box;
    this.player = player;
    this.clock = clock;
    this.spoken = { at: -Infinity, phase: "", playing: false, ended: false };
  }

  /** @param {Moment} moment */
  show(moment) {
    const { run, trajectory, head, landscape, ended } = moment;
    const { playing } = this.player;
    const { spoken } = this;
    const phase = (searches(run) ? null : phaseAt(trajectory, head, landscape)) ?? "";
    const now = this.clock();
    const news = playing !== spoken.playing || ended !== spoken.ended || (playing && phase !== spoken.phase);
    if (!news && !(playing && now - spoken.at >= PAUSE)) return;
    const first = spoken.at === -Infinity && !playing && !ended;
    this.spoken = { at: now, phase, playing, ended };
    if (first || !this.box.checked) return;
    const { name, text } = caption(moment);
    const where = searches(run) ? "" : `Step ${count(trajectory.step[head])}, loss ${significant(trajectory.loss[head], 2)}.`;
    this.region.textContent = ended ? text : `${where} ${name} ${text}`;
  }
}
