// @ts-check
/** Numbers for a narrow line of arithmetic, with as many digits as it needs to stay true. */

import { parse, plain, significant } from "../format.js";

const HAIR = "\u200a";

/** Four digits, three of a small number: 0.1950, 0.000911, 2.43 × 10⁻¹¹. @param {number} value */
export function short(value) {
  const size = Math.abs(value);
  if (size > 0 && (size < 1e-4 || size >= 1e5)) return significant(value, 3).replaceAll(" ", HAIR);
  return significant(value, size < 1e-3 ? 3 : 4);
}

/** A number of the set-up as it was typed, unless that is long. @param {number} value */
export function typed(value) {
  const text = plain(value);
  return text.length > 7 ? short(value) : text;
}

/** What stands behind a × or a +: a negative number or a power of ten goes into brackets. @param {string} text */
export function bracketed(text) {
  return /^[\d.]+$/.test(text) ? text : `(${text})`;
}

/**
 * a − b with so many digits of a that the difference can be read off; where that takes too many, the difference.
 * @param {number} a @param {number} b @param {number} exact a − b as it was computed
 */
export function difference(a, b, exact) {
  const target = bracketed(typed(b));
  for (const digits of [4, 5, 6, 7]) {
    const text = Math.abs(a) < 1e-3 ? short(a) : significant(a, digits);
    if (Math.abs(parse(text) - parse(typed(b)) - exact) <= 1e-3 * Math.abs(exact)) return `(${text} − ${target})`;
  }
  return bracketed(short(exact));
}

/** A number between 0 and 1 that may be close to 1. @param {number} value @param {number} rest 1 − value, as it was computed */
export function part(value, rest) {
  return rest < 1e-3 ? `(1 − ${short(rest)})` : short(value);
}

/** 1 − value, which has no digits left in its own four where the value is close to 1. @param {number} value @param {number} rest */
export function remainder(value, rest) {
  return rest < 0.05 ? bracketed(short(rest)) : `(1 − ${short(value)})`;
}
