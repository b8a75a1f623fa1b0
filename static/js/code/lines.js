// @ts-check
/** What a run's Python is made of: the lines of each activation, loss and method, as the course writes them. */

/** @typedef {import("../run.js").Run} Run */
/**
 * What a line does to a step: dw and db at 0, a point added to one of them, what Newton's method makes of them, w or b
 * moved, the loop left; of a search a place tried, and one that is the lowest yet.
 * @typedef {"zero" | "dw" | "db" | "stop" | "gradient" | "newton" | "shortened" | "w" | "b" | "return" | "try" | "best"} Mark
 */
/** @typedef {{text: string, mark?: Mark}} Line */

/** The names of f(z), of its slope and of the curvature of ½r², where fx is f(z). */
export const ACTIVATIONS = /** @type {Record<string, {needs: string[], value: string, slope: string[], bend: string[]}>} */ ({
  sigmoid: {
    needs: ["exp"],
    value: "1 / (1 + exp(-(w*x + b)))",
    slope: ["fx", "(1 - fx)"],
    bend: ["s = fx * (1 - fx)", "return s*s + (fx-y) * s * (1 - 2*fx)"],
  },
  tanh: {
    needs: ["tanh"],
    value: "tanh(w*x + b)",
    slope: ["(1 - fx**2)"],
    bend: ["s = 1 - fx**2", "return s*s - 2 * (fx - y) * fx * s"],
  },
  relu: { needs: [], value: "max(0, w*x + b)", slope: ["(fx > 0)"], bend: ["return float(fx > 0)"] },
  linear: { needs: [], value: "w*x + b", slope: [], bend: ["return 1"] },
});

/** needs: of math; error: of all points; error term, and how many points a mean is over. */
export const LOSSES = /** @type {Record<string, {needs: string[], error: string[], mean: boolean}>} */ ({
  squared_error: {
    needs: [],
    error: ["    return sum(0.5 * (f(w, b, x) - y)**2", "               for x, y in zip(X, Y))"],
    mean: false,
  },
  cross_entropy: {
    needs: ["log"],
    error: [
      "    return -sum(y * log(f(w, b, x))",
      "        + (1 - y) * log(1 - f(w, b, x))",
      "        for x, y in zip(X, Y)) / len(X)",
    ],
    mean: true,
  },
});

/** How the parameters are written in Python: Adam keeps a velocity as momentum does, and a scale as RMSProp does. */
export const NAMES = /** @type {const} */ ({ momentum: "mu", decay: "rho", beta1: "mu", beta2: "rho", epsilon: "eps" });

/**
 * How a method makes its step; @ is w and then b.
 * @typedef {object} Steps
 * @property {string[]} needs of math
 * @property {string[]} memory what it remembers, 0 at first
 * @property {string[]} remember what it makes of that in a step
 * @property {string[]} before what the steps of w and b share
 * @property {string} move what is added to w and to b
 */
/** @type {Omit<Steps, "move">} */
const FORGETFUL = { needs: [], memory: [], remember: [], before: [] };
const SCALED = { ...FORGETFUL, needs: ["sqrt"], memory: ["s_@"] };
const ROLLING = { ...FORGETFUL, memory: ["v_@"], remember: ["v_@ = mu*v_@ + d@"] };

/** @type {Record<string, Steps>} */
export const STEPS = {
  gradient_descent: { ...FORGETFUL, move: "- eta * d@" },
  momentum: { ...ROLLING, move: "- eta * v_@" },
  nesterov: { ...ROLLING, move: "- eta * (d@ + mu*v_@)" },
  adagrad: { ...SCALED, remember: ["s_@ = s_@ + d@**2", "r_@ = sqrt(s_@) + eps"], move: "- eta * d@ / r_@" },
  rmsprop: { ...SCALED, remember: ["s_@ = rho*s_@ + (1-rho) * d@**2", "r_@ = sqrt(s_@) + eps"], move: "- eta * d@ / r_@" },
  adam: {
    ...SCALED,
    memory: ["m_@", "s_@"],
    remember: ["m_@ = mu*m_@ + (1-mu) * d@", "s_@ = rho*s_@ + (1-rho) * d@**2", "r_@ = sqrt(s_@ / c) + eps"],
    before: ["k = 1 - mu**(i + 1)", "c = 1 - rho**(i + 1)"],
    move: "- eta * m_@ / k / r_@",
  },
  newton: { ...FORGETFUL, needs: ["hypot"], move: "+ eta * u_@" },
};
