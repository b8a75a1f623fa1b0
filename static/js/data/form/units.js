// @ts-check
/** The weights of scaled features, in the units of the table's own columns: z is the same, so w·factor belongs to x. */

/** @typedef {{name: string, offset: number, factor: number}} Scaled a feature is learnt from as (x − offset) · factor */

/** Whether any feature was scaled. @param {readonly Scaled[]} features */
export function isScaled(features) {
  return features.some(({ offset, factor }) => offset !== 0 || factor !== 1);
}

/**
 * The weights and the bias of one output for the columns as they are: Σ w (x − offset) factor + b = Σ (w factor) x + b′.
 * @param {readonly Scaled[]} features @param {readonly number[]} weights @param {number} bias
 * @returns {{weights: number[], bias: number}}
 */
export function inUnits(features, weights, bias) {
  const own = features.map(({ factor }, j) => weights[j] * factor);
  return { weights: own, bias: features.reduce((sum, { offset }, j) => sum - own[j] * offset, bias) };
}
