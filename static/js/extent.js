// @ts-check
/** How much of the inputs and of the outputs the fit shows, the same through the whole run so that nothing jumps. */

import { ACTIVATIONS } from "./activations.js";
import { prediction } from "./neuron.js";

/** @typedef {import("./neuron.js").Point} Point */
/** @typedef {import("./run.js").Run} Run */

/** Where f has no limits the start's answers are shown too, but not from further off than this many spreads of the targets. */
const FURTHEST = 10;
/** The part of the width behind the last point: room for its number, and not all of it. */
const LEAST_BEHIND = 0.3;
const MOST_BEHIND = 0.7;

/** The outputs: 0 and 1, the limits of f, the targets, and what the neuron answers at the start. @param {Run} run @returns {[number, number]} */
export function outputs(run) {
  const { limits } = ACTIVATIONS[run.activation];
  const targets = run.point.map(([, y]) => y);
  const low = Math.min(0, ...targets, ...limits.filter(Number.isFinite));
  const high = Math.max(1, ...targets, ...limits.filter(Number.isFinite));
  const room = FURTHEST * (high - low);
  const answers = run.point.map(([x]) => prediction(run, run.w, run.b, x));
  return [Math.max(low - room, Math.min(low, ...answers)), Math.min(high + room, Math.max(high, ...answers))];
}

/**
 * The inputs: from a little before the points to far enough behind them for the largest residual drawn sideways.
 * @param {readonly Point[]} points @param {number} largest residual that is drawn sideways, 0 where none is @param {number} width of the plot, in units of y
 * @returns {[number, number]}
 */
export function inputs(points, largest, width) {
  const xs = points.map(([x]) => x);
  const first = Math.min(...xs);
  const last = Math.max(...xs);
  const low = first - 0.5 * (last > first ? last - first : 2);
  const behind = Math.min(MOST_BEHIND, Math.max(LEAST_BEHIND, (1.08 * largest) / Math.max(width, 1e-9)));
  return [low, (last - behind * low) / (1 - behind)];
}
