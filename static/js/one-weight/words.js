// @ts-check
/** What is said of a descent on one weight; every number in it is computed from the numbers on screen. */

import { count, plain, significant } from "../format.js";
import { factor, gradient, slope, step } from "./descent.js";

/** @typedef {import("./descent.js").Descent} Descent */
/** @typedef {import("./descent.js").Task} Task */

/** Each rule by its name, and as it is written: in code, its step before the error, and what it multiplies the error by. */
export const RULES = {
  printed: { name: "as printed", code: "2 * (y - y_hat)", step: "−2η", each: "1 + 2ηx" },
  "chain rule": { name: "by the chain rule", code: "-2*x*(y - y_hat)", step: "2ηx", each: "1 − 2ηx²" },
};

/** What becomes of the error. @param {Task} task */
export function verdict(task) {
  const each = factor(task);
  const size = Math.abs(each);
  if (each === 0) return "one epoch is enough.";
  if (each === 1) return "it never changes.";
  if (size === 1) return "it swings to and fro and never shrinks.";
  return `it ${each < 0 ? "changes sides and " : ""}${size < 1 ? "shrinks" : "grows"}.`;
}

/** The number each epoch multiplies the error by, with more digits the nearer it is to 1. @param {Task} task */
export function multiplier(task) {
  return plain(Number(factor(task).toPrecision(6)));
}

/** Which way the bowl goes down. @param {Task} task @param {number} m @param {boolean} inside whether the ball is in the picture */
export function slopeInWords(task, m, inside) {
  if (!inside) return "the ball is outside";
  const rise = slope(task, m);
  return rise === 0 ? "it is level here" : `downhill ${rise > 0 ? "←" : "→"}`;
}

/** Which way the code goes. @param {Task} task @param {number} m @param {number} times how many times as long as it is the arrow is, 0 where there is none */
export function stepInWords(task, m, times) {
  const climb = step(task, m) * slope(task, m);
  const way = climb === 0 ? "" : climb > 0 ? "uphill" : "downhill";
  return [way, times > 1 ? `drawn × ${times}` : ""].filter((words) => words !== "").join(", ");
}

/** How the run ended. @param {Descent} descent */
export function ending({ m, loss, outcome }) {
  const last = m.length - 1;
  if (outcome === "infinite") return `Stopped after ${epochs(last)}: the next number would be infinite.`;
  return `${epochs(last)}. Loss ${significant(loss[0])} → ${significant(loss[last])}.`;
}

/** @param {number} number */
function epochs(number) {
  return `${count(number)} epoch${number === 1 ? "" : "s"}`;
}

/** The report's numbers: the loss with the printed digits, m with as many as were printed. @param {Descent} descent @param {number} epoch */
export function report({ m, loss: losses }, epoch) {
  const weight = Math.abs(m[epoch]) < 1e4 ? m[epoch].toFixed(8).replace("-", "−") : significant(m[epoch], 6);
  return { loss: significant(losses[epoch], 5), m: weight };
}

/** The numbers of an epoch, by their names on the page. @param {Task} task @param {Descent} descent @param {number} epoch */
export function numbers(task, descent, epoch) {
  const m = descent.m[epoch];
  const next = m + step(task, m);
  return {
    epoch: count(epoch),
    m: significant(m),
    answer: significant(m * task.x),
    error: significant(task.y - m * task.x),
    loss: significant(descent.loss[epoch]),
    slope: significant(slope(task, m)),
    gradient: significant(gradient(task, m)),
    step: significant(step(task, m), 3),
    next: Number.isFinite(next) ? significant(next) : "infinite",
  };
}
