// @ts-check
/** Which points make each step of a stochastic run: the draws of Python's random.Random(seed), as the server has them. */

import { LOSSES } from "./losses.js";
import { pulls } from "./pulls.js";

/** @typedef {import("./run.js").Run} Run */

const LENGTH = 624;

/** The batches drawn so far, of the runs whose steps were asked for. @type {WeakMap<Run, {drawn: number[][], epoch: () => number[][]}>} */
const known = new WeakMap();

/** The places in `point`, from 0 and ascending, of those that make the update from a step. @param {Run} run with a batch_size @param {number} step */
export function batchAt(run, step) {
  const entry = known.get(run) ?? { drawn: [], epoch: epochs(run.point.length, Number(run.batch_size), run.seed) };
  known.set(run, entry);
  while (entry.drawn.length <= step) entry.drawn.push(...entry.epoch());
  return entry.drawn[step];
}

/** The gradient that the update from a place goes by: of some points, with the reduction of the whole loss. @param {Run} run @param {readonly number[]} batch @param {number} w @param {number} b */
export function batchGradient(run, batch, w, b) {
  const { each } = pulls(run, w, b);
  const { weight } = LOSSES[run.loss];
  const share = weight(batch.length) / weight(run.point.length);
  const sum = (/** @type {"dw" | "db"} */ part) => share * batch.reduce((total, k) => total + each[k][part], 0);
  return { w: sum("dw"), b: sum("db") };
}

/** The batches of the next epoch, each time: the order of the one before is shuffled and cut. @param {number} count @param {number} size @param {number} seed */
function epochs(count, size, seed) {
  const draw = chance(seed);
  const order = Array.from({ length: count }, (_, k) => k);
  return () => {
    for (let k = count - 1; k > 0; k -= 1) {
      const other = Math.floor((k + 1) * draw());
      [order[k], order[other]] = [order[other], order[k]];
    }
    const cuts = Array.from({ length: Math.ceil(count / size) }, (_, k) => order.slice(k * size, (k + 1) * size));
    return cuts.map((batch) => batch.sort((a, b) => a - b));
  };
}

/** The Mersenne Twister as Python seeds and reads it: numbers from 0 to below 1, of 53 bits. @param {number} seed a whole number of at most 32 bits */
function chance(seed) {
  const state = new Uint32Array(LENGTH);
  state[0] = 19650218;
  const mixed = (/** @type {number} */ k) => state[k - 1] ^ (state[k - 1] >>> 30);
  for (let k = 1; k < LENGTH; k += 1) state[k] = Math.imul(1812433253, mixed(k)) + k;
  let at = 1;
  const stir = (/** @type {number} */ times, /** @type {(value: number) => number} */ next) => {
    for (; times > 0; times -= 1) {
      state[at] = next(state[at]);
      at += 1;
      if (at < LENGTH) continue;
      state[0] = state[LENGTH - 1];
      at = 1;
    }
  };
  stir(LENGTH, (value) => (value ^ Math.imul(mixed(at), 1664525)) + seed);
  stir(LENGTH - 1, (value) => (value ^ Math.imul(mixed(at), 1566083941)) - at);
  state[0] = 0x80000000;
  let read = LENGTH;
  const word = () => {
    if (read === LENGTH) {
      for (let k = 0; k < LENGTH; k += 1) {
        const joined = (state[k] & 0x80000000) | (state[(k + 1) % LENGTH] & 0x7fffffff);
        state[k] = state[(k + 397) % LENGTH] ^ (joined >>> 1) ^ (joined & 1 && 0x9908b0df);
      }
      read = 0;
    }
    let y = state[read];
    read += 1;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
  return () => {
    const high = word() >>> 5;
    return (high * 0x4000000 + (word() >>> 6)) / 0x20000000000000;
  };
}
