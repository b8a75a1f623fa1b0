// @ts-check
/** What finding the lowest place costs with more weights than two: a grid multiplies, a gradient does not. */

import { count, significant } from "../format.js";

/** Values that the grid tries for each weight. */
export const VALUES = 5;
/** Places a fast machine tries in a second. */
const A_SECOND = 1e6;
const SECONDS_IN_A_YEAR = 365.25 * 24 * 3600;
/** Years since the universe began. */
const AGE = 1.38e10;

/** Places of a grid with so many weights. @param {number} weights */
export function gridPlaces(weights) {
  return VALUES ** weights;
}

/** Evaluations for all slopes when each weight is nudged in turn. @param {number} weights */
export function nudges(weights) {
  return weights + 1;
}

/** A number of places: 25, 78 125, 9.8 × 10⁶. @param {number} places */
export function inPlaces(places) {
  return places < 1e6 ? count(places) : significant(places, 2);
}

/** Spans, the longest first, each from so many seconds on. @type {[number, (seconds: number) => string][]} */
const SPANS = [
  [AGE * SECONDS_IN_A_YEAR, (seconds) => `${many(seconds / SECONDS_IN_A_YEAR / AGE)} times the age of the universe`],
  [SECONDS_IN_A_YEAR, (seconds) => `${many(seconds / SECONDS_IN_A_YEAR)} years`],
  [24 * 3600, (seconds) => `${many(seconds / 24 / 3600)} days`],
  [3600, (seconds) => `${many(seconds / 3600)} hours`],
  [60, (seconds) => `${many(seconds / 60)} minutes`],
  [1, (seconds) => `${many(seconds)} seconds`],
  [0, () => "less than a second"],
];

/** How long it takes to try so many places, in words. @param {number} places */
export function howLong(places) {
  const seconds = places / A_SECOND;
  const [, words] = SPANS.find(([from]) => seconds >= from) ?? SPANS[SPANS.length - 1];
  return words(seconds);
}

/** To two digits. @param {number} value */
function many(value) {
  return value < 1e6 ? count(Number(value.toPrecision(2))) : significant(value, 2);
}
