// @ts-check
/** What is said about a step and its promise, each sentence computed from the numbers it names. */

import { count, plain, significant } from "../format.js";
import { ROUNDING } from "../trajectory.js";

/** @typedef {import("../update.js").Update} Update */
/** @typedef {import("./around.js").Around} Around */
/** @typedef {"plateau" | "edge" | "valley" | "bowl" | "slope"} Curvature how the carpet bends */
/**
 * @typedef {object} Taylor one step as the server knows it
 * @property {number} step @property {number} w @property {number} b @property {number} loss
 * @property {[number, number]} gradient
 * @property {[[number, number], [number, number]]} hessian
 * @property {[number, number]} eigenvalues
 * @property {number} learning_rate
 * @property {[number | null, number | null]} direction
 * @property {number | null} angle @property {number | null} cos_angle
 * @property {number | null} first_order @property {number | null} second_order @property {number | null} actual
 * @property {number | null} break_even_rate
 * @property {Curvature} curvature
 * @property {"newton" | "shortened" | "gradient"} [kind] which of its kinds of steps this is, of Newton's method
 */

/** Truth and promise that are apart by less than this part of the promise lie on each other in the picture. */
const TOGETHER = 0.03;
/** So many of the steps that go up are named. */
const NAMED = 3;
/** Degrees: a best angle this near to 180° is next to it. */
const NEXT = 2;
export const LIMIT = "At the limit of double precision.";
const NO_STEP = "The gradient is 0 here: there is no step to look at.";

/** @type {Record<Curvature, string>} */
const BENDS = {
  plateau: "It hardly bends in any direction.",
  edge: "It bends down in some direction.",
  valley: "It bends up in one direction, hardly in the other.",
  bowl: "It bends up in every direction.",
  slope: "It goes down, and hardly bends.",
};

/** @param {number} value @param {number} start the loss at the start of the run */
export function isRounding(value, start) {
  return Math.abs(value) <= ROUNDING * start;
}

/** @param {Pick<Taylor, "curvature">} taylor */
export function curvature({ curvature: word }) {
  return { bends: word, curvature: BENDS[word] };
}

/**
 * How much of the first promise became true.
 * @param {Pick<Taylor, "gradient" | "direction" | "first_order" | "actual">} taylor @param {number} start the loss at the start of the run
 */
export function kept({ gradient, direction, first_order: first, actual }, start) {
  if (isZero(direction)) return isZero(gradient) ? NO_STEP : "This step has no length: u is 0.";
  if (first === null || actual === null) return "The step leads to no finite loss.";
  if (first === 0) return `Nothing is promised; in truth L ${goes(actual, 3)}.`;
  if (isRounding(actual, start)) return LIMIT;
  if (first < 0 && actual > 0) return "It goes up, although it promised to go down.";
  if (first > 0 && actual < 0) return "It goes down, although it promised to go up.";
  return `In truth ${share(actual / first)} of the promised ${first < 0 ? "change" : "rise"}.`;
}

/** @param {readonly (number | null)[]} vector */
function isZero(vector) {
  return vector.every((part) => part === 0);
}

/** 75.3 %, −24.3 %, 0.049 %. @param {number} part */
export function share(part) {
  const percent = 100 * part;
  const digits = Math.max(2, Math.floor(Math.log10(Math.abs(percent) || 1)) + 2);
  return `${significant(percent, digits)}\u00a0%`;
}

/** A name and its number on one line. @param {string} name @param {string} number */
export function eq(name, number) {
  return `${name}\u00a0=\u00a0${number.replaceAll(" ", "\u00a0")}`;
}

/** Where the quadratic model stops going down. @param {Pick<Taylor, "break_even_rate" | "first_order" | "learning_rate">} taylor */
export function breakEven({ break_even_rate: rate, first_order: first, learning_rate: eta }) {
  if (first === null || first === 0) return "";
  if (rate === null) return `By the quadratic model this step goes ${first < 0 ? "down" : "up"} at every η.`;
  const side = first < 0 ? "below" : "above";
  const beyond = first < 0 && eta >= rate ? `; ${eq("η", plain(eta))} is above that` : "";
  return `By the quadratic model this step goes down ${side} ${eq("η", significant(rate, 2))}${beyond}.`;
}

/** Why there is nothing to turn. @param {Update} update */
export function noAngle({ gradient: { w, b } }) {
  return w === 0 && b === 0 ? "The gradient is 0 here: there is no angle to turn from." : "This step has no length: there is nothing to turn.";
}

/** What turning the step teaches here. @param {Around} around @param {number} start the loss at the start of the run */
export function lesson({ at, best, promise, apart }, start) {
  if (at.every(({ actual }) => isRounding(actual, start))) return LIMIT;
  const right = best === 180 ? "180° is the best" : `the best, ${best}°, is next to 180°`;
  const by = `${share(apart)} of ${significant(promise, 2)}`;
  if (apart <= TOGETHER) return `Promise and truth lie on each other: they are at most ${by} apart. For so short a step ${right}.`;
  const [straight, lowest] = [at[180].actual, at[best].actual];
  if (lowest >= 0) return `A step of this length goes up whatever its angle: by ${significant(lowest, 2)} at ${best}°, the least. A shorter one goes down.`;
  if (Math.abs(best - 180) <= NEXT) return `Promise and truth part by up to ${by}, but for this length ${right}.`;
  const digits = [2, 3, 4].find((some) => goes(lowest, some) !== goes(straight, some)) ?? 5;
  const there = `${best}° is the best: L ${goes(lowest, digits)}`;
  return `For this length ${there}, while at 180° it ${goes(straight, digits)}. The shorter the step, the closer the two marks.`;
}

/** @param {number} change @param {number} digits */
function goes(change, digits) {
  return `${change < 0 ? "falls" : "rises"} by ${significant(Math.abs(change), digits)}`;
}

/**
 * The steps that really went up.
 * @param {readonly number[]} steps from which the loss rose @param {number} of how many were made @param {number} every how many were looked at
 */
export function rises(steps, of, every) {
  const among = every === 1 ? `${count(of)} ${of === 1 ? "step" : "steps"}` : `every ${every}th of ${count(of)} steps`;
  if (steps.length === 0) return `None of ${among} goes up.`;
  const first = steps.slice(0, NAMED).map((step) => `${count(step)}\u202f→\u202f${count(step + 1)}`).join(", ");
  const more = steps.length > NAMED ? ", …" : ".";
  return `${count(steps.length)} of ${among} ${steps.length === 1 ? "goes" : "go"} up: ${first}${more}`;
}

/** What one step of the whole run promised and what came of it. @param {import("./columns.js").Columns} columns @param {number} k @param {number} start the loss at the start of the run */
export function atStep({ step, first_order, actual, rises: rose }, k, start) {
  const [promised, became] = [first_order[k], actual[k]];
  const name = `Step ${count(step[k])}:`;
  if (promised === null || became === null) return `${name} no finite number.`;
  if (promised === 0 && became === 0) return `${name} nothing is promised, and nothing changes.`;
  const numbers = `${name} promised ${significant(promised, 3)}, true ${significant(became, 3)}`;
  if (isRounding(became, start)) return `${numbers}, at the limit of double precision.`;
  if (rose[k]) return `${numbers}: it goes up.`;
  return promised < 0 ? `${numbers}: ${share(became / promised)} kept.` : `${numbers}.`;
}
