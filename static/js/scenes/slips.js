// @ts-check
/** Spot the slip: what the sources say or print, what is right, and what the difference does. */

/** @type {readonly import("../scenes.js").Scene[]} */
export const SLIPS = [
  {
    id: "slip-start",
    title: "The start",
    question: "“We start at [−2, 2].” Do we?",
    reveal: [
      "The code has w = b = −2. From (−2, 2) the loss is {loss at start} at first, not {other loss at start}.",
      "That run has no long plateau: below 0.0001 after {first below 0.0001} steps, not {other first below 0.0001}.",
    ],
    run: { b: 2 },
    beside: {},
    layers: { ghost: true },
    play: true,
    claims: ["w at start = -2", "b at start = 2", "other b at start = -2", "last above 0.4 < 50", "other last above 0.4 = 63"],
  },
  {
    id: "slip-direction",
    title: "The direction",
    question: "“In the direction of the gradient.” Right?",
    reveal: [
      "The opposite is meant: −∇L. In {steps} steps along it the loss goes from {loss at start} to {loss at end}.",
      "Along +∇L it goes up to {loss after going up}, onto the high shelf where the neuron says almost 0 to both.",
    ],
    cover: "slip",
    slip: "uphill",
    claims: ["loss after going up > loss at start", "loss after going up ≈ 0.4242", "f of point 1 at (-3.14, -4) < 0.01", "f of point 2 at (-3.14, -4) < 0.01"],
  },
  {
    id: "slip-eta",
    title: "The lost η",
    question: "A slide: what is missing on the right?",
    reveal: [
      "The η. uᵀ∇L = {bare at start} is the same for every η, and right for η = 1 alone.",
      "With η = 10 the loss changes by {actual with 10 at start}, with η = 0.1 by {actual with 0.1 at start}.",
    ],
    cover: "slip",
    slip: "eta",
    claims: ["first order at start = bare at start", "rate = 1"],
  },
  {
    id: "slip-half",
    title: "The lost ½",
    question: "Another slide: what is missing here?",
    reveal: [
      "The ½. Without it step 82 promises {whole order at 82}, with it {second order at 82}; the truth is {actual at 82}.",
      "The bend would count twice: break even at η = {printed break-even rate at 82}, not at {break-even rate at 82}.",
    ],
    cover: "slip",
    slip: "half",
    claims: ["second order at 82 < whole order at 82", "rate = 1"],
  },
  {
    id: "slip-weight",
    title: "w for Δw",
    question: "The notes’ last line: what is w now?",
    reveal: [
      "Only the last change: every step throws the old w away. The line is about Δw, which is added to w.",
      "As printed, w ends at {w when replaced} with a loss of {loss when replaced}; the loop ends at {loss at end}.",
    ],
    cover: "slip",
    slip: "replaced",
    claims: ["loss when replaced > 0.09", "w when replaced ≈ 0.1477"],
  },
  {
    id: "slip-sign",
    title: "The sign of δ",
    question: "δ with the other sign: a slip?",
    reveal: [
      "No, a convention: their δ is −∂L/∂h, ours is ∂L/∂z; they add it where we subtract it.",
      "Both go from w = b = −2 to w = {precise w at 1}, b = {precise b at 1} in the first step.",
    ],
    cover: "slip",
    slip: "sign",
    claims: ["w at start = -2", "b at start = -2"],
  },
  {
    id: "slip-log-loss",
    title: "The log-loss",
    question: "The printed log-loss: what if y = 0?",
    reveal: [
      "It is log ŷ − 1, which falls without bound as ŷ → 0: {printed log-loss for 0.001} at 0.001, where {log-loss for 0.001} is right.",
      "Its push dL/dz goes to 1 as the error goes to 0, so it never stops. At y = 1 both are the same.",
    ],
    caution: "The post’s other slip is in its code, gradient = 2(y − ŷ): see the chapter “One weight”.",
    cover: "slip",
    slip: "log-loss",
    claims: ["printed push for 0.001 > 0.99", "push for 0.001 < 0.01", "printed log-loss for 0.001 < -7"],
  },
  {
    id: "slip-decrease",
    title: "Bound to fall?",
    question: "“The loss is bound to decrease.” Is it?",
    reveal: [
      "Only for small η. With η = {rate}, {steps up} steps go up: from {loss at 7} at step 7 to {loss at 9} at step 9.",
      "It arrives all the same, at {loss at end}. With η = 26 it does not: see the scene of that name.",
    ],
    run: { learning_rate: 20, max_steps: 100 },
    beside: { learning_rate: 26, max_steps: 300 },
    timeline: "step",
    tab: "why-run",
    play: true,
    claims: [
      "steps up = 2",
      "first step up = 8",
      "last step up = 9",
      "loss at 9 > loss at 8",
      "loss at 8 > loss at 7",
      "loss at end < 1e-11",
      "other loss at end > 1e-4",
    ],
  },
];
