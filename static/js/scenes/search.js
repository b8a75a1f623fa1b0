// @ts-check
/** Search or descend: what each has found for the same work, and what a hundred weights would cost. */

/** @type {readonly import("../scenes.js").Scene[]} */
export const SEARCH = [
  {
    id: "race",
    title: "The race",
    question: "Search or descend: who comes lower?",
    reveal: [
      "After 20 evaluations half of 100 random searches are below {median after 20}, descent is still at {lowest after 20}.",
      "It overtakes half of them after {overtaken after}, at step {overtaken at}. The slope tells it the way.",
    ],
    tab: "race",
    timeline: "step",
    play: true,
    claims: [
      "median after 20 < 0.02",
      "lowest after 20 > 0.4",
      "overtaken after > 200",
      "overtaken after < 600",
      "lowest after 1000 < median after 1000",
    ],
  },
  {
    id: "hundred",
    title: "100 weights",
    question: "“Suppose I had a hundred variables”?",
    reveal: [
      "With 5 values a weight a grid has {grid with 2 weights} places for two weights, {grid with 100 weights} for a hundred.",
      "A step of descent is still one loss and one gradient: the chain rule brings all slopes at once.",
    ],
    tab: "race",
    part: "100",
    claims: ["grid with 2 weights = 25", "grid with 100 weights > 7.8e69"],
  },
];
