// @ts-check
/** What there is to say about a slice: what it leaves out, and how far it is from the path's own loss. */

import { count, percent, significant } from "../../format.js";

/** @typedef {import("./laid.js").Laid} Laid */

/** A difference below this part of the scale is not seen; between the computed places the slice itself is a little off. */
const UNSEEN = 0.01;

/** Of the variance of the path. @param {readonly [number, number]} shares */
export function inShares([first, second]) {
  return `α has ${percent(first)} of the path’s variance, β ${percent(second)}.`;
}

/**
 * Why a slice is not the whole surface.
 * @param {Laid} laid @param {number} last step of the path
 */
export function caution({ slice, path, relief }, last) {
  const { centre, variance_share } = slice;
  const all = centre.bias.length * (1 + centre.weights[0].length);
  const beyond = relief.beyond ? " Where the loss is beyond every number, the picture stays at its top." : "";
  if (all === 2) return `This is the whole surface: the neuron has no other numbers than these two.${beyond}`;
  const off = path.off.reduce((a, value) => Math.max(a, value), 0);
  if (variance_share) {
    const leaves = off > 0 ? `The path leaves it by up to ${significant(off, 2)}.` : "The path stays in it.";
    return `A slice is not the whole surface: there are ${count(all)} weights and biases, and it is one plane through them. ${leaves}${beyond}`;
  }
  const others = all - 2 === 1 ? "the other one is" : `the other ${count(all - 2)} are`;
  return `A slice is not the whole surface: two of ${count(all)} weights and biases vary, ${others} as at step ${count(last)}. The path is up to ${significant(off, 2)} away from it.${beyond}`;
}

/**
 * The path's own loss at a point, and that of the slice below it.
 * @param {Laid} laid @param {number} step @param {number | null} loss of the point shown @param {number} head
 */
export function gap({ below, relief }, step, loss, head) {
  if (loss === null) return `Step ${count(step)}: the loss is beyond every number.`;
  const { floor, top } = relief.scale;
  const here = below[head];
  const own = `Step ${count(step)}: L = ${significant(loss, 3)}`;
  if (Math.abs(loss - here) <= UNSEEN * (top - floor)) return `${own}, and the slice is as high here.`;
  return `${own}; the slice is ${here < loss ? "lower" : "higher"} here, ${significant(here, 3)}.`;
}
