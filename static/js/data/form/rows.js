// @ts-check
/** Tables on the page, made of texts alone: whatever a file holds is only ever text. */

import { narrow, plain } from "../../format.js";

/** A number of at most so many characters is shown as it is. */
const SHORT = 7;

/** A number for a narrow place: all of it where there is room. @param {number} value */
export function short(value) {
  const text = plain(value);
  return text.length <= SHORT ? text : narrow(value);
}

/**
 * A row of a table: its first cell names it, where it has a name.
 * @param {readonly string[]} cells @param {string | null} [name]
 */
export function row(cells, name = null) {
  const made = document.createElement("tr");
  if (name !== null) made.append(heading(name, "row"));
  for (const text of cells) made.insertCell().textContent = text;
  return made;
}

/** The names above the cells; a corner without words is no name. @param {readonly string[]} names */
export function heads(names) {
  const made = document.createElement("tr");
  made.append(...names.map((name) => (name === "" ? document.createElement("td") : heading(name, "col"))));
  return made;
}

/** A name of any length; what is cut off stands in its title. @param {string} name @param {"row" | "col"} scope */
function heading(name, scope) {
  const made = document.createElement("th");
  made.scope = scope;
  made.textContent = name;
  made.title = name;
  return made;
}
