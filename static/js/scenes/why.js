// @ts-check
/** Why the step goes there: Taylor's promise, what is kept of it, and how far it reaches. */

/** Where the lecture's run is at steps 82 and 80, as starts of runs with other rates. */
const STEP_82 = { w: 0.19951362254604957, b: -0.6695305192826496 };
const STEP_80 = { w: -0.3362351860599616, b: -0.8558819644676186 };

/** @type {readonly import("../scenes.js").Scene[]} */
export const WHY = [
  {
    id: "promise",
    title: "The promise",
    question: "How much will this step gain?",
    reveal: [
      "ηuᵀ∇L promises {first order at start}, and the loss changes by {actual at start}: {apart at start} apart.",
      "At step 82 the same sum promises {first order at 82}, and only {actual at 82} comes true.",
    ],
    tab: "why-step",
    claims: ["apart at start < 0.01", "apart at 82 ≈ 0.247"],
  },
  {
    id: "cosine",
    title: "cos β",
    question: "Which direction is promised most?",
    reveal: [
      "uᵀ∇L = ‖u‖‖∇L‖ cos β lies between −k and k, here k = {k at 60}. It is lowest at β = 180°.",
      "So u = −∇L, opposite to the gradient. That is a promise of the first order, for short steps.",
    ],
    step: 60,
    tab: "why-dial",
    claims: ["k at 60 > 0", "bare at 60 < 0"],
  },
  {
    id: "best-angle",
    title: "Is 180° best?",
    question: "Is 180° the best direction?",
    reveal: [
      "Steepest promised: 180°. Best in truth for this length: {best angle at start}, the carpet bends.",
      "There the loss changes by {best change at start}, at 180° only by {actual at start}.",
    ],
    run: { ...STEP_82, learning_rate: 5, max_steps: 100 },
    beside: {},
    tab: "why-dial",
    claims: ["w at start = other w at 82", "b at start = other b at 82", "best angle at start = 126", "best change at start < actual at start"],
  },
  {
    id: "shorter",
    title: "Shorter steps",
    question: "And when the step becomes shorter?",
    reveal: [
      "With η = {other rate} the best was at {other best angle at start}, with η = {rate} it is at {best angle at start}.",
      "The two marks merge as η shrinks. “Opposite to the gradient” is best for short steps.",
    ],
    run: { ...STEP_82, learning_rate: 0.1, max_steps: 100 },
    beside: { ...STEP_82, learning_rate: 5, max_steps: 100 },
    tab: "why-dial",
    claims: ["best angle at start = 180", "other best angle at start < 180"],
  },
  {
    id: "uphill-180",
    title: "Up at 180°",
    question: "Can a step at 180° go up?",
    reveal: [
      "Yes. It promises {first order at start}, more than all the loss of {loss at start}. In truth: {actual at start}.",
      "Best in truth for this length is {best angle at start}: {best change at start}.",
    ],
    run: { ...STEP_80, learning_rate: 20, max_steps: 100 },
    beside: {},
    tab: "why-dial",
    claims: [
      "w at start = other w at 80",
      "b at start = other b at 80",
      "actual at start > 0",
      "actual at start ≈ 0.0103",
      "first order at start < -0.28",
      "loss at start < 0.28",
    ],
  },
  {
    id: "bend",
    title: "The bend",
    question: "How does the carpet bend here?",
    reveal: [
      "The eigenvalues of ∇²L say it: {small eigenvalue at 75} and {large eigenvalue at 75}, down one way and up the other.",
      "Up to step {last dome} it bends down in every direction, from step {first round} on up in every direction.",
    ],
    step: 75,
    tab: "why-step",
    claims: ["last dome = 52", "first round = 82", "small eigenvalue at 75 < 0", "large eigenvalue at 75 > 0"],
  },
  {
    id: "break-even",
    title: "Break even",
    question: "How large may η be for this step?",
    reveal: [
      "By the quadratic model it goes down below η = −2uᵀ∇L/(uᵀ∇²L u) = {break-even rate at 100}.",
      "The carpet is not the model: with η = 69 this step would still change the loss by {actual with 69 at 100}.",
    ],
    caution: "2/λ = {limit at minimum} is another limit: of every step near the minimum, whatever its direction.",
    step: 100,
    tab: "why-step",
    claims: ["break-even rate at 100 ≈ 68.97", "break-even rate at 100 < 69", "actual with 69 at 100 < 0", "limit at minimum ≈ 24.8726"],
  },
];
