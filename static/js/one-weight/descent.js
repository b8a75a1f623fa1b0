// @ts-check
/** Gradient descent on one weight m: the line y ≈ m·x through one point, with the loss (y − mx)². */

/** @typedef {{x: number, y: number, m: number, rate: number, gradient: Gradient}} Task the point, the start, η and the rule */
/** @typedef {"printed" | "chain rule"} Gradient what the code subtracts η times */
/** @typedef {"epochs used" | "infinite"} Outcome */
/** @typedef {{m: number[], loss: number[], outcome: Outcome}} Descent before each epoch, and after the last */

export const EPOCHS = 1000;
/** The blog post reports every hundredth epoch. */
export const EVERY = 100;
/** Its point, start and rate. @type {Task} */
export const PRINTED = { x: -1.12242755, y: -0.290105, m: 1.06498435, rate: 0.01, gradient: "printed" };

/** The blog post's gradient lacks the inner derivative of y − mx by m, the factor −x. @type {Record<Gradient, (task: Task, m: number) => number>} */
const GRADIENTS = {
  printed: ({ x, y }, m) => 2 * (y - m * x),
  "chain rule": ({ x, y }, m) => -2 * x * (y - m * x),
};

/** The same by the other gradient. @param {Task} task @returns {Task} */
export function otherwise(task) {
  return { ...task, gradient: task.gradient === "printed" ? "chain rule" : "printed" };
}

/** @param {Task} task @param {number} m */
export function loss({ x, y }, m) {
  const error = y - m * x;
  return error * error;
}

/** The bowl's slope dL/dm, whatever the code takes for it. @param {Task} task @param {number} m */
export function slope(task, m) {
  return GRADIENTS["chain rule"](task, m);
}

/** What the code of the task takes for the slope. @param {Task} task @param {number} m */
export function gradient(task, m) {
  return GRADIENTS[task.gradient](task, m);
}

/** How m changes in one epoch. @param {Task} task @param {number} m */
export function step(task, m) {
  return -task.rate * gradient(task, m);
}

/** The lowest place of the bowl; null where the line is 0 at the point whatever m is. @param {Task} task @returns {number | null} */
export function lowest({ x, y }) {
  const m = y / x;
  return Number.isFinite(m) ? m : null;
}

/** Each epoch multiplies the error y − mx by this, wherever m is. @param {Task} task */
export function factor({ x, rate, gradient }) {
  return gradient === "printed" ? 1 + 2 * rate * x : 1 - 2 * rate * x * x;
}

/** For which x the error shrinks at this rate: between two numbers. @param {Task} task @returns {[number, number]} */
export function shrinking({ rate, gradient }) {
  return gradient === "printed" ? [-1 / rate, 0] : [-1 / Math.sqrt(rate), 1 / Math.sqrt(rate)];
}

/** The whole run; it ends before a number that would be infinite. @param {Task} task @param {number} [epochs] @returns {Descent} */
export function descend(task, epochs = EPOCHS) {
  const m = [task.m];
  const losses = [loss(task, task.m)];
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const next = m[epoch] + step(task, m[epoch]);
    const cost = loss(task, next);
    if (!Number.isFinite(cost) || !Number.isFinite(next)) return { m, loss: losses, outcome: "infinite" };
    m.push(next);
    losses.push(cost);
  }
  return { m, loss: losses, outcome: "epochs used" };
}

/** The epochs the code reports, and the end. @param {Descent} descent @returns {number[]} */
export function reported({ m }) {
  const last = m.length - 1;
  const epochs = Array.from({ length: Math.ceil(last / EVERY) }, (_, k) => k * EVERY);
  return [...epochs, last];
}
