// @ts-check
/** The names in an expression: what needs a value before the expression has one. */

/** Numbers and functions are read too, so that the e of 1e5 or the exp of exp(2) is no name. */
const READ = /(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[A-Za-z][A-Za-z0-9_]*(?=[ \t\r\n]*\()|([A-Za-z][A-Za-z0-9_]*)/g;
/** What a name is worth until somebody says otherwise. */
const UNTIL_THEN = 1;

/** Each name once, in the order of reading. @param {string} expression @returns {string[]} */
export function names(expression) {
  return [...new Set([...expression.matchAll(READ)].flatMap(([, name]) => (name === undefined ? [] : [name])))];
}

/**
 * A value for each name of an expression, and no others.
 * @param {string} expression @param {ReadonlyMap<string, number>} known
 * @returns {Map<string, number>}
 */
export function valued(expression, known) {
  return new Map(names(expression).map((name) => [name, known.get(name) ?? UNTIL_THEN]));
}
