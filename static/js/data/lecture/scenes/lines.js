// @ts-check
/** What a layer can tell apart: what lies on two sides of a line, once for each output. */

/** @type {readonly import("../scenes.js").Scene[]} */
export const LINES = [
  {
    id: "ring",
    title: "A ring",
    question: "Inside or outside: can one neuron tell?",
    reveal: [
      "Not here: where w₁x₁ + w₂x₂ + b = 0 there is a straight line, and no line has the ring on one side.",
      "In the end every ŷ is below 0.5, the largest {largest prediction at end}: it calls all “outside”, and {accuracy at end} are right.",
    ],
    settings: { table: "ring", max_steps: 100 },
    uncover: "result-panel",
    play: true,
    claims: ["largest prediction at end < 0.5", "share of y = 0 = 0.6", "accuracy at end = 0.6", "gradient norm at end < 1e-9"],
  },
  {
    id: "three-outputs",
    title: "Three outputs",
    question: "Three classes: what does one output learn?",
    reveal: [
      "Only “mine or not”: each has its own line and its own δ, and knows nothing of the others.",
      "So the three ŷ of a row add up to {smallest sum at end} to {largest sum at end}. The largest wins: {accuracy at end} are right.",
    ],
    settings: { table: "three_classes" },
    uncover: "result-panel",
    play: true,
    claims: ["outputs = 3", "smallest sum at end < 1", "largest sum at end > 1"],
  },
];
