// @ts-check
/** One step of the loop, line by line: what dw and db hold after each point, and where w and b go. */

import { pulls } from "./pulls.js";

/** @typedef {import("./listing.js").Mark} Mark */
/** @typedef {import("./neuron.js").Point} Point */
/**
 * @typedef {object} Place a place within one step
 * @property {Mark} mark the line that has just run
 * @property {number} seen how many points are in dw
 * @property {number} point index of the point that line took, −1 where it took none
 */
/**
 * @typedef {object} Epoch
 * @property {number[]} dw @property {number[]} db sums after 0, 1, … all points; the last are the server's
 * @property {{w: number, b: number}} next where the update leads
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
 * @param {import("./neuron.js").Objective} run @param {{w: number, b: number, dw: number, db: number}} here a point of the trajectory
 * @param {number} rate @returns {Epoch}
 */
export function epoch(run, here, rate) {
  const dw = [0];
  const db = [0];
  for (const each of pulls(run, here.w, here.b).each) {
    dw.push(dw[dw.length - 1] + each.dw);
    db.push(db[db.length - 1] + each.db);
  }
  dw[run.point.length] = here.dw;
  db[run.point.length] = here.db;
  return { dw, db, next: { w: here.w - rate * here.dw, b: here.b - rate * here.db } };
}
