// @ts-check
/** What a screen reader hears of a training: a pause, the end and what is new at once, otherwise the step now and then. */

import { count } from "../format.js";
import { caption } from "./captions.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("./training.js").Moment} Moment */

/** Seconds between two reports while nothing else happens. */
const PAUSE = 5;

export class Live {
  /** @param {HTMLElement} region with aria-live @param {HTMLInputElement} box the switch @param {Player} player */
  constructor(region, box, player) {
    this.region = region;
    this.box = box;
    this.player = player;
    this.spoken = { at: -Infinity, name: "", playing: false, done: false };
  }

  /** @param {Moment} moment */
  show(moment) {
    const { trajectory, head, touched } = moment;
    const { playing, atEnd } = this.player;
    const { spoken } = this;
    const now = performance.now() / 1000;
    const { name, text } = caption(moment);
    const news = playing !== spoken.playing || atEnd !== spoken.done || (playing && name !== spoken.name);
    if (!touched || !(news || (playing && now - spoken.at >= PAUSE))) return;
    this.spoken = { at: now, name, playing, done: atEnd };
    if (this.box.checked) this.region.textContent = `${atEnd ? "" : `Step ${count(trajectory.step[head])}. `}${name} ${text}`.trim();
  }
}
