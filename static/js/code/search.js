// @ts-check
/** A search in Python: each place it tries, and the lowest of them. */

/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("./lines.js").Line} Line */

/** @param {Run} run @returns {Line[]} */
export function search(run) {
  return [
    { text: `def do_${run.method}():` },
    { text: '    low = float("inf")' },
    ...(run.method === "grid_search" ? grid(run) : random(run)),
    { text: "    return best", mark: "return" },
  ];
}

/** @param {Run} run @returns {Line[]} */
function random({ seed, max_steps, w_min, w_max, b_min, b_max }) {
  return [
    { text: `    draw = Random(${seed}).random` },
    { text: `    for i in range(${max_steps + 1}):` },
    { text: `        w = ${w_min} + ${w_max - w_min} * draw()`, mark: "try" },
    { text: `        b = ${b_min} + ${b_max - b_min} * draw()`, mark: "try" },
    ...compare("        "),
  ];
}

/** @param {Run} run @returns {Line[]} */
function grid({ max_steps, w_min, w_max, b_min, b_max }) {
  return [
    { text: `    n = ${Math.floor(Math.sqrt(max_steps + 1))}` },
    { text: "    for row in range(n):" },
    { text: "        for col in range(n):" },
    { text: `            w = ${w_min} + ${w_max - w_min} * (col+0.5) / n`, mark: "try" },
    { text: `            b = ${b_min} + ${b_max - b_min} * (row+0.5) / n`, mark: "try" },
    ...compare("            "),
  ];
}

/** @param {string} indent @returns {Line[]} */
function compare(indent) {
  return [
    { text: `${indent}here = error(w, b)`, mark: "try" },
    { text: `${indent}if here < low:` },
    { text: `${indent}    low, best = here, (w, b)`, mark: "best" },
  ];
}
