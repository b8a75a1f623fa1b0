// @ts-check
/** From how much of the window the descent does not arrive: many short runs, for one rounded figure. */

import { pulls } from "./pulls.js";

/** @typedef {import("./run.js").Run} Run */

/** Starts in the middles of so many cells each way: within half a per cent of a grid eight times as fine. */
const CELLS = 24;

/**
 * The share of the window's starts whose loss is never below a mark within the run's steps.
 * @param {Run} run sigmoid, squared error, plain gradient descent @param {number} mark
 */
export function lost(run, mark) {
  const middle = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ k) => from + ((to - from) * (k + 0.5)) / CELLS;
  let count = 0;
  for (let row = 0; row < CELLS; row += 1) {
    for (let column = 0; column < CELLS; column += 1) {
      if (!arrives(run, middle(run.w_min, run.w_max, column), middle(run.b_min, run.b_max, row), mark)) count += 1;
    }
  }
  return count / CELLS ** 2;
}

/** @param {Run} run @param {number} w @param {number} b @param {number} mark */
function arrives(run, w, b, mark) {
  const { learning_rate, max_steps } = run;
  for (let step = 0; step <= max_steps; step += 1) {
    let loss = 0;
    let dw = 0;
    let db = 0;
    for (const part of pulls(run, w, b).each) {
      loss += part.loss;
      dw += part.dw;
      db += part.db;
    }
    if (loss < mark) return true;
    w -= learning_rate * dw;
    b -= learning_rate * db;
  }
  return false;
}
