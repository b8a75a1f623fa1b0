// @ts-check
/** Where a descent on one weight is looked at: its epoch, and how time passes while it plays. */

/** @typedef {import("./descent.js").Descent} Descent */

/** A whole run takes this long, in seconds. */
const WHOLE = 6;
/** For viewers who want less motion: so many still pictures, two a second. */
const STILLS = 12;

export class Walk {
  constructor() {
    this.epoch = 0;
    this.last = 0;
    this.playing = false;
    /** The part of the time that has passed: time goes by slowly at first, where the steps are the longest. */
    this.time = 0;
    /** Still pictures instead of motion. */
    this.still = false;
  }

  get atEnd() {
    return this.epoch >= this.last;
  }

  /** Look at another run, from its start. @param {Descent} descent */
  open({ m }) {
    this.last = m.length - 1;
    this.playing = false;
    this.go(0);
  }

  /** @param {number} epoch */
  go(epoch) {
    this.epoch = Math.max(0, Math.min(epoch, this.last));
    this.time = this.last > 0 ? Math.sqrt(this.epoch / this.last) : 1;
  }

  /** Stepping is looking, so it pauses. @param {number} by */
  move(by) {
    this.playing = false;
    this.go(this.epoch + by);
  }

  toggle() {
    if (!this.playing && this.atEnd) this.go(0);
    this.playing = !this.playing && this.last > 0;
  }

  /** @param {number} seconds */
  advance(seconds) {
    if (!this.playing) return;
    this.time = Math.min(1, this.time + seconds / WHOLE);
    const shown = this.still ? Math.floor(this.time * STILLS) / STILLS : this.time;
    this.epoch = this.time === 1 ? this.last : Math.floor(shown * shown * this.last);
    if (this.atEnd) this.playing = false;
  }
}
