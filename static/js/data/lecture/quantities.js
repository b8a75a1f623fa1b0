// @ts-check
/** The numbers a scene's sentence can name: "{loss at 20}" is read from the training, so no sentence can be out of date. */

import { filled } from "../../quantities/words.js";
import { AT_A_POINT } from "./points.js";
import { OF_THE_TRAINING } from "./trainings.js";

/** @typedef {{opening: import("../training.js").Opening, trajectory: import("../training.js").Trajectory, sample: import("../training.js").Sample}} Facts a whole training and all its rows */
/** @typedef {(value: number) => string} Words */

/**
 * What a sentence says, with its numbers.
 * @param {string} sentence @param {Facts} facts @param {Readonly<Record<string, Facts>>} [others] trainings by what they are called
 */
export function fill(sentence, facts, others = {}) {
  return filled(sentence, (name) => quantity(name, facts, others));
}

/**
 * A quantity by its name, which begins with that of another training where it is that one's. Throws where there is none.
 * @param {string} name @param {Facts} facts @param {Readonly<Record<string, Facts>>} [others]
 */
export function quantity(name, facts, others = {}) {
  const whose = Object.keys(others).find((other) => name.startsWith(`${other} `));
  const of = whose === undefined ? facts : others[whose];
  const bare = whose === undefined ? name : name.slice(whose.length + 1);
  const [, asked, where] = /^(.+?)(?: at (end|\d+))?$/.exec(bare) ?? [];
  const number = /\d[\d.]*/.exec(asked)?.[0] ?? "";
  const entry = number === "" ? asked : asked.replace(number, "#");
  if (where === undefined && entry in OF_THE_TRAINING) {
    const [measure, words] = OF_THE_TRAINING[entry];
    return { value: measure(of, Number(number)), words };
  }
  const { trajectory } = of;
  const k = where === "end" ? trajectory.last : trajectory.step.indexOf(Number(where));
  if (k < 0 || !(entry in AT_A_POINT)) throw new Error(`no quantity "${name}"`);
  const [measure, words] = AT_A_POINT[entry];
  return { value: measure(of, k, Number(number)), words };
}
