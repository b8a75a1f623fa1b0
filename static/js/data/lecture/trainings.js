// @ts-check
/** What a sentence can ask about a whole training: "{rows}", "{steps up}", "{first below 0.4}". */

import { count, plain, significant } from "../../format.js";
import { risen } from "../../trajectory.js";
import { eigenvalues } from "./eigenvalues.js";
import { about, many, three } from "./words.js";

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
  "curvature #": [(facts, rank) => curvatures(facts)[rank - 1], many],
  limit: [(facts) => 2 / curvatures(facts)[0], three],
};

/** @typedef {Facts["trajectory"]} Trajectory */

/** @param {Trajectory} trajectory */
const losses = ({ loss }) => loss.map(Number);

/** @param {Trajectory} trajectory */
const tested = ({ test_loss }) => test_loss.map(Number);

/** @param {Trajectory} trajectory @param {number} mark */
const firstBelow = (trajectory, mark) => trajectory.step[losses(trajectory).findIndex((value) => value < mark)];

/**
 * The curvatures of the mean cross-entropy at zero, where they are largest: ¼ of the eigenvalues of the mean of (x, 1)(x, 1)ᵀ.
 * @param {Facts} facts
 */
function curvatures({ sample: { inputs, test } }) {
  const rows = inputs.filter((_, k) => !test[k]).map((row) => [...row.map(Number), 1]);
  const mean = rows[0].map((_, i) => rows[0].map((_, j) => rows.reduce((sum, row) => sum + row[i] * row[j], 0) / rows.length));
  return eigenvalues(mean).map((value) => value / 4);
}
