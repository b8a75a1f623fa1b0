/** The tables that are made here and trainings on them, by plain loops of their own, which share nothing with the page or the server. */

import { random } from "./twister.js";

/** @typedef {{w: number[][], b: number[]}} Place W, a list per output, and b */
/** @typedef {{rows: number, x: number[][], y: number[][], tested: {x: number[][], y: number[][]}, places: Place[], settings: Record<string, any>}} Trained */

const FIVE = [
  [-0.294118, 0.487437, 0.180328, -0.292929, 0, 0.00149, -0.53117, -0.033333, 0],
  [-0.882353, -0.145729, 0.081967, -0.414141, 0, -0.207153, -0.766866, -0.666667, 1],
  [-0.058824, 0.839196, 0.04918, 0, 0, -0.305514, -0.492741, -0.633333, 0],
  [-0.882353, -0.105528, 0.081967, -0.535354, -0.777778, -0.162444, -0.923997, 0, 1],
  [0, 0.376884, -0.344262, -0.292929, -0.602837, 0.28465, 0.887276, -0.6, 0],
];

/** @type {Record<string, () => {rows: number[][], targets: number}>} */
export const TABLES = {
  five_rows: () => ({ rows: FIVE, targets: 1 }),
  two_clouds: () => clouds([[-1, -0.5, [0]], [1, 0.7, [1]]], 0.8, 60),
  three_classes: () => clouds([[-1.2, -0.8, [1, 0, 0]], [1.2, -0.8, [0, 1, 0]], [0, 1.3, [0, 0, 1]]], 0.5, 50),
  two_scales: () => {
    const draw = random(7);
    const rows = [[0, 1650, 50], [1, 1760, 36]].flatMap(([label, height, age]) =>
      Array.from({ length: 60 }, () => {
        const [u, v] = normal(draw);
        return [Math.round(height + 80 * u), Math.round(age + 8 * v), label];
      }));
    return { rows, targets: 1 };
  },
  ring: () => {
    const draw = random(7);
    const inside = Array.from({ length: 60 }, () => [...normal(draw).map((value) => round(0.4 * value)), 1]);
    const around = Array.from({ length: 90 }, () => {
      const [angle, radius] = [2 * Math.PI * draw(), 1.6 + 0.6 * draw()];
      return [round(radius * Math.cos(angle)), round(radius * Math.sin(angle)), 0];
    });
    return { rows: [...inside, ...around], targets: 1 };
  },
};

/** @param {() => number} draw */
function normal(draw) {
  const [radius, angle] = [Math.sqrt(-2 * Math.log(1 - draw())), 2 * Math.PI * draw()];
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** @param {[number, number, number[]][]} middles @param {number} spread @param {number} size */
function clouds(middles, spread, size) {
  const draw = random(7);
  const rows = middles.flatMap(([x, y, label]) =>
    Array.from({ length: size }, () => {
      const [u, v] = normal(draw);
      return [round(x + spread * u), round(y + spread * v), ...label];
    }));
  return { rows, targets: middles[0][2].length };
}

/** To three digits behind the point. @param {number} value */
const round = (value) => Number(value.toFixed(3));

/** @param {number} z */
export const sigmoid = (z) => 1 / (1 + Math.exp(-z));

/** ŷ of each output. @param {Place} place @param {number[]} x */
export const answer = ({ w, b }, x) => b.map((each, k) => sigmoid(w[k].reduce((z, weight, j) => z + weight * x[j], each)));

/** The mean cross-entropy. @param {Place} place @param {number[][]} x @param {number[][]} y */
export function lossOf(place, x, y) {
  let total = 0;
  for (let i = 0; i < x.length; i += 1) {
    for (let k = 0; k < y[i].length; k += 1) {
      const z = place.w[k].reduce((sum, weight, j) => sum + weight * x[i][j], place.b[k]);
      total += y[i][k] === 1 ? Math.log1p(Math.exp(-z)) : z + Math.log1p(Math.exp(-z));
    }
  }
  return total / x.length;
}

/** Every point of a training, from zero. @param {Record<string, any>} settings @returns {Trained} */
export function train(settings) {
  const { table, scaling = "none", test_share = 0, seed = 0, learning_rate = 1, rate_change = [], batch_size = null, max_steps = 1000 } = settings;
  const { rows, targets } = TABLES[table]();
  const apart = test_share ? new Set(batches(rows.length, Math.round(test_share * rows.length), seed)()) : new Set();
  const part = (/** @type {boolean} */ test) => rows.filter((_, i) => apart.has(i) === test);
  const [learnt, tested] = [part(false), part(true)];
  const fit = learnt[0].slice(0, -targets).map((_, j) => fitted(learnt.map((row) => row[j]), scaling));
  const inputs = (/** @type {number[]} */ row) => fit.map(({ mean, deviation }, j) => (row[j] - mean) / deviation);
  const [x, y] = [learnt.map(inputs), learnt.map((row) => row.slice(-targets))];
  const next = batches(x.length, batch_size ?? x.length, seed);
  let place = { w: y[0].map(() => x[0].map(() => 0)), b: y[0].map(() => 0) };
  const places = [place];
  for (let step = 0; step < max_steps; step += 1) {
    const rate = rate_change.reduce((/** @type {number} */ old, /** @type {number[]} */ [from, later]) => (step >= from ? later : old), learning_rate);
    const of = batch_size === null ? x.map((_, i) => i) : next();
    place = stepped(place, of, x, y, rate / of.length);
    places.push(place);
  }
  return { rows: x.length, x, y, tested: { x: tested.map(inputs), y: tested.map((row) => row.slice(-targets)) }, places, settings: { learning_rate, rate_change, ...settings } };
}

/** @param {Place} place @param {number[]} of which rows @param {number[][]} x @param {number[][]} y @param {number} rate for each */
function stepped(place, of, x, y, rate) {
  const [w, b] = [place.w.map((each) => [...each]), [...place.b]];
  for (const i of of) {
    answer(place, x[i]).forEach((value, k) => {
      const push = rate * (value - y[i][k]);
      b[k] -= push;
      for (let j = 0; j < x[i].length; j += 1) w[k][j] -= push * x[i][j];
    });
  }
  return { w, b };
}

/** @param {number[]} column @param {string} scaling */
function fitted(column, scaling) {
  if (scaling === "none") return { mean: 0, deviation: 1 };
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  return { mean, deviation: Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length) };
}

/** What gives the next batch each time. @param {number} count @param {number} size @param {number} seed */
function batches(count, size, seed) {
  const draw = random(seed);
  const order = Array.from({ length: count }, (_, i) => i);
  let first = count;
  return () => {
    if (first >= count) {
      for (let k = count - 1; k > 0; k -= 1) {
        const other = Math.floor((k + 1) * draw());
        [order[k], order[other]] = [order[other], order[k]];
      }
      first = 0;
    }
    first += size;
    return order.slice(first - size, first).sort((a, b) => a - b);
  };
}
