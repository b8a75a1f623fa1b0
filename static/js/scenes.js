// @ts-check
/**
 * The lecture, in order. This file is all there is to a scene: its place in the list is its place in the lecture.
 *
 * What stands in braces is computed from the scene's own run when it is read out (quantities.js says what can
 * stand there); what a sentence says beside that is repeated under `claims`, which the tests hold against a loop
 * of their own.
 */

/**
 * @typedef {object} Scene
 * @property {string} id its name in a link
 * @property {string} title two or three words
 * @property {string} question one line
 * @property {readonly string[]} reveal sentences
 * @property {string} [caution] where the recording says something else than its code
 * @property {Readonly<Record<string, number | readonly (readonly [number, number])[]>>} [run] settings that are not the default
 * @property {Readonly<Record<string, number>>} [beside] settings of another run that the sentences call "other"
 * @property {number | "end"} [step] where the playhead waits; 0 unless said
 * @property {Readonly<Partial<import("./layers.js").Layers>>} [layers] those that are not as usual; the run before is not shown unless said
 * @property {Readonly<Partial<import("./layers.js").Layers>>} [uncover] those that change with the reveal
 * @property {string} [tab] the panel that is open; the neuron unless said
 * @property {import("./player.js").Timeline} [timeline] by distance unless said
 * @property {number} [speed] 1 unless said
 * @property {boolean} [play] whether the reveal starts the run
 * @property {boolean} [guess] whether w and b are guessed by hand, with both pictures covered
 * @property {readonly [number, number]} [change] a Δθ to draw from the ball, beside η of it
 * @property {"curve" | "panel"} [answer] what the answer may cover: the loss curve unless said
 * @property {readonly string[]} [claims] what else the sentences say
 */

/** @type {readonly Scene[]} */
export const SCENES = [
  {
    id: "guess",
    title: "Guess by hand",
    question: "Which w and b fit both points?",
    reveal: [
      "At w = b = 0 the loss is {loss at (0, 0)}. A loss of exactly 0 is possible.",
      "A guess tells how wrong it is. It does not tell which way is better.",
    ],
    layers: { carpet: false, above: false },
    guess: true,
    claims: ["loss at (0, 0) ≈ 0.125", "loss at minimum < 1e-30"],
  },
  {
    id: "carpet",
    title: "The carpet",
    question: "What if we tried every w and b?",
    reveal: [
      "From −6 to 6 in steps of 0.1 there are {places with 2 weights} pairs. The star is the lowest place.",
      "With ten weights there would be {places with 10 weights}. We need a principled way.",
    ],
    layers: { path: false, arrows: false },
    uncover: { minimum: true },
    claims: ["places with 2 weights = 14641", "places with 10 weights > 6e20"],
  },
  {
    id: "change",
    title: "θ and Δθ",
    question: "Which way, and how far?",
    reveal: [
      "θ is the pair (w, b). Δθ says which way, η how much of it: θ becomes θ + ηΔθ.",
      "The loss is {loss at start} here, {loss at (3, 3)} after all of Δθ, but {loss at (0, 0)} after η = {rate} of it.",
    ],
    run: { learning_rate: 0.4 },
    layers: { arrows: false },
    change: [5, 5],
    claims: ["loss at (0, 0) < loss at (3, 3)", "loss at (3, 3) < loss at start"],
  },
  {
    id: "slopes",
    title: "Two slopes",
    question: "Which way is downhill?",
    reveal: [
      "∂L/∂w = {dw at 81}, ∂L/∂b = {db at 81}: a little more of w or of b lowers the loss.",
      "So Δθ = −∇L, straight across the level line: the next loss is {loss at 82}, not {loss at 81}.",
    ],
    caution: "The recording often says “in the direction of the gradient”. It means the opposite: +∇L leads up, to {loss uphill of 81}.",
    step: 81,
    tab: "slices",
    claims: ["dw at 81 < 0", "db at 81 < 0", "loss at 82 < loss at 81", "loss uphill of 81 > loss at 81"],
  },
  {
    id: "fog",
    title: "In the fog",
    question: "What does the algorithm know?",
    reveal: [
      "Only this place: L = {loss at 81}, ∂L/∂w = {dw at 81}, ∂L/∂b = {db at 81}.",
      "The carpet is drawn for us. Each step is made from these slopes alone.",
    ],
    step: 81,
    layers: { fog: true },
  },
  {
    id: "one-point",
    title: "One point",
    question: "With one point: where is the loss 0?",
    reveal: [
      "All along one line, 0.5w + b = {logit of point 1}. There the neuron says 0.2 at x = 0.5, as it should.",
      "The pull is always along (0.5, 1): w moves {w per b} times as far as b, up to the line.",
    ],
    run: { point: [[0.5, 0.2]] },
    layers: { pulls: true, arrows: false },
    play: true,
    claims: ["w per b ≈ 0.5", "loss at end < 1e-20", "f of point 1 at end ≈ 0.2"],
  },
  {
    id: "two-points",
    title: "Two points",
    question: "With two points: can both be right?",
    reveal: [
      "Yes, where the two lines cross: w = {w at minimum}, b = {b at minimum}.",
      "On the way the points pull against each other: at step 100, {cancelled at 100} cancels. A long tail.",
    ],
    step: 100,
    layers: { pulls: true, arrows: false },
    uncover: { minimum: true },
    claims: ["loss at minimum < 1e-30", "cancelled at 100 ≈ 0.64", "cancelled at 85 > 0.6", "cancelled at end > 0.6"],
  },
  {
    id: "play",
    title: "Code and Play",
    question: "What does the loop do, step by step?",
    reveal: [
      "It adds up the slope over both points, then moves w and b together.",
      "After {steps} steps the loss has gone from {loss at start} to {loss at end}, down at every step.",
    ],
    caution: "The recording twice says the start is “[−2, 2]”. Its code has w = b = −2, and so has this page.",
    tab: "code",
    play: true,
    claims: ["steps up = 0", "w at start = -2", "b at start = -2", "loss at end < 1e-10"],
  },
  {
    id: "slow",
    title: "The plateau",
    question: "Why so slow at first?",
    reveal: [
      "Point 2 has {loss share of point 2 at start} of the loss and gives {push share of point 2 at start} of the push: its f(1 − f) is {f(1-f) of point 2 at start}.",
      "Plateau up to step {last above 0.4}: L > 0.4. Cliff: {loss at 80} at step 80, {loss at 85} at step 85.",
    ],
    timeline: "step",
    answer: "panel",
    claims: [
      "loss at 63 > 0.4",
      "loss at 64 < 0.4",
      "loss share of point 2 at start ≈ 0.972",
      "push share of point 2 at start ≈ 0.222",
      "f(1-f) of point 2 at start ≈ 0.00091",
      "loss at 80 ≈ 0.2796",
      "loss at 85 ≈ 0.03987",
    ],
  },
  {
    id: "rate-10",
    title: "η = 10",
    question: "Ten times the rate: ten times as fast?",
    reveal: [
      "More than that: below 0.0001 after {first below 0.0001} steps. η = 1 needs {other first below 0.0001}.",
      "Steps that go uphill: {steps up}. It jumps across the valley and comes back.",
    ],
    run: { learning_rate: 10, max_steps: 100 },
    layers: { ghost: true },
    answer: "panel",
    beside: { learning_rate: 1 },
    timeline: "step",
    play: true,
    claims: ["first below 0.0001 = 20", "other first below 0.0001 = 276", "steps up = 1", "loss at end < 1e-11"],
  },
  {
    id: "rate-24",
    title: "η = 24",
    question: "How large may η be?",
    reveal: [
      "η = {rate} still arrives: the loss is {loss at end} after {steps} steps.",
      "The limit at the minimum is 2/λ = {limit at minimum}, with λ the largest curvature there.",
    ],
    run: { learning_rate: 24, max_steps: 100 },
    layers: { ghost: true },
    answer: "panel",
    beside: { learning_rate: 10 },
    timeline: "step",
    play: true,
    claims: ["limit at minimum ≈ 24.8726", "rate < limit at minimum", "loss at end < 1e-18"],
  },
  {
    id: "rate-26",
    title: "η = 26",
    question: "And just beyond the limit?",
    reveal: [
      "It comes within {lowest loss} of zero, at step {lowest step}, and is thrown out again.",
      "Beyond {limit at minimum} the swings across the valley grow: {steps up} of {steps} steps go uphill.",
    ],
    run: { learning_rate: 26, max_steps: 300 },
    layers: { ghost: true },
    answer: "panel",
    timeline: "step",
    play: true,
    claims: [
      "lowest loss < 2e-10",
      "lowest step = 99",
      "loss at end > 1e-4",
      "rate > limit at minimum",
      "limit at minimum ≈ 24.8726",
      "steps up > 100",
    ],
  },
  {
    id: "anywhere",
    title: "Start anywhere",
    question: "Does it arrive from every start?",
    reveal: [
      "No. From (−4, 4) the loss is still {loss at end} after {steps} steps: it came down on the wrong side.",
      "About {lost starts} of the starts in this window never pass below 0.0001. Click the map and try one.",
    ],
    run: { w: -4, b: 4 },
    play: true,
    claims: ["loss at end > 0.4", "loss at end < loss at start", "lost starts > 0.37", "lost starts < 0.39"],
  },
];
