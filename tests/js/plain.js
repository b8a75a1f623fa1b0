/** Every method, loss and activation by plain loops of their own, which share nothing with the page or the server. */

import { RUN } from "./lecture.js";
import { random } from "./twister.js";

/** @typedef {import("../../static/js/run.js").Run} Run */
/** @typedef {{w: number, b: number}} Place */
/** @typedef {{run: Run, trajectory: {step: number[], w: number[], b: number[], loss: number[]}, minimum: Place & {loss: number, exact: boolean}}} Walk */

const CURVES = {
  sigmoid: { f: (/** @type {number} */ z) => 1 / (1 + Math.exp(-z)), inverse: (/** @type {number} */ y) => Math.log(y / (1 - y)), s: (/** @type {number} */ z) => 1 / (2 + Math.exp(z) + Math.exp(-z)) },
  relu: { f: (/** @type {number} */ z) => (z > 0 ? z : 0), inverse: (/** @type {number} */ y) => y, s: (/** @type {number} */ z) => (z > 0 ? 1 : 0) },
};
const DEFAULTS = /** @type {Record<string, Partial<Run>>} */ ({
  momentum: { momentum: 0.9 },
  nesterov: { momentum: 0.9 },
  adagrad: { epsilon: 1e-10 },
  rmsprop: { decay: 0.9, epsilon: 1e-8 },
  adam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
});

/** One point's part of the loss and its derivatives over z. @param {Run} run @param {number} w @param {number} b */
export function parts({ activation, loss, point }, w, b) {
  const { f: curve, s: slope } = CURVES[/** @type {"sigmoid"} */ (activation)];
  return point.map(([x, y]) => {
    const z = w * x + b;
    const [f, s] = [curve(z), slope(z)];
    if (loss === "squared_error") {
      const second = activation === "sigmoid" ? s * (1 - 2 * f) : 0;
      return { x, y, z, f, s, loss: (f - y) ** 2 / 2, δ: (f - y) * s, bend: s * s + (f - y) * second };
    }
    const share = 1 / point.length;
    return { x, y, z, f, s, loss: -share * (y * Math.log(f) + (1 - y) * Math.log(1 / (1 + Math.exp(z)))), δ: share * (f - y), bend: share * s };
  });
}

/** @param {Run} run @param {number} w @param {number} b */
function whole(run, w, b) {
  const all = parts(run, w, b);
  const sum = (/** @type {(p: (typeof all)[0]) => number} */ of) => all.reduce((total, p) => total + of(p), 0);
  return { loss: sum((p) => p.loss), dw: sum((p) => p.δ * p.x), db: sum((p) => p.δ), ww: sum((p) => p.bend * p.x * p.x), wb: sum((p) => p.bend * p.x), bb: sum((p) => p.bend) };
}

/** What each method makes of a gradient: g, with what is remembered of the steps before. @type {Record<string, (g: number, m: any, run: any, t: number) => number>} */
const RULES = {
  gradient_descent: (g) => g,
  momentum: (g, m, { momentum }) => (m.v = momentum * (m.v ?? 0) + g),
  nesterov: (g, m, { momentum }) => g + momentum * (m.v = momentum * (m.v ?? 0) + g),
  adagrad: (g, m, { epsilon }) => g / (Math.sqrt((m.s = (m.s ?? 0) + g * g)) + epsilon),
  rmsprop: (g, m, { decay, epsilon }) => g / (Math.sqrt((m.s = decay * (m.s ?? 0) + (1 - decay) * g * g)) + epsilon),
  adam: (g, m, { beta1, beta2, epsilon }, t) => {
    m.m = beta1 * (m.m ?? 0) + (1 - beta1) * g;
    m.s = beta2 * (m.s ?? 0) + (1 - beta2) * g * g;
    return m.m / (1 - beta1 ** t) / (Math.sqrt(m.s / (1 - beta2 ** t)) + epsilon);
  },
};

/** @param {ReturnType<typeof whole>} at */
function newton({ dw, db, ww, wb, bb }) {
  const determinant = ww * bb - wb * wb;
  if (!(ww > 0 && determinant > 0)) return [dw, db];
  const [u, v] = [(bb * dw - wb * db) / determinant, (ww * db - wb * dw) / determinant];
  const long = Math.max(1, Math.hypot(u, v));
  return [u / long, v / long];
}

/** A run from its settings. @param {object} [settings] @returns {Walk} */
export function walk(settings = {}) {
  const method = /** @type {Partial<Run>} */ (settings).method ?? RUN.method;
  const run = /** @type {Run} */ ({ ...RUN, ...DEFAULTS[method], ...settings });
  const trajectory = { step: [], w: [], b: [], loss: [] };
  return { run, trajectory: follow(run, trajectory), minimum: lowest(run) };
}

/** @param {Run} run @param {Walk["trajectory"]} trajectory */
function follow(run, trajectory) {
  let { w, b } = run;
  const batch = batches(run);
  const [ofW, ofB] = [{}, {}];
  for (let step = 0; ; step += 1) {
    const here = whole(run, w, b);
    trajectory.step.push(step);
    trajectory.w.push(w);
    trajectory.b.push(b);
    trajectory.loss.push(here.loss);
    if (step === run.max_steps || (here.dw === 0 && here.db === 0)) return trajectory;
    const points = batch();
    const { dw, db } = points ? whole({ ...run, point: points }, w, b) : here;
    const rate = run.rate_change.filter(([first]) => first <= step).at(-1)?.[1] ?? run.learning_rate;
    const [u, v] = run.method === "newton" ? newton(here) : [RULES[run.method](dw, ofW, run, step + 1), RULES[run.method](db, ofB, run, step + 1)];
    w -= rate * u;
    b -= rate * v;
  }
}

/** The points of one step after the other: each epoch shuffles the order of the one before. @param {Run} run */
function batches({ point, batch_size, seed }) {
  if (batch_size === null) return () => null;
  const draw = random(seed);
  const order = point.map((_, k) => k);
  let at = point.length;
  return () => {
    if (at >= point.length) {
      at = 0;
      for (let k = order.length - 1; k > 0; k -= 1) {
        const other = Math.floor((k + 1) * draw());
        [order[k], order[other]] = [order[other], order[k]];
      }
    }
    at += batch_size;
    return order.slice(at - batch_size, at).map((k) => point[k]);
  };
}

/** Where two points are fitted exactly; with more of them, where a long descent ends. @param {Run} run */
function lowest(run) {
  if (run.point.length > 2) {
    let at = { w: 0, b: 0 };
    for (let step = 0; step < 3000; step += 1) {
      const { dw, db } = whole(run, at.w, at.b);
      at = { w: at.w - 0.5 * dw, b: at.b - 0.5 * db };
    }
    return { ...at, loss: whole(run, at.w, at.b).loss, exact: false };
  }
  const { inverse } = CURVES[/** @type {"sigmoid"} */ (run.activation)];
  const [[x1, y1], [x2, y2]] = run.point.length === 2 ? run.point : RUN.point;
  const w = (inverse(y2) - inverse(y1)) / (x2 - x1);
  const b = inverse(y1) - w * x1;
  return { w, b, loss: whole(run, w, b).loss, exact: true };
}

/** How low half of a hundred random searches have come after 1, 2, … places. @param {number} count */
export function searched(count) {
  const each = Array.from({ length: 100 }, (_, seed) => {
    const draw = random(seed);
    let best = Infinity;
    return Array.from({ length: count }, () => {
      const w = -6 + 12 * draw();
      const b = -6 + 12 * draw();
      return (best = Math.min(best, whole(RUN, w, b).loss));
    });
  });
  const median = Array.from({ length: count }, (_, k) => {
    const sorted = each.map((losses) => losses[k]).sort((p, q) => p - q);
    return (sorted[49] + sorted[50]) / 2;
  });
  return { median };
}
