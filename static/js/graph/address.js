// @ts-check
/**
 * A graph's question in the address of its page: ?expression=3*a&value=a,5. A value carries its name, so that a name
 * may be any word, "expression" too.
 */

import { address } from "../run.js";
import { names, valued } from "./names.js";

/** @typedef {{expression: string, values: Map<string, number>}} Question */

/** More names than these are counted, not listed. */
const LISTED = 5;
const VALUE = /^([A-Za-z][A-Za-z0-9_]*),([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/i;

/** The page with a question; without one where that is the page's own. @param {Question} question @param {Question} [standard] */
export function link(question, standard) {
  return address("graph", standard && same(question, standard) ? "" : parameters(question));
}

/** @param {Question} question */
function parameters({ expression, values }) {
  const pairs = new URLSearchParams({ expression });
  for (const [name, value] of values) pairs.append("value", `${name},${value}`);
  return pairs.toString();
}

/** @param {Question} one @param {Question} other */
export function same(one, other) {
  return parameters(one) === parameters(other);
}

/**
 * The question in an address, and what is wrong with it. Names that are not ours are left alone.
 * @param {string} search
 * @returns {{question: Question | null, words: string}} null where the address has none, or none that can be read
 */
export function read(search) {
  const pairs = new URLSearchParams(search);
  const [expression, ...more] = pairs.getAll("expression");
  if (expression === undefined) return { question: null, words: "" };
  if (more.length > 0) return { question: null, words: "It has more than one expression." };
  /** @type {Map<string, number>} */
  const known = new Map();
  for (const text of pairs.getAll("value")) {
    const [, name, digits] = VALUE.exec(text) ?? [];
    const value = Number(digits);
    if (name === undefined || !Number.isFinite(value)) {
      return { question: null, words: `“${text}” is not a name and a number, such as a,5.` };
    }
    if (known.has(name)) return { question: null, words: `It has more than one value for ${name}.` };
    known.set(name, value);
  }
  const without = names(expression).filter((name) => !known.has(name));
  const missing = without.length > LISTED ? `${without.length} names` : without.join(", ");
  const words = without.length === 0 ? "" : `It has no value for ${missing}: 1 is taken.`;
  return { question: { expression, values: valued(expression, known) }, words };
}
