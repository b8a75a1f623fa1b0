// @ts-check
/** What the classes of a training are called, and what its confusion matrix says in a sentence. */

import { percent, plain } from "../../format.js";

/** @typedef {readonly (readonly number[])[]} Confusion rows of each class (the outer list) that are predicted as each class */

/** What they are called until the server has told the values. */
const LOWER_HIGHER = ["the lower value", "the higher value"];

/**
 * The names of the classes: of one target its two values, of several the targets themselves.
 * @param {readonly string[]} targets the names of the columns @param {readonly number[] | null} values both, the lower first
 */
export function classNames(targets, values) {
  if (targets.length > 1) return [...targets];
  return values ? values.map(plain) : LOWER_HIGHER;
}

/** What always answering the same class would be worth: the least that learning has to beat. @param {Confusion} confusion @param {readonly string[]} names */
export function sameAnswer(confusion, names) {
  const sizes = confusion.map((row) => row.reduce((sum, rows) => sum + rows, 0));
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  const most = sizes.indexOf(Math.max(...sizes));
  return `Always answering “${names[most]}” would be right in ${percent(sizes[most] / rows)} of these rows.`;
}
