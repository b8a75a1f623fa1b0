// @ts-check
/** One weight: the bowl of y ≈ m·x, and the line of code that goes down it only where x is negative. */

/** @type {readonly import("../scenes.js").Scene[]} */
export const ONE_WEIGHT = [
  {
    id: "one-weight",
    title: "One weight",
    question: "With one weight, which way is down?",
    reveal: [
      "Against the slope: it is {slope at 0} at m = {m at 0}, so the first step is {step at 0}.",
      "After 100 epochs the loss is {loss at 100} instead of {loss at 0}. In the end m is y/x = {minimum}.",
    ],
    cover: "one-weight",
    oneWeight: { gradient: "chain rule" },
  },
  {
    id: "printed-gradient",
    title: "As printed",
    question: "The code uses 2(y\u00a0−\u00a0ŷ). What is missing?",
    reveal: [
      "The factor −x, here {−x}: the first step is {step at 0} instead of {other step at 0}.",
      "The right way, a little short: {loss at 100} at epoch 100 instead of {other loss at 100}.",
    ],
    caution: "The blog post’s printed numbers are this run’s: {loss at 0}, {loss at 100}, at 900 {loss at 900}, m = {printed m at 1000}.",
    cover: "one-weight",
    oneWeight: { gradient: "printed" },
  },
  {
    id: "positive-x",
    title: "x above 0",
    question: "And the same code where x is positive?",
    reveal: [
      "It climbs: each epoch multiplies y − ŷ by {factor}. After 100 the loss is {loss at 100}.",
      "At η = {rate} it descends only for {lowest x} < x < {highest x}, and is right only at x = −1.",
    ],
    cover: "one-weight",
    oneWeight: { gradient: "printed", x: 1.12242755 },
  },
];
