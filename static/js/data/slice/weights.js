// @ts-check
/** The weights and biases of a layer by name: in a list to choose from, on an axis, and as the API calls them. */

/** @typedef {{name: string}} Named */
/** @typedef {{output: string, weights: {value: string, symbol: string, of: string}[]}} Group the weights of an output; of: the feature's name, "" for the bias */

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/** @param {readonly Named[]} features @param {readonly string[]} targets @returns {Group[]} */
export function groups(features, targets) {
  return targets.map((output, k) => {
    const many = targets.length > 1;
    const one = (/** @type {Named | null} */ feature, /** @type {number} */ j) => ({
      value: `${k},${j}`,
      symbol: feature ? `w${many ? `${below(k + 1)}\u200a` : ""}${below(j + 1)}` : `b${many ? below(k + 1) : ""}`,
      of: feature?.name ?? "",
    });
    return { output, weights: [...features.map(one), one(null, features.length)] };
  });
}

/** w₁ (radius), or b (bias). @param {{symbol: string, of: string}} weight */
export function named({ symbol, of }) {
  return `${symbol} (${of || "bias"})`;
}

/** @param {number} number */
function below(number) {
  return [...String(number)].map((digit) => SUBSCRIPTS[Number(digit)]).join("");
}
