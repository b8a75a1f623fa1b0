// @ts-check
/** What the targets of a training tell apart: the two values of one output, or of several the output that is 1. */

import { plain } from "../../format.js";

/**
 * @typedef {object} Classes
 * @property {string[]} names
 * @property {(outputs: readonly number[]) => number} of the class of a row's targets or predictions, from 0
 * @property {[number, number]} ends of one output, the values that stand for its two classes; of several, 0 and 1
 * @property {number} middle the output between both ends, where one class gives way to the other
 */

/**
 * None where the targets are any numbers.
 * @param {readonly string[]} targets their names @param {readonly number[] | null} values both values of a single target
 * @param {boolean} told whether several targets are classes
 * @returns {Classes | null}
 */
export function classesOf(targets, values, told) {
  if (targets.length > 1) return told ? { names: [...targets], of: largest, ends: [0, 1], middle: 0.5 } : null;
  if (values === null) return null;
  const [low, high] = values;
  const middle = (low + high) / 2;
  const names = values.map((value) => `${targets[0]} ${plain(value)}`);
  return { names, of: ([output]) => (output >= middle ? 1 : 0), ends: [low, high], middle };
}

/** The place of the largest, the first of equal ones. @param {readonly number[]} outputs */
function largest(outputs) {
  return outputs.indexOf(Math.max(...outputs));
}
