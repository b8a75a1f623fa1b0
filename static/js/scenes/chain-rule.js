// @ts-check
/** The chain rule: what a slope is made of, factor by factor. */

/** @type {readonly import("../scenes.js").Scene[]} */
export const CHAIN_RULE = [
  {
    id: "derivation",
    title: "σ′ = σ(1 − σ)",
    question: "Where does f(1 − f) come from?",
    reveal: [
      "σ = 1/(1 + e⁻ᶻ), so σ′ = e⁻ᶻ/(1 + e⁻ᶻ)² = σ(1 − σ). The curve’s height alone tells its slope.",
      "Point 2: f = {f of point 2 at 81} gives {steepness of point 2 at 81}. A thousandth more of z lifts f by {nudged of point 2 at 81}.",
    ],
    step: 81,
    tab: "derivation",
    part: "slope",
  },
  {
    id: "say-db",
    title: "∂L/∂b",
    question: "∂L/∂b: can you say it before deriving it?",
    reveal: [
      "Only the last factor changes: z = wx + b, so ∂z/∂b is 1 where ∂z/∂w is x.",
      "Point 1: ∂L/∂b is {δ of point 1 at 81}, the error term δ, and ∂L/∂w is x = {x of point 1 at 81} times that, {part of point 1 at 81}.",
    ],
    step: 81,
    tab: "derivation",
    part: "bias",
  },
  {
    id: "factors",
    title: "Three factors",
    question: "What is the slope of one point made of?",
    reveal: [
      "Point 1: (f − y) · f(1 − f) · x = {residual of point 1 at 81} · {steepness of point 1 at 81} · {x of point 1 at 81} = {part of point 1 at 81}.",
      "The gap to the target, the steepness of the curve there, and the input.",
    ],
    step: 81,
    tab: "factors",
    part: "1",
  },
  {
    id: "sum",
    title: "The sum",
    question: "And with two points?",
    reveal: [
      "Each says its own: {part of point 1 at 81} and {part of point 2 at 81}. Their sum is ∂L/∂w = {dw at 81}.",
      "Then w ← w − η · ∂L/∂w: from {w at 81} to {w at 82}, and b in the same way.",
    ],
    step: 81,
    tab: "factors",
    part: "sum",
    claims: ["rate = 1"],
  },
  {
    id: "saturated",
    title: "A small factor",
    question: "Which factor makes the plateau?",
    reveal: [
      "Point 2 is wrong by {residual of point 2 at start}, but f(1 − f) = {f(1-f) of point 2 at start}: their product is only {δ of point 2 at start}.",
      "One factor near 0 is enough. Point 1, wrong by {residual of point 1 at start}, has δ = {δ of point 1 at start}.",
    ],
    tab: "factors",
    part: "2",
    claims: ["f(1-f) of point 2 at start < 0.001"],
  },
];
