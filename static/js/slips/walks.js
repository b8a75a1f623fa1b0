// @ts-check
/** Walks by the loop's rule, and by two that are not it: up the gradient, and with the old weights thrown away. */

import { loss } from "../neuron.js";
import { pulls } from "../pulls.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("../stage.js").Place} Place */
/** @typedef {"down" | "up" | "replaced"} Rule */
/** @typedef {{w: number[], b: number[], loss: number[]}} Walk */

/** Where a step Δθ = −η∇L leads. @type {Record<Rule, (here: Place, change: Place) => Place>} */
const RULES = {
  down: (here, change) => ({ w: here.w + change.w, b: here.b + change.b }),
  up: (here, change) => ({ w: here.w - change.w, b: here.b - change.b }),
  replaced: (_, change) => change,
};

/** @param {Run} run @param {Rule} rule @param {number} steps @returns {Walk} */
export function walk(run, rule, steps) {
  /** @type {Walk} */
  const all = { w: [], b: [], loss: [] };
  const rate = run.learning_rate;
  let here = { w: run.w, b: run.b };
  for (let step = 0; step <= steps; step += 1) {
    all.w.push(here.w);
    all.b.push(here.b);
    all.loss.push(loss(run, here.w, here.b));
    const { dw, db } = pulls(run, here.w, here.b);
    here = RULES[rule](here, { w: -rate * dw, b: -rate * db });
  }
  return all;
}
