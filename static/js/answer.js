// @ts-check
/** The answer of a scene, with the numbers of the scene's own run, whatever run the viewer has tried since. */

import { fill } from "./quantities.js";
import { address, query } from "./run.js";

/** @typedef {import("./quantities.js").Facts} Facts */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./scenes.js").Scene} Scene */

const NO_ANSWER = "The server does not answer, so the numbers of this answer are missing. Try again.";

/** @param {Scene} scene @param {Run} defaults @returns {Promise<{sentences: string[], caution?: string}>} */
export async function answerTo({ run = {}, beside, reveal, caution }, defaults) {
  const runs = Promise.all([read(run, defaults), beside ? read(beside, defaults) : null]);
  const facts = await runs.catch(() => null);
  if (facts === null) return { sentences: [NO_ANSWER] };
  const full = (/** @type {string} */ sentence) => fill(sentence, ...facts);
  return { sentences: reveal.map(full), caution: caution && full(caution) };
}

/** A whole run. @param {object} settings @param {Run} defaults @returns {Promise<Facts>} */
async function read(settings, defaults) {
  const parameters = query(/** @type {import("./run.js").Typed} */ (settings), defaults);
  const answer = await fetch(address("api/trajectory", parameters));
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}
