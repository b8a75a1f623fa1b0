// @ts-check
/** Other methods, losses and outputs on the same surface: what each is better at, and what it pays for that. */

/** The companion notebook's points. */
const SIX = /** @type {const} */ ([[3.5, 0.5], [0.35, 0.5], [3.2, 0.5], [-2, 0.5], [1.5, 0.1], [-0.5, 0.3]]);
const ONE_AT_A_TIME = { point: SIX, loss: "cross_entropy", batch_size: 1, learning_rate: 0.5 };

/** @type {readonly import("../scenes.js").Scene[]} */
export const METHODS = [
  {
    id: "momentum",
    title: "Momentum",
    question: "What if the ball is heavy?",
    reveal: [
      "It keeps {μ} of its velocity: below 0.1 after {first below 0.1} steps, plain descent after {other first below 0.1}.",
      "Then it overshoots: at step 60 it is at b = {b at 60}, the minimum at {b at minimum}. {steps up} steps go uphill.",
    ],
    run: { method: "momentum", max_steps: 300 },
    beside: {},
    play: true,
    claims: ["first below 0.1 < 35", "other first below 0.1 > 80", "b at 60 < -5", "b at minimum > -2.3", "steps up > 50", "loss at end < 1e-9"],
  },
  {
    id: "dead-relu",
    title: "A dead ReLU",
    question: "The slope is exactly 0. Is it done?",
    reveal: [
      "It has stopped, and is wrong: L = {loss at end}. Both z are negative: f is 0 and f′ is 0, nothing pushes.",
      "From (1, 1) with η = {other rate} it is below 0.0001 after {other first below 0.0001} steps.",
    ],
    run: { activation: "relu" },
    beside: { activation: "relu", learning_rate: 0.1, w: 1, b: 1 },
    claims: [
      "steps = 0",
      "loss at end > 0.4",
      "z of point 1 at start < 0",
      "z of point 2 at start < 0",
      "f of point 1 at start = 0",
      "f of point 2 at start = 0",
      "dw at start = 0",
      "db at start = 0",
      "other w at start = 1",
      "other b at start = 1",
    ],
  },
  {
    id: "six",
    title: "Six points",
    question: "Six points: can one neuron fit all?",
    reveal: [
      "No. The lowest loss is {loss at minimum}: four points ask for 0.5, one for 0.1, one for 0.3.",
      "The best it can do is flat: {f of point 4 at minimum} at x = −2, {f of point 1 at minimum} at x = 3.5.",
    ],
    run: { point: SIX },
    play: true,
    claims: ["loss at minimum > 0.06", "loss at end ≈ loss at minimum", "x of point 4 at start = -2", "x of point 1 at start = 3.5"],
  },
  {
    id: "zig-zag",
    title: "One at a time",
    question: "One point a step: what does the path do?",
    reveal: [
      "It zig-zags. A step lowers the loss of its own point; {steps up} of {steps} steps raise the loss of all.",
      "It never settles: the last 100 are {above over last 100} above the minimum on average. With all points it does.",
    ],
    run: { ...ONE_AT_A_TIME, max_steps: 600 },
    beside: { point: SIX, loss: "cross_entropy", learning_rate: 0.5, max_steps: 600 },
    play: true,
    claims: ["steps up > 200", "other steps up = 0", "above over last 100 > 1e-3", "other above over last 100 < 1e-9"],
  },
  {
    id: "schedule-noise",
    title: "A lower rate",
    question: "How could the zig-zag be quieted?",
    reveal: [
      "With η = {later rate} from step {step of the later rate} on, the last 500 are {above over last 500} above the minimum on average.",
      "With η = {other rate} to the end they are {other above over last 500} above it. That is why schedules.",
    ],
    run: { ...ONE_AT_A_TIME, max_steps: 4000, rate_change: [[2000, 0.02]] },
    beside: { ...ONE_AT_A_TIME, max_steps: 4000 },
    timeline: "step",
    answer: "panel",
    play: true,
    claims: ["other above over last 500 > 1e-3", "above over last 500 < 1e-3"],
  },
  {
    id: "schedule",
    title: "Why schedules",
    question: "η = 26 never settles. What if η drops later?",
    reveal: [
      "Lowered to η = {later rate} at step {step of the later rate} it settles: L = {loss at 300} there, {loss at 350} at step 350.",
      "With η = {other rate} to the end it swings: {other steps up} of {other steps} steps go uphill, and it ends at {other loss at end}.",
    ],
    run: { learning_rate: 26, rate_change: [[300, 10]], max_steps: 600 },
    beside: { learning_rate: 26, max_steps: 600 },
    timeline: "step",
    answer: "panel",
    play: true,
    claims: ["rate = 26", "other steps up > 200", "other loss at end > 1e-4", "loss at 350 < loss at 300", "loss at end < 1e-20", "rate > limit at minimum", "later rate < limit at minimum"],
  },
];
