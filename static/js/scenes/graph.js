// @ts-check
/** The computation graph: values forward, derivatives back, and a nudge to try them out. */

/** The example of the blog post. */
const PRODUCT = { of: "3 * (a + b * c)", values: { a: 5, b: 3, c: 2 } };
const NUDGED = { ...PRODUCT, nudge: "b" };

/** @type {readonly import("../scenes.js").Scene[]} */
export const GRAPH = [
  {
    id: "graph",
    title: "Forward, back",
    question: "J = 3(a + bc): which input counts most?",
    reveal: [
      "c: dJ/dc = 9, dJ/db = 6 and dJ/da = 3. A little more of c is multiplied by b = 3, then by 3.",
      "Forward come the values. Back come the derivatives: each edge multiplies by its own.",
    ],
    cover: "expression",
    expression: PRODUCT,
    claims: ["dJ/da ≈ 3", "dJ/db ≈ 6", "dJ/dc ≈ 9"],
  },
  {
    id: "nudge",
    title: "The nudge",
    question: "b becomes 3.001. What becomes of J?",
    reveal: [
      "bc goes from 6 to 6.002, a + bc from 11 to 11.002, J from 33 to 33.006: by 0.006.",
      "0.006 ÷ 0.001 = 6, and 6 is dJ/db. A derivative says what a nudge would do.",
    ],
    cover: "expression",
    expression: NUDGED,
    claims: ["J at b + 0 = 33", "J at b + 0.001 = 33.006", "bc at b + 0.001 = 6.002", "a + bc at b + 0.001 = 11.002", "nudged J of 0.001 = 0.006"],
  },
  {
    id: "graph-neuron",
    title: "The neuron",
    question: "And the neuron’s loss, as a graph?",
    reveal: [
      "By the same rules: point 2 gives {part of point 2 at 81} to ∂L/∂w and {δ of point 2 at 81} to ∂L/∂b.",
      "The page “Graph” draws any expression you type, with a nudge for every input.",
    ],
    step: 81,
    tab: "graph",
  },
];
