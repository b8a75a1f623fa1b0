// @ts-check
/** A search in Python: each place it tries, and the lowest of them. */

/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("./lines.js").Line} Line */

/** @param {Run} run @returns {Line[]} */
export function search(run) {
  return [
    { text: `def do_${run.method}():` },
    { text: `    w_min, w_max = ${run.w_min}, ${run.w_max}` },
    { text: `    b_min, b_max = ${run.b_min}, ${run.b_max}` },
    { text: '    lowest = float("inf")' },
    ...(run.method === "grid_search" ? grid(run) : random(run)),
    { text: "    return best", mark: "return" },
  ];
}

/** @param {Run} run @returns {Line[]} */
function random({ seed, max_steps }) {
  return [
    { text: `    draw = Random(${seed}).random` },
    { text: `    for i in range(${max_steps + 1}):` },
    { text: "        w = w_min + (w_max - w_min) * draw()", mark: "try" },
    { text: "        b = b_min + (b_max - b_min) * draw()", mark: "try" },
    ...compare("        "),
  ];
}

/** @param {Run} run @returns {Line[]} */
function grid({ max_steps }) {
  return [
    { text: `    side = ${Math.floor(Math.sqrt(max_steps + 1))}` },
    { text: "    for row in range(side):" },
    { text: "        b = b_min + (b_max - b_min) * (row + 0.5) / side", mark: "try" },
    { text: "        for column in range(side):" },
    { text: "            w = w_min + (w_max - w_min) * (column + 0.5) / side", mark: "try" },
    ...compare("            "),
  ];
}

/** @param {string} indent @returns {Line[]} */
function compare(indent) {
  return [
    { text: `${indent}if error(w, b) < lowest:` },
    { text: `${indent}    lowest, best = error(w, b), (w, b)`, mark: "best" },
  ];
}
