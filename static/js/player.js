// @ts-check
/** The playhead: which of the points already here is shown. It never asks the server for anything. */

import { indexAt } from "./trajectory.js";

/** @typedef {import("./tape.js").Tape} Tape */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/** @typedef {"distance" | "step"} Timeline along the path, or step by step */

/** A whole run takes this long at speed 1, in seconds. */
export const WHOLE_RUN = 12;
/** The ball rests on a point and hops to the next in at most this many seconds. */
const HOP = 0.18;
/** For viewers who want less motion: so many still pictures for a whole run, two a second at speed 1. */
const STILLS = 24;

export class Player {
  /** @param {Trajectory} trajectory */
  constructor(trajectory) {
    /** The run shown. */
    this.trajectory = trajectory;
    /** The clock of several runs; one alone is its own. @type {Tape | null} */
    this.tape = null;
    /** What the viewer wants time to run along. @type {Timeline} */ this.wanted = "distance";
    /** Whether a run walks; a search hops from place to place, which is no distance. */
    this.walks = true;
    this.speed = 1;
    this.playing = false;
    /** Index of the moment shown, on the clock. */
    this.tick = 0;
    /** Where the playhead is between moments, on the timeline in force. */
    this.place = 0;
    /** Still pictures instead of motion. */
    this.still = false;
  }

  /** What time runs along. @returns {Timeline} */
  get timeline() {
    return this.walks ? this.wanted : "step";
  }

  /** The steps there are, and when each is along the path. */
  get clock() {
    return this.tape?.laid() ?? this.trajectory;
  }

  /** When each moment is, on the timeline in force. */
  get times() {
    return this.timeline === "distance" ? this.clock.distance : this.clock.step;
  }

  /** When each point of the run shown is, on the timeline in force. */
  get column() {
    return this.columnOf(this.trajectory);
  }

  /** The same of any run on the clock. @param {Trajectory} trajectory @returns {readonly number[]} */
  columnOf(trajectory) {
    return this.timeline === "step" ? trajectory.step : (this.tape?.laid().times.get(trajectory) ?? trajectory.distance);
  }

  /** Index of the point shown. */
  get head() {
    return this.headOf(this.trajectory);
  }

  /** The same of any run on the clock; one that has ended rests. @param {Trajectory} trajectory */
  headOf(trajectory) {
    return this.tape ? indexAt(trajectory.step, this.clock.step[this.tick] ?? 0) : this.tick;
  }

  /** Whether every run is at its end. */
  get atEnd() {
    const runs = this.tape?.trajectories ?? [this.trajectory];
    return this.tick >= this.clock.step.length - 1 && runs.every(({ outcome }) => outcome !== null);
  }

  /** Steps a second at the moment shown: between the neighbouring moments of the timeline. */
  get stepsPerSecond() {
    const { times, tick } = this;
    const { step } = this.clock;
    const from = Math.max(0, Math.min(tick, step.length - 2));
    const perSecond = ((times.at(-1) ?? 0) / WHOLE_RUN) * this.speed;
    return ((step[from + 1] - step[from]) * perSecond) / (times[from + 1] - times[from]);
  }

  /** Where the ball is: on the point shown, or in the last moment before the next one on its way there. */
  get ball() {
    return this.ballOf(this.trajectory);
  }

  /** The same of any run on the clock. @param {Trajectory} trajectory @param {boolean} [walks] whether that one walks */
  ballOf(trajectory, walks = this.walks) {
    const { w, b, last } = trajectory;
    const head = this.headOf(trajectory);
    const here = { w: w[head], b: b[head] };
    if (!this.playing || this.still || !walks || head >= last) return here;
    const column = this.columnOf(trajectory);
    const hop = (HOP * this.speed * (this.times.at(-1) ?? 0)) / WHOLE_RUN;
    const gap = column[head + 1] - column[head];
    const left = column[head + 1] - this.place;
    const part = 1 - left / Math.min(hop, gap / 2);
    if (!(part > 0)) return here;
    const eased = part * part * (3 - 2 * part);
    return { w: here.w + (w[head + 1] - here.w) * eased, b: here.b + (b[head + 1] - here.b) * eased };
  }

  play() {
    if (this.atEnd) this.go(0);
    this.playing = true;
  }

  pause() {
    this.playing = false;
  }

  /** Show one point of the run shown. @param {number} index */
  go(index) {
    const { trajectory, tape } = this;
    const k = Math.max(0, Math.min(index, trajectory.last));
    this.rest(tape ? indexAt(this.clock.step, trajectory.step[k] ?? 0) : k);
  }

  /** Show the moment at a place of the timeline. @param {number} place */
  seek(place) {
    this.rest(indexAt(this.times, place));
  }

  /** Step by reported points, or to either end; stepping is looking, so it pauses. @param {number} by */
  move(by) {
    this.pause();
    this.rest(this.tick + by);
  }

  /** Stay at one moment of the clock. @param {number} tick */
  rest(tick) {
    this.tick = Math.max(0, Math.min(tick, this.clock.step.length - 1));
    this.place = this.times[this.tick] ?? 0;
  }

  /** @param {Timeline} timeline */
  follow(timeline) {
    this.wanted = timeline;
    this.rest(this.tick);
  }

  /** Let time pass while playing. @param {number} seconds */
  advance(seconds) {
    const { times } = this;
    if (!this.playing || times.length === 0) return;
    const last = times.length - 1;
    const end = times[last];
    this.place = Math.min(end, this.place + (seconds * this.speed * end) / WHOLE_RUN);
    const still = end / STILLS;
    const reached = this.still ? Math.floor(this.place / still) * still : this.place;
    this.tick = this.place >= end ? last : indexAt(times, reached);
    if (this.atEnd) this.pause();
  }
}
