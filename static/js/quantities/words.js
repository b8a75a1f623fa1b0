// @ts-check
/** How the numbers of a sentence are written, and what they are read from. */

import { significant } from "../format.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("../trajectory.js").Minimum} Minimum */
/** @typedef {{step: number[], w: number[], b: number[], loss: number[]}} Columns */
/** @typedef {{run: Run, minimum: Minimum | null, trajectory: Columns}} Facts a whole run, as the API answers it */
/** @typedef {(value: number) => string} Words */

/** @type {Words} */
export const three = (value) => significant(value, 3);

/** A change, which says so with its sign. @type {Words} */
export const signed = (value) => (value > 0 ? `+${three(value)}` : three(value));
