// @ts-check
/** The numbers a scene with one weight can name: "{loss at 100}", and "{other loss at 100}" for the other gradient. */

import { plain, significant } from "../format.js";
import { filled, three } from "../quantities/words.js";
import { PRINTED, descend, factor, lowest, otherwise, shrinking, slope, step } from "./descent.js";

/** @typedef {import("./descent.js").Descent} Descent */
/** @typedef {import("./descent.js").Task} Task */

/** As many digits as the blog post prints, or the shortest text. */
const printed = (/** @type {number} */ value) => plain(Number(value.toPrecision(5)));

/** What can be asked about an epoch. @type {Record<string, [(task: Task, descent: Descent, epoch: number) => number, (value: number) => string]>} */
const AT_AN_EPOCH = {
  m: [(_, { m }, epoch) => m[epoch], (value) => significant(value, 4)],
  "printed m": [(_, { m }, epoch) => m[epoch], (value) => plain(Number(value.toFixed(8)))],
  loss: [(_, descent, epoch) => descent.loss[epoch], printed],
  slope: [(task, { m }, epoch) => slope(task, m[epoch]), three],
  step: [(task, { m }, epoch) => step(task, m[epoch]), three],
};

/** What can be asked about a whole run. @type {Record<string, [(task: Task) => number, (value: number) => string]>} */
const OF_THE_RUN = {
  rate: [({ rate }) => rate, plain],
  "−x": [({ x }) => -x, (value) => significant(value, 4)],
  factor: [factor, (value) => significant(value, 4)],
  minimum: [(task) => lowest(task) ?? NaN, (value) => significant(value, 4)],
  "lowest x": [(task) => shrinking(task)[0], plain],
  "highest x": [(task) => shrinking(task)[1], plain],
};

/** The whole task of a scene that says only what is not as printed. @param {Partial<Task>} told @returns {Task} */
export function taskOf(told) {
  return { ...PRINTED, ...told };
}

/** What a sentence says, with its numbers. @param {string} sentence @param {Task} task */
export function fill(sentence, task) {
  return filled(sentence, (name) => quantity(name, task));
}

/** A quantity by its name; throws where there is none. @param {string} name @param {Task} task */
export function quantity(name, task) {
  const [, other, asked, epoch] = /^(other )?(.+?)(?: at (\d+))?$/.exec(name) ?? [];
  const of = other ? otherwise(task) : task;
  if (!(asked in (epoch ? AT_AN_EPOCH : OF_THE_RUN))) throw new Error(`no quantity "${name}"`);
  if (!epoch) {
    const [measure, words] = OF_THE_RUN[asked];
    return { value: measure(of), words };
  }
  const [measure, words] = AT_AN_EPOCH[asked];
  return { value: measure(of, descend(of), Number(epoch)), words };
}
