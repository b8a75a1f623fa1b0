// @ts-check
/** How a method makes u of the gradient, where it is not simply −∇L. */

import { plain } from "../format.js";
import { goesDownhill } from "../methods.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("./sentences.js").Taylor} Taylor */

const part = (/** @type {number | null} */ share) => plain(share ?? 0);

/** @type {Readonly<Record<string, (run: Run) => string>>} */
const REASONS = {
  gradient_descent: () => "u = −∇L.",
  momentum: ({ momentum }) => `u = −v with v ← ${part(momentum)} v + ∇L: the old velocity still counts.`,
  nesterov: ({ momentum }) => `u = −(∇L + ${part(momentum)} v) with v ← ${part(momentum)} v + ∇L: it looks ahead.`,
  adagrad: () => "u = −∇L / (√s + ε), w and b each with its own s: the sum of all its squared slopes.",
  rmsprop: ({ decay }) => `u = −∇L / (√s + ε), w and b each with its own s: its squared slopes, of the older ones ${part(decay)}.`,
  newton: () => "u = −(∇²L)⁻¹∇L, at most 1 long; −∇L where ∇²L is not positive definite.",
  adam: ({ beta1, beta2 }) => `u = −m / (√s + ε), corrected for the start: m keeps ${part(beta1)} of itself, s of the squared slopes ${part(beta2)}.`,
};

/** Of Newton's method, by the kind of the step. */
const KINDS = {
  newton: "u = −(∇²L)⁻¹∇L: with η = 1 the step ends where the parabola is lowest.",
  shortened: "u points to the lowest place of the quadratic model, which is more than 1 away: it is shortened to a length of 1.",
  gradient: "The quadratic model has no lowest place here, so u = −∇L, as in plain descent.",
};

/** What u is made of. @param {Run} run */
export function madeOf(run) {
  return REASONS[run.method](run);
}

/** What u is made of at a step; nothing where it is −∇L in every step. @param {Run} run @param {Taylor["kind"]} kind */
export function reason(run, kind) {
  if (goesDownhill(run)) return "";
  const words = kind ? KINDS[kind] : madeOf(run);
  return run.batch_size === null ? words : `${words} Here ∇L is that of the batch alone.`;
}
