// @ts-check
/** The points of one run as they arrive, in columns, with how far the path has walked, how steep it was and how low. */

/**
 * @typedef {{step: number, w: number, b: number, loss: number, dw: number, db: number, kind?: string}} TrajectoryPoint
 *   its kind is that of the update made from there, where the method has several
 */
/** @typedef {{w: number, b: number, loss: number, exact: boolean}} Minimum */

/** A change of the loss of at most this share of the starting loss is rounding: a rise below it is no step uphill. */
export const ROUNDING = 1e-12;

export class Trajectory {
  constructor() {
    /** @type {number[]} */ this.step = [];
    /** @type {number[]} */ this.w = [];
    /** @type {number[]} */ this.b = [];
    /** @type {number[]} */ this.loss = [];
    /** @type {number[]} */ this.dw = [];
    /** @type {number[]} */ this.db = [];
    /** @type {(string | undefined)[]} */ this.kind = [];
    /** ‖∇L‖ at each point. @type {number[]} */ this.slope = [];
    /** Length of the path up to each point, in the (w, b) plane. @type {number[]} */ this.distance = [];
    /** Index of the lowest point until each, the first of equals. @type {number[]} */ this.lowest = [];
    /** The steepest slope so far. */
    this.steepest = 0;
    /** The longest move from one point to the next so far. */
    this.longest = 0;
    /** @type {Minimum | null} */ this.minimum = null;
    /** @type {string | null} set when the last point is here */ this.outcome = null;
  }

  get length() {
    return this.step.length;
  }

  get last() {
    return this.length - 1;
  }

  /** A point that is already here (a resumed stream may repeat) is left out. @param {TrajectoryPoint} point */
  push(point) {
    const last = this.last;
    if (last >= 0 && point.step <= this.step[last]) return;
    const moved = last < 0 ? 0 : Math.hypot(point.w - this.w[last], point.b - this.b[last]);
    const slope = Math.hypot(point.dw, point.db);
    this.step.push(point.step);
    this.w.push(point.w);
    this.b.push(point.b);
    this.loss.push(point.loss);
    this.dw.push(point.dw);
    this.db.push(point.db);
    this.slope.push(slope);
    this.kind.push(point.kind);
    this.distance.push(last < 0 ? 0 : this.distance[last] + moved);
    const before = this.lowest[last] ?? 0;
    this.lowest.push(point.loss < this.loss[before] ? last + 1 : before);
    this.steepest = Math.max(this.steepest, slope);
    this.longest = Math.max(this.longest, moved);
  }
}

/** Indices of the points that really lie higher than the one before. @param {readonly number[]} loss of a run */
export function risen(loss) {
  return loss.flatMap((value, k) => (k > 0 && value - loss[k - 1] > ROUNDING * loss[0] ? [k] : []));
}

/**
 * The last index whose value is at most `value`, in an ascending column; 0 where there is none.
 * @param {ArrayLike<number>} column @param {number} value
 */
export function indexAt(column, value) {
  let low = 0;
  let high = column.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (column[middle] <= value) low = middle;
    else high = middle;
  }
  return low;
}
