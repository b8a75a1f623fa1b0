// @ts-check
/** Other methods, losses and outputs on the same surface: what each is better at, and what it pays for that. */

/** The companion notebook's points. */
const SIX = /** @type {const} */ ([[3.5, 0.5], [0.35, 0.5], [3.2, 0.5], [-2, 0.5], [1.5, 0.1], [-0.5, 0.3]]);
const ONE_AT_A_TIME = { point: SIX, loss: "cross_entropy", batch_size: 1, learning_rate: 0.5 };

/** Each at half of its own 2/λ at the minimum. */
const TWO_LOSSES = ["learning_rate=12.4363", "loss=cross_entropy&learning_rate=2.569"];

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
    id: "methods",
    title: "All methods",
    question: "Seven methods: who arrives first?",
    reveal: [
      "Within {close} of the minimum: plain descent after {A steps close} steps, momentum {B steps close}, Nesterov’s {C steps close},",
      "AdaGrad {D steps close}, RMSProp {E steps close}, Adam {F steps close}, Newton’s method {G steps close}.",
    ],
    caution: "On this surface, from this start. A step of Newton’s method costs {G cost} evaluations, the others’ {A cost}.",
    run: { max_steps: 600 },
    runs: ["", "method=momentum", "method=nesterov", "method=adagrad", "method=rmsprop&learning_rate=0.02", "method=adam&learning_rate=0.1", "method=newton"],
    tab: "runs",
    play: true,
    claims: [
      "A steps close = 521",
      "E steps close < A steps close",
      "B steps close < E steps close",
      "F steps close < B steps close",
      "C steps close < F steps close",
      "G steps close < C steps close",
      "D steps close < G steps close",
    ],
  },
  {
    id: "rates",
    title: "24 against 26",
    question: "η = 24 and η = 26: what lies between?",
    reveal: [
      "2/λ = {limit at minimum}, the limit at the minimum. Below it η = {A rate} settles: after 100 steps L is {A loss at 100}.",
      "η = {B rate} comes within {B lowest loss}, at step {B lowest step}, and is thrown out again; it ends at {B loss at end}.",
    ],
    run: { max_steps: 300 },
    runs: ["learning_rate=24", "learning_rate=26"],
    tab: "runs",
    timeline: "step",
    answer: "panel",
    play: true,
    claims: ["A rate < limit at minimum", "B rate > limit at minimum", "limit at minimum ≈ 24.8726", "A loss at 100 < 1e-15", "B lowest loss < 2e-10", "B loss at end > 1e-4"],
  },
  {
    id: "far",
    title: "Far away",
    question: "From (−5, −5): which loss still pushes?",
    reveal: [
      "Cross-entropy is within {close} of the minimum after {B steps close} steps, squared error after {A steps close}.",
      "The sigmoid is flat there: the slope of squared error is {A slope at start}, of cross-entropy {B slope at start}.",
    ],
    caution: "Each has half of its own 2/λ at the minimum: η = {A rate} and η = {B rate}.",
    run: { w: -5, b: -5 },
    runs: TWO_LOSSES,
    tab: "runs",
    play: true,
    claims: [
      "B steps close = 37",
      "A steps close > 620",
      "A steps close < 640",
      "A slope at start < 0.01",
      "B slope at start > 1",
      "A rate ≈ 12.4363",
      "A limit at minimum ≈ 24.8726",
      "B limit at minimum ≈ 5.138",
    ],
  },
  {
    id: "near",
    title: "Not so far",
    question: "And from (−2, −2)?",
    reveal: [
      "There squared error is the quicker one: {A steps close} steps to within {close} of the minimum, cross-entropy {B steps close}.",
      "So cross-entropy is no faster as such. Its advantage: it still pushes where the sigmoid is flat.",
    ],
    runs: TWO_LOSSES,
    run: { max_steps: 200 },
    tab: "runs",
    timeline: "step",
    play: true,
    claims: ["A steps close = 36", "B steps close = 51", "w at start = -2", "b at start = -2"],
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
