// @ts-check
/** The lecture's loop in Python with a run's own settings: the text that is shown, and that a test executes. */

/** @typedef {import("./run.js").Run} Run */
/** What a line does to a step: dw and db at 0, a point added to one of them, w or b moved, the loop left. */
/** @typedef {"zero" | "dw" | "db" | "stop" | "w" | "b" | "return"} Mark */
/** @typedef {{text: string, mark?: Mark}} Line */

/** @param {Run} run @returns {Line[]} */
export function listing(run) {
  const column = (/** @type {0 | 1} */ k) => run.point.map((point) => String(point[k])).join(", ");
  /** @type {Line[]} */
  const stop =
    run.tolerance > 0
      ? [
          { text: "        if max(abs(dw), abs(db)) <= tol:" },
          { text: "            break", mark: "stop" },
        ]
      : [];
  return [
    { text: "from math import exp" },
    { text: `X = [${column(0)}]` },
    { text: `Y = [${column(1)}]` },
    { text: "" },
    { text: "def f(w, b, x):" },
    { text: "    return 1 / (1 + exp(-(w*x + b)))" },
    { text: "" },
    { text: "def error(w, b):" },
    { text: "    return sum(0.5 * (f(w, b, x) - y)**2" },
    { text: "               for x, y in zip(X, Y))" },
    { text: "" },
    { text: "def grad_w(w, b, x, y):" },
    { text: "    fx = f(w, b, x)" },
    { text: "    return (fx - y) * fx * (1 - fx) * x" },
    { text: "" },
    { text: "def grad_b(w, b, x, y):" },
    { text: "    fx = f(w, b, x)" },
    { text: "    return (fx - y) * fx * (1 - fx)" },
    { text: "" },
    { text: "def do_gradient_descent():" },
    { text: `    w, b, eta = ${run.w}, ${run.b}, ${decimal(run.learning_rate)}` },
    { text: run.tolerance > 0 ? `    max_epochs, tol = ${run.max_steps}, ${run.tolerance}` : `    max_epochs = ${run.max_steps}` },
    { text: "    for i in range(max_epochs):" },
    { text: "        dw, db = 0, 0", mark: "zero" },
    { text: "        for x, y in zip(X, Y):" },
    { text: "            dw += grad_w(w, b, x, y)", mark: "dw" },
    { text: "            db += grad_b(w, b, x, y)", mark: "db" },
    ...stop,
    { text: "        w = w - eta * dw", mark: "w" },
    { text: "        b = b - eta * db", mark: "b" },
    { text: "    return w, b", mark: "return" },
  ];
}

/** A rate is no count: 1.0. @param {number} value */
function decimal(value) {
  return Number.isInteger(value) && value < 1e15 ? `${value}.0` : String(value);
}
