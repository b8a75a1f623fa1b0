// @ts-check
/** One clock for several runs: their steps side by side, each as long as the longest way that a run goes in it. */

/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/** @typedef {import("./vertices.js").Box} Box */

export class Tape {
  /** @param {readonly Trajectory[]} trajectories @param {Box} box the window, the measure of all ways */
  constructor(trajectories, box) {
    this.trajectories = trajectories;
    this.across = 1 / (box.w_max - box.w_min);
    this.up = 1 / (box.b_max - box.b_min);
    /** Every step at which a run has a point, ascending. @type {number[]} */ this.step = [];
    /** When each of them is, in windows gone. @type {number[]} */ this.distance = [];
    /** When each point of each run is. @type {Map<Trajectory, number[]>} */
    this.times = new Map(trajectories.map((trajectory) => [trajectory, []]));
  }

  /** Lay it out as far as points are here: from the first that is new. @returns {this} */
  laid() {
    let from = Infinity;
    for (const [{ step }, times] of this.times) if (step[times.length] < from) from = step[times.length];
    if (from === Infinity) return this;
    this.cut(from);
    const runs = [...this.times].map(([trajectory, times]) => ({ trajectory, times }));
    // plain loops: while long runs arrive, this is done in every frame
    for (let now = this.distance.at(-1) ?? 0; ; ) {
      let step = Infinity;
      for (const { trajectory, times } of runs) if (trajectory.step[times.length] < step) step = trajectory.step[times.length];
      if (step === Infinity) return this;
      let longest = 0;
      for (const { trajectory, times } of runs) {
        if (trajectory.step[times.length] === step) longest = Math.max(longest, this.way(trajectory, times.length));
      }
      now += longest;
      for (const { trajectory, times } of runs) if (trajectory.step[times.length] === step) times.push(now);
      this.step.push(step);
      this.distance.push(now);
    }
  }

  /** Forget what is at a step and after it. @param {number} from */
  cut(from) {
    while (this.step[this.step.length - 1] >= from) {
      this.step.pop();
      this.distance.pop();
    }
    for (const [{ step }, times] of this.times) while (step[times.length - 1] >= from) times.pop();
  }

  /** From the point before to this one, in windows; what leaps out of sight takes no longer than one. @param {Trajectory} trajectory @param {number} k */
  way({ w, b }, k) {
    if (k === 0) return 0;
    const right = (w[k] - w[k - 1]) * this.across;
    const up = (b[k] - b[k - 1]) * this.up;
    return Math.min(1, Math.sqrt(right * right + up * up));
  }
}
