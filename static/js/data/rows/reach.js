// @ts-check
/** How far a scale of bars or marks reaches: a number of one digit that no value passes. */

/** The least number of one digit that is no less than a length; 1 where that is 0. @param {number} length */
export function reach(length) {
  if (!(length > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(length));
  return Number((Math.ceil((length / power) * (1 - 1e-12)) * power).toPrecision(1));
}
