// @ts-check
/** Why features are scaled: one learning rate for all weights, and what it bears. */

/** @type {import("../scenes.js").Some} */
const STANDARDIZED = { table: "two_scales", scaling: "standardize", max_steps: 100 };

/** @type {readonly import("../scenes.js").Scene[]} */
export const SCALES = [
  {
    id: "two-scales",
    title: "Mm and years",
    question: "Height in mm: why does the loss not fall?",
    reveal: [
      "Heights are about 1700, so the first step is far too long: the loss goes from {loss at 0} to {loss at 1}.",
      "Standardized to mean 0 and deviation 1, the same η comes down to {scaled loss at 10} in 10 steps.",
    ],
    settings: { table: "two_scales", max_steps: 100 },
    beside: { scaled: STANDARDIZED },
    ghost: true,
    answer: "panel",
    play: true,
    claims: ["mean of x1 ≈ 1710", "loss at 1 > 20000", "lowest loss = loss at 0", "scaled loss at 10 < 0.33"],
  },
  {
    id: "bearable-rate",
    title: "How large η?",
    question: "Unscaled: how large may η be?",
    reveal: [
      "Below 2/λ = {limit} every step goes down. λ is the largest curvature: that where every ŷ is 0.5.",
      "The steps are short: a loss of 0.4 takes about {about first below 0.4} of them, standardized only {scaled first below 0.4}.",
    ],
    caution: "Standardized the limit is {scaled limit}, more than two million times as large.",
    settings: { table: "two_scales", learning_rate: 0.0000027, max_steps: 20000 },
    beside: { scaled: STANDARDIZED },
    answer: "panel",
    play: true,
    claims: ["rate < limit", "steps up = 0", "first below 0.4 ≈ 17565", "scaled first below 0.4 = 4", "scaled limit > 5.6", "limit < 0.0000028"],
  },
  {
    id: "ravine",
    title: "A ravine",
    question: "What is wrong with this loss?",
    reveal: [
      "It is a ravine: at zero its curvatures are {curvature 1}, {curvature 2} and {curvature 3}.",
      "η has to suit the largest, and is far too small for the others: after {steps} steps the loss is {loss at end}.",
    ],
    settings: { table: "two_scales", learning_rate: 0.0000027, max_steps: 1000 },
    view: "slice",
    answer: "panel",
    play: true,
    claims: ["curvature 1 > 700000", "curvature 2 < 36", "curvature 3 < 0.001", "rate < limit"],
  },
  {
    id: "bowl",
    title: "A bowl",
    question: "And what does scaling change?",
    reveal: [
      "Standardized it is a bowl: at zero its curvatures are {curvature 1}, {curvature 2} and {curvature 3}.",
      "One η suits them all: the loss is {loss at 10} after 10 steps, and {loss at end} after {steps}.",
    ],
    caution: "A slice is not the whole surface: w₁, w₂ and b are three numbers, and it shows two directions.",
    settings: STANDARDIZED,
    view: "slice",
    answer: "panel",
    play: true,
    claims: ["curvature 1 < 0.4", "curvature 3 > 0.1", "loss at 10 < 0.33"],
  },
];
