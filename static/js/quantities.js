// @ts-check
/** The numbers a scene's sentence can name: "{loss at 64}" is read from the run, so no sentence can be out of date. */

import { AT_A_PLACE } from "./quantities/places.js";
import { OF_THE_RUN } from "./quantities/runs.js";
import { filled } from "./quantities/words.js";

/** @typedef {import("./quantities/words.js").Facts} Facts */

/** Whose number a name asks for: "{other steps}", "{B steps}" of several runs; else the run's own. */
const WHOSE = /^(other|[A-H]) (.+)$/;

/**
 * What a sentence says, with its numbers.
 * @param {string} sentence @param {Facts} facts @param {Readonly<Record<string, Facts>>} [others] runs by what they are called
 */
export function fill(sentence, facts, others = {}) {
  return filled(sentence, (name) => quantity(name, facts, others));
}

/**
 * A quantity by its name. Throws where there is none of that name, or no such run.
 * @param {string} name @param {Facts} facts @param {Readonly<Record<string, Facts>>} [others]
 */
export function quantity(name, facts, others = {}) {
  const [, whose, bare] = WHOSE.exec(name) ?? [name, null, name];
  const of = whose === null ? facts : others[whose];
  if (!of) throw new Error(`no other run for "${name}"`);
  const [, asked, where] = /^(.+?)(?: at (start|end|minimum|\d+|\(.+\)))?$/.exec(bare) ?? [];
  if (where === undefined) {
    const [number, [measure, words]] = find(OF_THE_RUN, asked, name);
    return { value: measure(of, number), words };
  }
  const [, part, point] = /^(.+?)(?: of point (\d+))?$/.exec(asked) ?? [];
  const [number, [measure, words]] = find(AT_A_PLACE, part, name);
  return { value: measure({ run: of.run, point: Number(point ?? 1) - 1, ...placeOf(of, where) }, number), words };
}

/**
 * An entry by its name; a number in that stands where the entry has a #.
 * @template Entry @param {Record<string, Entry>} table @param {string} asked @param {string} whole what was asked, for the complaint
 * @returns {[number, Entry]}
 */
function find(table, asked, whole) {
  const number = /\d[\d.]*/.exec(asked)?.[0] ?? "";
  const name = asked in table ? asked : asked.replace(number, "#");
  if (!(name in table)) throw new Error(`no quantity "${whole}"`);
  return [Number(number), table[name]];
}

/** @param {Facts} facts @param {string} where */
function placeOf({ trajectory, minimum }, where) {
  if (where.startsWith("(")) {
    const [w, b] = where.slice(1, -1).split(",").map(Number);
    return { w, b };
  }
  if (where === "minimum") {
    if (!minimum) throw new Error("this loss has no minimum");
    return { w: minimum.w, b: minimum.b };
  }
  const k = where === "start" ? 0 : where === "end" ? trajectory.w.length - 1 : trajectory.step.indexOf(Number(where));
  return { w: trajectory.w[k], b: trajectory.b[k] };
}
