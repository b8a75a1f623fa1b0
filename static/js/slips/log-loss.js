// @ts-check
/** The log-loss of one point as the blog post prints it, and as it is, with the push each gives: the error term dL/dz. */

/** @typedef {(y: number, prediction: number) => number} OfAPoint */

/** −(y ln ŷ + (1 − y)(1 − ln ŷ)) @type {OfAPoint} */
export const printed = (y, prediction) => -(y * Math.log(prediction) + (1 - y) * (1 - Math.log(prediction)));

/** −(y ln ŷ + (1 − y) ln(1 − ŷ)) @type {OfAPoint} */
export const right = (y, prediction) => -(y * Math.log(prediction) + (1 - y) * Math.log1p(-prediction));

/** dL/dŷ · ŷ(1 − ŷ) with dL/dŷ = −(2y − 1)/ŷ @type {OfAPoint} */
export const printedPush = (y, prediction) => (1 - 2 * y) * (1 - prediction);

/** dL/dŷ · ŷ(1 − ŷ) = ŷ − y @type {OfAPoint} */
export const rightPush = (y, prediction) => prediction - y;
