// @ts-check
/** A step turned all around, its length kept: what each angle promises and what it brings. */

import { turned } from "../update.js";

/** @typedef {import("../update.js").Update} Update */
/** @typedef {import("./change.js").Change} Change */
/** @typedef {import("./change.js").Changes} Changes */
/**
 * @typedef {object} Around
 * @property {readonly Change[]} at a change for each degree, from 0 to 359
 * @property {number} best the angle whose true change is the lowest, in whole degrees
 * @property {number} promise ‖ηu‖·‖∇L‖: the first order goes from minus this to this
 * @property {number} apart the largest distance of truth and first order, as a part of the promise
 */

const DEGREES = 360;

/** @param {Changes} changes @param {Update} update @returns {Around | null} null where there is no gradient or no step */
export function around(changes, update) {
  const promise = Math.hypot(update.w, update.b) * Math.hypot(update.gradient.w, update.gradient.b);
  if (!(promise > 0)) return null;
  const at = Array.from({ length: DEGREES }, (_, angle) => changes(turned(update, angle)));
  const best = at.reduce((lowest, { actual }, angle) => (actual < at[lowest].actual ? angle : lowest), DEGREES / 2);
  const apart = at.reduce((largest, { first, actual }) => Math.max(largest, Math.abs(actual - first)), 0) / promise;
  return { at, best, promise, apart };
}

/** The angle from the gradient to a step, in degrees from 0 to below 360; null where one of them is zero. @param {Update} update */
export function angleOf({ w, b, gradient }) {
  const [dot, cross] = [w * gradient.w + b * gradient.b, w * -gradient.b + b * gradient.w];
  if (dot === 0 && cross === 0) return null;
  return ((Math.atan2(cross, dot) * 180) / Math.PI + DEGREES) % DEGREES;
}
