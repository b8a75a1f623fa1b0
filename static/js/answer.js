// @ts-check
/** What the answer of a scene is filled in with: the numbers of the scene's own run, whatever run the viewer has tried since. */

import { LETTERS } from "./letters.js";
import { fill as fillOneWeight, taskOf } from "./one-weight/quantities.js";
import { fill } from "./quantities.js";
import { LONGEST } from "./race/course.js";
import { address, query } from "./run.js";

/** @typedef {import("./quantities.js").Facts} Facts */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./scenes.js").Scene} Scene */

/** What puts a scene's numbers into its sentences. @param {Scene} scene @param {Run} defaults @returns {Promise<(sentence: string) => string>} */
export async function filler({ run = {}, runs = [""], beside, tab, oneWeight }, defaults) {
  if (oneWeight) return (sentence) => fillOneWeight(sentence, taskOf(oneWeight));
  const parametersOf = (/** @type {object} */ settings) => query(/** @type {import("./run.js").Typed} */ (settings), defaults);
  const each = runs.map((own) => withOwn(parametersOf(run), own));
  const [other, race, ...read] = await Promise.all([
    beside ? trajectory(parametersOf(beside)) : null,
    tab === "race" ? json("api/race", `evaluations=${LONGEST}`) : undefined,
    ...each.map(trajectory),
  ]);
  const lettered = Object.fromEntries(read.map((facts, k) => [LETTERS[k].name, facts]));
  return (sentence) => fill(sentence, { ...read[read.length - 1], race }, { ...lettered, ...(other && { other }) });
}

/** The parameters of a run: what it shares with others, and its own in place of that. @param {string} shared @param {string} own */
function withOwn(shared, own) {
  const parameters = new URLSearchParams(shared);
  const mine = new URLSearchParams(own);
  for (const name of mine.keys()) parameters.delete(name);
  return new URLSearchParams([...parameters, ...mine]).toString();
}

/** A whole run. @param {string} parameters @returns {Promise<Facts>} */
const trajectory = (parameters) => json("api/trajectory", parameters);

/** @param {string} path @param {string} parameters */
async function json(path, parameters) {
  const answer = await fetch(address(path, parameters));
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}
