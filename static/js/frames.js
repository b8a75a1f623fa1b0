// @ts-check
/** One update of every view per frame, whatever happened since the last. */

/** @typedef {import("./player.js").Player} Player */
/**
 * A part of the page. What it does not need it leaves out.
 * @template Moment
 * @typedef {object} View
 * @property {(moment: Moment) => void} [ground] other numbers, another window, other colours or another size
 * @property {(moment: Moment) => void} [walk] more points are here, or time runs along another axis
 * @property {(moment: Moment) => void} [show] the playhead moved: called in every frame, so it must be quick
 */
/** @typedef {"ground" | "walk" | "show"} Change each includes those after it */

/** A page that was hidden goes on where it was: no frame counts for more seconds than this. */
const LONGEST_FRAME = 0.5;
/** @type {Change[]} */
const CHANGES = ["ground", "walk", "show"];

/** @template Moment what is on screen at one moment */
export class Frames {
  /** @param {Player} player @param {View<Moment>[]} views */
  constructor(player, views) {
    this.player = player;
    this.views = views;
    /** Index in CHANGES of the largest change since the last frame. */
    this.change = CHANGES.length;
    this.before = 0;
  }

  /** Ask for one frame. @param {Change} [change] */
  invalidate(change = "show") {
    const scheduled = this.change < CHANGES.length;
    this.change = Math.min(this.change, CHANGES.indexOf(change));
    if (!scheduled) requestAnimationFrame((now) => this.frame(now));
  }

  /** @param {number} now */
  frame(now) {
    const changes = CHANGES.slice(this.change);
    this.change = CHANGES.length;
    const { player } = this;
    if (player.playing) player.advance(Math.min(LONGEST_FRAME, Math.max(0, now - this.before) / 1000));
    this.before = now;
    const moment = this.moment(changes);
    if (moment) for (const change of changes) for (const view of this.views) view[change]?.(moment);
    if (player.playing) this.invalidate();
  }

  /** @param {Change[]} _changes since the last frame @returns {Moment | null} null while there is nothing to show */
  moment(_changes) {
    return null;
  }
}
