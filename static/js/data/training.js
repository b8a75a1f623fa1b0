// @ts-check
/** A training as the page knows it: its settings, what is known before its first step, and its points as they arrive. */

/** @typedef {import("../theme.js").Tokens} Tokens */
/** @typedef {import("../run.js").Problem} Problem */
/**
 * @typedef {object} Settings a training, by the API's names
 * @property {string} table the id of a table
 * @property {string[]} target @property {string[]} features names of columns, or #0, #1, … by their place
 * @property {string} activation @property {string} loss @property {string} method
 * @property {number} learning_rate
 * @property {[number, number][]} rate_change steps, ascending, and the rate of the updates from each on
 * @property {number | null} momentum @property {number | null} decay @property {number | null} beta1
 * @property {number | null} beta2 @property {number | null} epsilon parameters of the methods that have them; else null
 * @property {"none" | "standardize" | "minmax"} scaling @property {number} test_share @property {"zero" | "random"} start
 * @property {number} max_steps @property {number} tolerance @property {number} every
 * @property {number | null} batch_size rows in a batch; null: all of them @property {number} seed
 */
/** Settings as typed or as in an address: numbers, or the text itself, so that the server can say what is wrong with it. */
/** @typedef {Partial<Record<keyof Settings, string | number | null | readonly (string | readonly (string | number)[])[]>>} Typed */
/**
 * @typedef {object} Opening what is known before the first step
 * @property {Settings} training with every name in full
 * @property {string} query the training's query string, as short as it can be
 * @property {{name: string, offset: number, factor: number}[]} features each with its scaling (x − offset) · factor
 * @property {string[]} targets names of the outputs
 * @property {number} rows to learn from @property {number} test_rows
 * @property {number} left_out rows without a number in one of the columns
 * @property {number} steps_per_epoch
 */
/**
 * @typedef {object} Point
 * @property {number} step @property {number} epoch how many are over
 * @property {number | null} loss @property {number | null} test_loss @property {number | null} accuracy
 * @property {number | null} gradient_norm null where it is not finite, or there is none
 * @property {number[][]} weights of each output @property {number[]} bias of each output
 */
/** @typedef {{rows: number, accuracy: number | null, log_loss: number | null, confusion: number[][] | null}} Metrics */
/** @typedef {{outcome: string, steps: number, weights: number[][], bias: number[], metrics: {train: Metrics, test: Metrics | null}}} Ending */
/**
 * @typedef {object} Sample rows to look at: all, or some from all of the table's length
 * @property {number} rows used in all
 * @property {number[] | null} classes the two values of a single target, the lower first; null where there are others
 * @property {number[]} mean of each scaled feature over the training rows
 * @property {number[]} row the number of each in the table, from 1 @property {boolean[]} test whether it is kept apart
 * @property {number[][]} inputs scaled, a list per row @property {number[][]} raw the same as in the table
 * @property {number[][]} targets
 */
/**
 * A training before this one, or beside it, on the same rows, grey in the pictures; its name says what it has that this one has not.
 * @typedef {{trajectory: Trajectory, opening: Opening, parameters: string, name: string}} Ghost
 */
/**
 * @typedef {object} Moment what is on screen
 * @property {Settings} settings
 * @property {string} parameters the training's query string, its shortest
 * @property {Opening} opening
 * @property {Trajectory} trajectory the points that are here, at least one
 * @property {number} head index of the point shown
 * @property {Ending | null} ended once the last point is here
 * @property {boolean} stopped whether the viewer stopped it before that
 * @property {boolean} touched whether the viewer has played or looked around in this training
 * @property {Tokens} theme
 * @property {number[][]} weights @property {number[]} bias at the point shown
 * @property {Sample | null} sample
 * @property {number | null} row the row looked at, as its place in the sample
 * @property {Ghost | null} ghost
 */
/** @typedef {import("../frames.js").View<Moment>} View a part of the page */

const COLUMNS = /** @type {const} */ (["step", "epoch", "loss", "test_loss", "accuracy", "gradient_norm", "weights", "bias"]);

/** The points of one training as they arrive, in columns. */
export class Trajectory {
  constructor() {
    /** @type {number[]} */ this.step = [];
    /** @type {number[]} */ this.epoch = [];
    /** @type {(number | null)[]} */ this.loss = [];
    /** @type {(number | null)[]} */ this.test_loss = [];
    /** @type {(number | null)[]} */ this.accuracy = [];
    /** @type {(number | null)[]} */ this.gradient_norm = [];
    /** @type {number[][][]} */ this.weights = [];
    /** @type {number[][]} */ this.bias = [];
    /** @type {string | null} set when no more points will come: how it ended, or "stopped" */ this.outcome = null;
  }

  get length() {
    return this.step.length;
  }

  get last() {
    return this.length - 1;
  }

  /** A point that is already here (a resumed stream may repeat) is left out. @param {Point} point */
  push(point) {
    if (this.length > 0 && point.step <= this.step[this.last]) return;
    for (const name of COLUMNS) /** @type {unknown[]} */ (this[name]).push(point[name]);
  }
}
