// @ts-check
/** A whole training for the sentences of a scene, followed to its end beside the one on screen. */

import { prepared } from "../course.js";

/** @typedef {import("../course.js").Course} Course */
/** @typedef {import("../training.js").Settings} Settings */
/** @typedef {import("./scenes.js").Some} Some */

/** Those that are here or on their way, by their settings. @type {Map<string, Promise<Course>>} */
const known = new Map();

/** @param {Some} settings @param {Settings} defaults @returns {Promise<Course>} rejects where no server answers; the next question asks again */
export function gathered(settings, defaults) {
  const name = JSON.stringify(settings);
  const here = known.get(name) ?? followed(settings, defaults);
  known.set(name, here);
  here.catch(() => known.delete(name));
  return here;
}

/** @param {Some} settings @param {Settings} defaults */
async function followed(settings, defaults) {
  const answer = await prepared(settings, defaults, null);
  if ("problems" in answer) throw new Error(answer.problems[0].msg);
  const { course } = answer;
  return new Promise((/** @type {(course: Course) => void} */ resolve, reject) => {
    const told = () => course.ended && resolve(course);
    course.follow(settings.max_steps ?? defaults.max_steps, told, (state) => {
      if (state !== "lost" && state !== "full") return;
      course.close();
      reject(new Error(state));
    });
  });
}
