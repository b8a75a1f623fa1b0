// @ts-check
/** A derivative tried out: one input is 0.001 larger, and the result moves by about 0.001 times the derivative. */

import { plain, significant } from "../format.js";
import { number } from "./words.js";

/** @typedef {import("./question.js").Graph} Graph */

export const NUDGE = 0.001;
/** A float has about so many parts of itself as digits. */
const GRAIN = 2 ** -52;
/** Digits of a change worth reading. */
const DIGITS = 4;

/**
 * @typedef {object} Nudged
 * @property {string} name @property {number} from @property {number} to the input
 * @property {number} before @property {number} after the result
 * @property {number} ratio how far the result moved, for a step of the input of 1
 * @property {number | null} derivative @property {number | null} there the derivatives before and after
 * @property {number[]} moved how far every node moved, by its id
 */

/** @param {string} name @param {Graph} graph @param {Graph} after the same with the input nudged @returns {Nudged} */
export function compared(name, graph, after) {
  const id = graph.nodes.findIndex(({ label }) => label === name);
  const [from, to] = [graph.nodes[id].value, after.nodes[id].value];
  return {
    name,
    from,
    to,
    before: graph.result,
    after: after.result,
    ratio: (after.result - graph.result) / (to - from),
    derivative: graph.gradients[name],
    there: after.gradients[name],
    moved: graph.nodes.map(({ value }, k) => after.nodes[k].value - value),
  };
}

/** The nudge in words, and honestly where it differs from the derivative. @param {Nudged} nudged */
export function inWords(nudged) {
  const { name, from, to, before, after, ratio, derivative } = nudged;
  if (to === from) return `${name} is so large that 0.001 more is the same number.`;
  const change = after - before;
  const story = `${name}: ${pair(from, to)} makes the result ${pair(before, after)}. ${change === 0 ? 0 : trimmed(change)} ÷ 0.001 is ${significant(ratio)}`;
  if (derivative === null) return `${story}; there is no derivative to compare it with.`;
  return `${story}, the derivative ${number(derivative)}${difference(nudged, derivative)}`;
}

/** @param {Nudged} nudged @param {number} derivative */
function difference({ before, after, ratio, there }, derivative) {
  if (significant(ratio) === significant(derivative)) return ": the same to four digits.";
  const apart = Math.abs(ratio - derivative);
  const rounding = (8 * GRAIN * Math.max(Math.abs(before), Math.abs(after))) / NUDGE;
  if (apart <= rounding) return `. They differ by ${significant(apart, 2)}: the result has no more digits than that.`;
  const between = there !== null && (ratio - derivative) * (ratio - there) <= 0 && there !== derivative;
  if (between) return `. They differ by ${significant(apart, 2)}: the slope itself goes to ${number(there)} on the way. A smaller nudge comes closer.`;
  return `. They differ by ${significant(apart, 2)}: the nudge is no small step here.`;
}

/** Two numbers with as many digits as show the change between them: 33 → 33.006. @param {number} from @param {number} to */
export function pair(from, to) {
  if (from === to) return `${number(from)} → ${number(to)}`;
  const [, power] = Math.max(Math.abs(from), Math.abs(to)).toExponential().split("e").map(Number);
  const [, grain] = Math.abs(to - from).toExponential().split("e").map(Number);
  const digits = Math.min(16, Math.max(DIGITS, power - grain + DIGITS - 1));
  return `${plain(Number(from.toPrecision(digits)))} → ${plain(Number(to.toPrecision(digits)))}`;
}

/** How far a node has moved: +0.006, nothing where it has not. @param {number} moved */
export function change(moved) {
  if (moved === 0) return "";
  return `${moved > 0 ? "+" : ""}${trimmed(moved)}`;
}

/** A change without the last digits of a subtraction: 0.006. @param {number} change */
function trimmed(change) {
  return plain(Number(change.toPrecision(DIGITS)));
}
