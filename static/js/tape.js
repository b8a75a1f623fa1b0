// @ts-check
/** One clock for several runs: their steps side by side, each as long as the longest way that a run goes in it. */

/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/** @typedef {import("./vertices.js").Box} Box */

export class Tape {
  /** @param {readonly Trajectory[]} trajectories @param {Box} box the window, the measure of all ways */
  constructor(trajectories, box) {
    this.trajectories = trajectories;
    this.box = box;
    /** Every step at which a run has a point, ascending. @type {number[]} */ this.step = [];
    /** When each of them is, in windows gone. @type {number[]} */ this.distance = [];
    /** When each point of each run is. @type {Map<Trajectory, number[]>} */ this.times = new Map();
    /** So many points are on it. */
    this.length = -1;
  }

  /** Lay it out anew where more points are here. @returns {this} */
  laid() {
    const length = this.trajectories.reduce((sum, trajectory) => sum + trajectory.length, 0);
    if (length !== this.length) this.lay();
    this.length = length;
    return this;
  }

  lay() {
    const runs = [...new Set(this.trajectories)].map((trajectory) => ({ trajectory, at: 0, times: /** @type {number[]} */ ([]) }));
    this.step = [];
    this.distance = [];
    this.times = new Map(runs.map(({ trajectory, times }) => [trajectory, times]));
    for (let now = 0; ; ) {
      const step = runs.reduce((least, { trajectory, at }) => Math.min(least, trajectory.step[at] ?? Infinity), Infinity);
      if (step === Infinity) return;
      const here = runs.filter(({ trajectory, at }) => trajectory.step[at] === step);
      now += here.reduce((longest, { trajectory, at }) => Math.max(longest, this.way(trajectory, at)), 0);
      for (const run of here) {
        run.times.push(now);
        run.at += 1;
      }
      this.step.push(step);
      this.distance.push(now);
    }
  }

  /** From the point before to this one, in windows; what leaps out of sight takes no longer than one. @param {Trajectory} trajectory @param {number} k */
  way({ w, b }, k) {
    if (k === 0) return 0;
    const { w_min, w_max, b_min, b_max } = this.box;
    return Math.min(1, Math.hypot((w[k] - w[k - 1]) / (w_max - w_min), (b[k] - b[k - 1]) / (b_max - b_min)));
  }
}
