// @ts-check
/** The loss of one point as an expression of w, b, x and y, in the graph's own language. */

/** Outputs of the neuron. @type {Readonly<Record<string, string>>} */
const OUTPUTS = {
  sigmoid: "sigmoid(w * x + b)",
  tanh: "tanh(w * x + b)",
  relu: "relu(w * x + b)",
  linear: "w * x + b",
};

/** Of an output. @type {Readonly<Record<string, (output: string) => string>>} */
const LOSSES = {
  squared_error: (output) => `0.5 * (${output} - y) ** 2`,
  cross_entropy: (output) => `-(y * log(${output}) + (1 - y) * log(1 - ${output}))`,
};

/** @param {Pick<import("../run.js").Run, "activation" | "loss">} run */
export function pointLoss({ activation, loss }) {
  return LOSSES[loss](OUTPUTS[activation]);
}

/**
 * Why the loss of a point has no graph at a place; null where it has. The log-loss is computed from ŷ here, not from z.
 * @param {Pick<import("../run.js").Run, "activation" | "loss">} run @param {number} prediction
 */
export function noGraph({ loss }, prediction) {
  if (loss !== "cross_entropy" || (prediction > 0 && prediction < 1)) return null;
  return `Here ŷ is ${prediction} to the last digit, so one of the logarithms is of 0: the graph has no numbers. Other steps may have them.`;
}
