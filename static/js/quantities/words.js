// @ts-check
/** How the numbers of a sentence are written, and what they are read from. */

import { significant } from "../format.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("../trajectory.js").Minimum} Minimum */
/** @typedef {{step: number[], w: number[], b: number[], loss: number[]}} Columns */
/** @typedef {{run: Run, minimum: Minimum | null, trajectory: Columns, race?: {median: number[]}}} Facts a whole run as the API answers it, and what it races against */
/** @typedef {(value: number) => string} Words */

/** A sentence with what stands in its braces put in. @param {string} sentence @param {(name: string) => {value: number, words: Words}} quantity */
export function filled(sentence, quantity) {
  return sentence.replace(/\{(.+?)\}/g, (_, name) => {
    const { value, words } = quantity(name);
    return words(value);
  });
}

/** @type {Words} */
export const three = (value) => significant(value, 3);

/** A change, which says so with its sign. @type {Words} */
export const signed = (value) => (value > 0 ? `+${three(value)}` : three(value));
