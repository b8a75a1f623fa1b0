// @ts-check
/** The answer of a scene, with the numbers of the scene's own run, whatever run the viewer has tried since. */

import { fill as fillOneWeight, taskOf } from "./one-weight/quantities.js";
import { fill } from "./quantities.js";
import { address, query } from "./run.js";

/** @typedef {import("./quantities.js").Facts} Facts */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./scenes.js").Scene} Scene */

const NO_ANSWER = "The server does not answer, so the numbers of this answer are missing. Try again.";

/** @param {Scene} scene @param {Run} defaults @returns {Promise<{sentences: string[], caution?: string}>} */
export async function answerTo(scene, defaults) {
  const full = await filler(scene, defaults).catch(() => null);
  if (full === null) return { sentences: [NO_ANSWER] };
  return { sentences: scene.reveal.map(full), caution: scene.caution && full(scene.caution) };
}

/** What puts a scene's numbers into its sentences. @param {Scene} scene @param {Run} defaults @returns {Promise<(sentence: string) => string>} */
async function filler({ run = {}, beside, oneWeight }, defaults) {
  if (oneWeight) return (sentence) => fillOneWeight(sentence, taskOf(oneWeight));
  const facts = await Promise.all([read(run, defaults), beside ? read(beside, defaults) : null]);
  return (sentence) => fill(sentence, ...facts);
}

/** A whole run. @param {object} settings @param {Run} defaults @returns {Promise<Facts>} */
async function read(settings, defaults) {
  const parameters = query(/** @type {import("./run.js").Typed} */ (settings), defaults);
  const answer = await fetch(address("api/trajectory", parameters));
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}
