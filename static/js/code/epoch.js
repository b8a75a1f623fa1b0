// @ts-check
/** One step of the loop, line by line: what dw and db hold after each point, and where w and b go. */

import { LOSSES } from "../losses.js";
import { pulls } from "../pulls.js";

/** @typedef {import("./lines.js").Mark} Mark */
/** @typedef {{w: number, b: number}} Pair */
/**
 * @typedef {object} Place a place within one step
 * @property {Mark} mark the line that has just run
 * @property {number} seen how many points are in dw
 * @property {number} point which of the step's points that line took, −1 where it took none
 */
/**
 * @typedef {object} Epoch
 * @property {number[]} points numbers of those that make the step, from 1
 * @property {number[]} dw @property {number[]} db sums after 0, 1, … all of them; of all points the last are the server's
 * @property {Pair | null} next where the update leads, null where that is not known here
 */

/** How many places a step has: zero, dw and db of each point, w, b. @param {number} points */
export function places(points) {
  return 2 * points + 3;
}

/** @param {number} points @param {number} position 0 … places(points) − 1 @returns {Place} */
export function placeAt(points, position) {
  if (position === 0) return { mark: "zero", seen: 0, point: -1 };
  if (position > 2 * points) return { mark: position === 2 * points + 1 ? "w" : "b", seen: points, point: -1 };
  const point = (position - 1) >> 1;
  return { mark: position % 2 === 1 ? "dw" : "db", seen: point + 1, point };
}

/**
 * @param {import("../neuron.js").Objective} run @param {Pair & {dw: number, db: number}} here a point of the trajectory
 * @param {Pair | null} step that is made from there, if it is known @param {readonly number[] | null} [batch] the points that make it, null for all
 * @returns {Epoch}
 */
export function epoch(run, here, step, batch = null) {
  const { weight } = LOSSES[run.loss];
  const taken = batch ?? run.point.map((_, k) => k);
  const share = weight(taken.length) / weight(run.point.length);
  const { each } = pulls(run, here.w, here.b);
  const dw = [0];
  const db = [0];
  for (const k of taken) {
    dw.push(dw[dw.length - 1] + share * each[k].dw);
    db.push(db[db.length - 1] + share * each[k].db);
  }
  if (batch === null) {
    dw[taken.length] = here.dw;
    db[taken.length] = here.db;
  }
  return { points: taken.map((k) => k + 1), dw, db, next: step && { w: here.w + step.w, b: here.b + step.b } };
}
