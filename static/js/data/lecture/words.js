// @ts-check
/** How the numbers of a sentence are written. */

import { count, significant } from "../../format.js";

/** @param {number} value */
export const three = (value) => significant(value, 3);

/** A loss, which may be in the thousands. @param {number} value */
export const many = (value) => (value < 1000 ? three(value) : about(value));

/** A large number to two or three digits: 18 000. @param {number} value @param {number} [digits] */
export const about = (value, digits = 3) => count(Number(value.toPrecision(digits)));
