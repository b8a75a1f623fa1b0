// @ts-check
/** The neuron and its loss, as the server has them: for pictures only, the trajectory is computed there. */

/** @typedef {[number, number]} Point an input x and its target y */
/** @typedef {{activation: string, loss: string}} Kind the names of a run's activation and loss */

/** @type {Kind} */
const LECTURE = { activation: "sigmoid", loss: "squared_error" };

/** f(z) of each activation. @type {Record<string, (z: number) => number>} */
const ACTIVATIONS = { sigmoid, tanh: Math.tanh, relu: (z) => Math.max(0, z), linear: (z) => z };

/** What a point adds to each loss, of z, its prediction and y; and whether the sum of them is made a mean. */
const LOSSES = {
  squared_error: { at: squaredError, mean: false },
  cross_entropy: { at: crossEntropy, mean: true },
};

/** 1 / (1 + e^-z), written so that nothing overflows. @param {number} z */
function sigmoid(z) {
  const e = Math.exp(-Math.abs(z));
  return (z >= 0 ? 1 : e) / (1 + e);
}

/** @param {number} _z @param {number} prediction @param {number} y */
function squaredError(_z, prediction, y) {
  const residual = prediction - y;
  return 0.5 * residual * residual;
}

/** −y ln σ(z) − (1 − y) ln(1 − σ(z)), from z, so that it keeps its digits. @param {number} z @param {number} _prediction @param {number} y */
function crossEntropy(z, _prediction, y) {
  return Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)));
}

/**
 * f(wx + b), the sigmoid of it where nothing else is said.
 * @param {number} w @param {number} b @param {number} x @param {Pick<Kind, "activation">} kind such as a run
 */
export function prediction(w, b, x, kind = LECTURE) {
  return ACTIVATIONS[kind.activation](w * x + b);
}

/**
 * L(w, b): the sum of half the squared residuals where nothing else is said, or the mean cross-entropy.
 * @param {readonly Point[]} points @param {number} w @param {number} b @param {Kind} kind such as a run
 */
export function loss(points, w, b, kind = LECTURE) {
  const f = ACTIVATIONS[kind.activation];
  const { at, mean } = LOSSES[/** @type {keyof typeof LOSSES} */ (kind.loss)];
  let sum = 0;
  for (const [x, y] of points) {
    const z = w * x + b;
    sum += at(z, f(z), y);
  }
  return mean ? sum / points.length : sum;
}
