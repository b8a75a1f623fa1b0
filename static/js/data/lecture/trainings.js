// @ts-check
/** What a sentence can ask about a whole training: "{rows}", "{steps up}", "{first below 0.4}". */

import { count, plain, significant } from "../../format.js";
import { risen } from "../../trajectory.js";
import { about, three } from "./words.js";

/** @typedef {import("./quantities.js").Facts} Facts */
/** @typedef {import("./quantities.js").Words} Words */

/** Where # stands a name has a number. @type {Record<string, [(facts: Facts, number: number) => number, Words]>} */
export const OF_THE_TRAINING = {
  rows: [({ opening }) => opening.rows, count],
  "test rows": [({ opening }) => opening.test_rows, count],
  rate: [({ opening }) => opening.training.learning_rate, plain],
  "later rate": [({ opening }) => opening.training.rate_change[0][1], plain],
  "step of the later rate": [({ opening }) => opening.training.rate_change[0][0], count],
  steps: [({ trajectory }) => trajectory.step[trajectory.last], count],
  "steps of an epoch": [({ opening }) => opening.steps_per_epoch, count],
  "steps up": [({ trajectory }) => risen(losses(trajectory)).length, count],
  "first all right": [({ trajectory }) => trajectory.step[trajectory.accuracy.indexOf(1)], count],
  "first below #": [({ trajectory }, mark) => firstBelow(trajectory, mark), count],
  "about first below #": [({ trajectory }, mark) => firstBelow(trajectory, mark), (value) => about(value, 2)],
  "lowest test loss": [({ trajectory }) => Math.min(...tested(trajectory)), three],
  "lowest test step": [({ trajectory }) => trajectory.step[tested(trajectory).indexOf(Math.min(...tested(trajectory)))], count],
  "highest in epoch #": [({ trajectory }, number) => Math.max(...losses(trajectory).filter((_, k) => trajectory.epoch[k] === number - 1)), (value) => significant(value, 4)],
  limit: [(facts) => 2 / curvature(facts), three],
};

/** @typedef {Facts["trajectory"]} Trajectory */

/** @param {Trajectory} trajectory */
const losses = ({ loss }) => loss.map(Number);

/** @param {Trajectory} trajectory */
const tested = ({ test_loss }) => test_loss.map(Number);

/** @param {Trajectory} trajectory @param {number} mark */
const firstBelow = (trajectory, mark) => trajectory.step[losses(trajectory).findIndex((value) => value < mark)];

/**
 * The largest curvature of the mean cross-entropy, which is at zero: ¼ of the largest eigenvalue of the mean of (x, 1)(x, 1)ᵀ.
 * A vector is multiplied by that, and made 1 long again, until it is stretched no more; it starts along no axis and no diagonal.
 * @param {Facts} facts
 */
function curvature({ sample: { inputs, test } }) {
  const rows = inputs.filter((_, k) => !test[k]).map((row) => [...row.map(Number), 1]);
  let vector = unit(rows[0].map((_, j) => 1 / (j + 1)));
  for (let before = -1; ; ) {
    const along = rows.map((row) => row.reduce((total, x, j) => total + x * vector[j], 0));
    const next = vector.map((_, j) => rows.reduce((total, row, k) => total + along[k] * row[j], 0) / rows.length);
    const stretched = Math.hypot(...next);
    if (stretched <= before) return before / 4;
    before = stretched;
    vector = unit(next);
  }
}

/** @param {readonly number[]} vector */
function unit(vector) {
  const length = Math.hypot(...vector);
  return vector.map((each) => each / length);
}
