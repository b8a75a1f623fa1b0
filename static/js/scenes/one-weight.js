// @ts-check
/** One weight: the bowl of y ≈ m·x, and the line of code that goes down it only where x is negative. */

/** @type {readonly import("../scenes.js").Scene[]} */
export const ONE_WEIGHT = [];
