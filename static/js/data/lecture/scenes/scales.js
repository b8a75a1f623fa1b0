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
];
