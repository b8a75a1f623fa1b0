// @ts-check
/** A run in Python as the lecture writes it, with its own settings: the text that is shown, and that a test executes. */

import { searches } from "../methods.js";
import { ACTIVATIONS, LOSSES, NAMES, STEPS } from "./lines.js";
import { search } from "./search.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("./lines.js").Line} Line */
/** @typedef {import("./lines.js").Mark} Mark */

/** @param {Run} run @returns {Line[]} */
export function listing(run) {
  return [...opening(run), ...(searches(run) ? search(run) : descent(run))];
}

/** The imports, the points, the neuron and its error. @param {Run} run @returns {Line[]} */
function opening(run) {
  const { needs, value } = ACTIVATIONS[run.activation];
  const loss = LOSSES[run.loss];
  const column = (/** @type {0 | 1} */ k) => run.point.map((point) => String(point[k])).join(", ");
  const math = [...needs, ...loss.needs, ...(STEPS[run.method]?.needs ?? [])];
  const random = run.method === "random_search" || run.batch_size !== null;
  return texts(
    ...(math.length > 0 ? [`from math import ${math.join(", ")}`] : []),
    ...(random ? ["from random import Random"] : []),
    `X = [${column(0)}]`,
    `Y = [${column(1)}]`,
    "",
    "def f(w, b, x):",
    `    return ${value}`,
    "",
    "def error(w, b):",
    ...loss.error,
    "",
  );
}

/** @param {Run} run @returns {Line[]} */
function descent(run) {
  const { memory, remember, before, move } = STEPS[run.method];
  const newton = run.method === "newton";
  const whole = run.batch_size === null;
  const mean = LOSSES[run.loss].mean ? " / m" : "";
  const of_w = (/** @type {string} */ text) => `        ${text.replaceAll("@", "w")}`;
  const of_b = (/** @type {string} */ text) => `        ${text.replaceAll("@", "b")}`;
  return [
    ...gradient(run),
    ...slope(run),
    ...(newton ? curvature(run) : []),
    ...texts(`def do_${run.method}():`, ...settings(run), ...memory.map((name) => `    ${name} = ${name} = 0`.replace("@", "w").replace("@", "b"))),
    ...texts(...(whole ? (mean ? ["    m = len(X)"] : []) : [`    draw = Random(${run.seed}).random`, "    o = list(range(len(X)))"])),
    ...texts(`    for i in range(${limit(run)}):`),
    ...(run.rate_change.length > 0 ? texts("        eta = CHANGES.get(i, eta)") : []),
    ...(run.batch_size === null ? [] : batches(run.point.length, run.batch_size)),
    ...texts(...(!whole && mean ? ["        m = len(part)"] : [])),
    { text: "        dw, db = 0, 0", mark: "zero" },
    ...texts(...(newton ? ["        ww, wb, bb = 0, 0, 0"] : []), ...(whole ? ["        for x, y in zip(X, Y):"] : ["        for j in part:", "            x, y = X[j], Y[j]"])),
    { text: `            dw += grad_w(w, b, x, y)${mean}`, mark: "dw" },
    { text: `            db += grad_b(w, b, x, y)${mean}`, mark: "db" },
    ...(newton ? texts(`            h = bend(w, b, x, y)${mean}`, "            ww += h*x*x", "            wb += h*x", "            bb += h") : []),
    ...stop(run),
    ...(newton ? turn() : []),
    ...texts(...before.map(of_w)),
    .../** @type {Line[]} */ (remember.map((text) => ({ text: of_w(text), mark: "w" }))),
    { text: of_w(`@ = @ ${move}`), mark: "w" },
    .../** @type {Line[]} */ (remember.map((text) => ({ text: of_b(text), mark: "b" }))),
    { text: of_b(`@ = @ ${move}`), mark: "b" },
    { text: "    return w, b", mark: "return" },
  ];
}

/** What each point adds to the gradient; a mean is taken in the loop. @param {Run} run */
function gradient({ activation, loss }) {
  const factors = ["(fx - y)", ...(LOSSES[loss].mean ? [] : ACTIVATIONS[activation].slope)];
  const part = (/** @type {string} */ name, /** @type {string[]} */ more) => [
    `def grad_${name}(w, b, x, y):`,
    "    fx = f(w, b, x)",
    `    return ${[...factors, ...more].join(" * ")}`,
    "",
  ];
  return texts(...part("w", ["x"]), ...part("b", []));
}

/** What each point adds to the curvature. @param {Run} run */
function curvature({ activation, loss }) {
  const lines = LOSSES[loss].mean ? ["return fx * (1 - fx)"] : ACTIVATIONS[activation].bend;
  return texts("def bend(w, b, x, y):", "    fx = f(w, b, x)", ...lines.map((line) => `    ${line}`), "");
}

/** @param {Run} run */
function settings(run) {
  const own = Object.entries(NAMES).filter(([name]) => run[/** @type {keyof typeof NAMES} */ (name)] !== null);
  const parameters = own.map(([name, short]) => `    ${short} = ${run[/** @type {keyof typeof NAMES} */ (name)]}`);
  const changes = run.rate_change.map(([step, rate]) => `${step}: ${decimal(rate)}`).join(", ");
  return [
    `    w, b, eta = ${run.w}, ${run.b}, ${decimal(run.learning_rate)}`,
    run.tolerance > 0 ? `    ${limit(run)}, tol = ${run.max_steps}, ${run.tolerance}` : `    ${limit(run)} = ${run.max_steps}`,
    ...(changes === "" ? [] : [`    CHANGES = {${changes}}`]),
    ...parameters,
  ];
}

/** A step of all points is an epoch; of a batch it is a part of one. @param {Run} run */
const limit = ({ batch_size }) => (batch_size === null ? "max_epochs" : "max_steps");

/** Where steps go by batches, the slope that may end the run is still that of all points. @param {Run} run */
function slope({ batch_size, tolerance, loss }) {
  if (batch_size === null || !(tolerance > 0)) return [];
  return texts(
    "def slope(w, b):",
    "    parts = [sum(g(w, b, x, y)",
    "             for x, y in zip(X, Y))",
    "             for g in (grad_w, grad_b)]",
    `    return max(map(abs, parts))${LOSSES[loss].mean ? " / len(X)" : ""}`,
    "",
  );
}

/** A new order at the beginning of each epoch, and of it the points of this step. @param {number} count @param {number} size */
function batches(count, size) {
  return texts(
    `        at = i % ${Math.ceil(count / size)} * ${size}`,
    "        if at == 0:",
    `            for j in range(${count - 1}, 0, -1):`,
    "                k = int((j+1) * draw())",
    "                o[j], o[k] = o[k], o[j]",
    `        part = o[at:at+${size}]`,
  );
}

/** @param {Run} run @returns {Line[]} */
function stop({ tolerance, batch_size }) {
  if (!(tolerance > 0)) return [];
  const steepest = batch_size === null ? "max(abs(dw), abs(db))" : "slope(w, b)";
  return [{ text: `        if ${steepest} <= tol:` }, { text: "            break", mark: "stop" }];
}

/** Newton's direction where there is a lowest point of the parabola, else the gradient's. @returns {Line[]} */
function turn() {
  return [
    { text: "        u_w, u_b = -dw, -db", mark: "gradient" },
    { text: "        det = ww*bb - wb*wb" },
    { text: "        if ww > 0 and det > 1e-12*ww*bb:" },
    { text: "            u_w = (wb*db - bb*dw) / det", mark: "newton" },
    { text: "            u_b = (wb*dw - ww*db) / det", mark: "newton" },
    { text: "            n = max(1, hypot(u_w, u_b))" },
    { text: "            u_w, u_b = u_w / n, u_b / n", mark: "shortened" },
  ];
}

/** @param {string[]} lines @returns {Line[]} */
const texts = (...lines) => lines.map((text) => ({ text }));

/** A rate is no count: 1.0. @param {number} value */
function decimal(value) {
  return Number.isInteger(value) && value < 1e15 ? `${value}.0` : String(value);
}
