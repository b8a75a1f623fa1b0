// @ts-check
/** Where an expression is wrong, shown on the expression itself. */

/** Characters on each side of the place. */
const AROUND = 26;

/**
 * The expression around a column, in three parts of which the middle one is the place.
 * @param {string} expression @param {number} column from 1, in characters as Python counts them; one past the end is the end
 * @returns {[string, string, string]}
 */
export function around(expression, column) {
  const characters = [...expression];
  const at = Math.max(0, Math.min(column - 1, characters.length));
  const from = Math.max(0, at - AROUND);
  const to = Math.min(characters.length, at + 1 + AROUND);
  const before = `${from > 0 ? "…" : ""}${characters.slice(from, at).join("")}`;
  const after = `${characters.slice(at + 1, to).join("")}${to < characters.length ? "…" : ""}`;
  return [before, characters[at] ?? " ", after];
}

/** The place of a column in a text box, which counts in UTF-16. @param {string} expression @param {number} column */
export function caret(expression, column) {
  return [...expression].slice(0, column - 1).join("").length;
}
