// @ts-check
/** What each column of a table is for: to be predicted, to learn from, or nothing. */

/**
 * What the server tells of a table.
 * @typedef {object} Table
 * @property {string} id @property {number} rows
 * @property {Column[]} columns
 * @property {number} targets how many of the last columns are targets, unless others are chosen
 * @property {string[][]} preview the cells of the first rows, as they were written
 */
/** A column; its range is null where it holds no number. @typedef {{name: string, type: "number" | "words" | "empty", min: number | null, max: number | null, missing: number}} Column */
/** @typedef {"target" | "feature" | "out"} Role */
/** The settings that say which columns are used; none: the server's own choice. @typedef {{target: readonly string[], features: readonly string[]}} Choice */

/** A neuron has so many outputs at most. */
const MOST_TARGETS = 10;
/** Where the names of the columns have more characters together, they are asked for by their places. */
const LONG = 1500;

/** @param {Column} column */
export const holdsNumbers = ({ type }) => type === "number";

/** The last columns that are not empty. @param {Table} table */
function lastColumns({ columns, targets }) {
  return columns.flatMap(({ type }, place) => (type === "empty" ? [] : [place])).slice(-targets);
}

/** The numbers that are no target. @param {Table} table @param {readonly number[]} targets */
function otherNumbers({ columns }, targets) {
  return columns.flatMap((column, place) => (holdsNumbers(column) && !targets.includes(place) ? [place] : []));
}

/** The place of a column, by its name or as #0, #1, …. @param {Table} table @param {string} name */
function placeOf({ columns }, name) {
  return /^#\d{1,3}$/.test(name) ? Number(name.slice(1)) : columns.findIndex((column) => column.name === name);
}

/** The roles that a choice gives to the columns of a table. @param {Table} table @param {Choice} choice @returns {Role[]} */
export function rolesOf(table, { target, features }) {
  const targets = target.length > 0 ? target.map((name) => placeOf(table, name)) : lastColumns(table);
  const learnt = features.length > 0 ? features.map((name) => placeOf(table, name)) : otherNumbers(table, targets);
  return table.columns.map((_, place) => (targets.includes(place) ? "target" : learnt.includes(place) ? "feature" : "out"));
}

/** The roles to begin with: the server's own, but what holds no number is left out. @param {Table} table @returns {Role[]} */
export function usualRoles(table) {
  const numbers = otherNumbers(table, []);
  const last = lastColumns(table);
  const targets = last.every((place) => numbers.includes(place)) ? last : numbers.slice(-1);
  return table.columns.map((_, place) => (targets.includes(place) ? "target" : numbers.includes(place) ? "feature" : "out"));
}

/** The choice that gives these roles. @param {Table} table @param {readonly Role[]} roles @returns {Choice} */
export function choiceOf(table, roles) {
  const places = (/** @type {Role} */ wanted) => roles.flatMap((role, place) => (role === wanted ? [place] : []));
  return { target: named(table, places("target")), features: named(table, places("feature")) };
}

/** The names of some columns; their places where a name would be read as one, or a question would be too long. @param {Table} table @param {readonly number[]} places */
function named({ columns }, places) {
  const names = places.map((place) => columns[place].name);
  return names.some((name) => name.startsWith("#")) || names.join("").length > LONG ? places.map((place) => `#${place}`) : names;
}

/** Why nothing can be learnt with these roles; "" where something can. @param {readonly Role[]} roles */
export function flawOf(roles) {
  const targets = roles.filter((role) => role === "target").length;
  if (targets === 0) return "Choose a target: the column that is to be predicted.";
  if (targets > MOST_TARGETS) return `Choose ${MOST_TARGETS} targets at most; here are ${targets}.`;
  if (!roles.includes("feature")) return "Choose a feature: a column to learn from.";
  return "";
}
