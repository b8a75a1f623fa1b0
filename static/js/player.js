// @ts-check
/** The playhead: which of the points already here is shown. It never asks the server for anything. */

import { indexAt } from "./trajectory.js";

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
    this.trajectory = trajectory;
    /** What the viewer wants time to run along. @type {Timeline} */ this.wanted = "distance";
    /** Whether the run walks; a search hops from place to place, which is no distance. */
    this.walks = true;
    this.speed = 1;
    this.playing = false;
    /** Index of the point shown. */
    this.head = 0;
    /** Where the playhead is between points, on the timeline in force. */
    this.place = 0;
    /** Still pictures instead of motion. */
    this.still = false;
  }

  /** What time runs along. @returns {Timeline} */
  get timeline() {
    return this.walks ? this.wanted : "step";
  }

  /** The column that time runs along. */
  get column() {
    return this.timeline === "distance" ? this.trajectory.distance : this.trajectory.step;
  }

  get atEnd() {
    return this.trajectory.outcome !== null && this.head >= this.trajectory.last;
  }

  /** Steps a second at the place shown: between the neighbouring points of the timeline. */
  get stepsPerSecond() {
    const { column, trajectory, head } = this;
    const from = Math.max(0, Math.min(head, trajectory.last - 1));
    const length = column[from + 1] - column[from];
    const steps = trajectory.step[from + 1] - trajectory.step[from];
    const perSecond = (column[trajectory.last] / WHOLE_RUN) * this.speed;
    return (steps * perSecond) / length;
  }

  /** Where the ball is: on the point shown, or in the last moment before the next one on its way there. */
  get ball() {
    const { trajectory, head, column } = this;
    const { w, b } = trajectory;
    const here = { w: w[head], b: b[head] };
    if (!this.playing || this.still || !this.walks || head >= trajectory.last) return here;
    const hop = (HOP * this.speed * column[trajectory.last]) / WHOLE_RUN;
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

  /** Show one point. @param {number} index */
  go(index) {
    this.head = Math.max(0, Math.min(index, this.trajectory.last));
    this.place = this.column[this.head] ?? 0;
  }

  /** Step by reported points; stepping is looking, so it pauses. @param {number} by */
  move(by) {
    this.pause();
    this.go(this.head + by);
  }

  /** @param {Timeline} timeline */
  follow(timeline) {
    this.wanted = timeline;
    this.go(this.head);
  }

  /** Let time pass while playing. @param {number} seconds */
  advance(seconds) {
    const { column, trajectory } = this;
    if (!this.playing || trajectory.length === 0) return;
    const end = column[trajectory.last];
    this.place = Math.min(end, this.place + (seconds * this.speed * end) / WHOLE_RUN);
    const still = end / STILLS;
    const reached = this.still ? Math.floor(this.place / still) * still : this.place;
    this.head = this.place >= end ? trajectory.last : indexAt(column, reached);
    if (this.atEnd) this.pause();
  }
}
