// @ts-check
/** What is said about a graph: each step of its numbers, one node, the whole. */

import { plain, significant } from "../format.js";

/** @typedef {import("./question.js").Graph} Graph */
/** @typedef {import("./walk.js").Walk} Walk */

export const NO_DERIVATIVE = "no derivative";
/** More names than these are counted, not listed. */
const LISTED = 5;
/** So many characters of a number are as good as four digits of it. */
const SHORT = 6;
/** @type {Record<string, string>} */
const SIGNS = { "*": "×", "/": "÷", "-": "−" };

/** The sign of an operation as it stands on a node: the minus is a true one. @param {string} label */
export function sign(label) {
  return label === "-" ? "−" : label;
}

/** 5, 0.5, 33.006, −1.122, 2.43 × 10⁻¹¹. @param {number} value */
export function number(value) {
  const text = plain(value);
  if (text.length <= SHORT) return text;
  const four = significant(value);
  return four.includes("×") ? significant(value, 3) : four;
}

/** @param {number | null} value */
export function numberOrNone(value) {
  return value === null ? NO_DERIVATIVE : number(value);
}

/** Numbers in a line of arithmetic: "=" where all are whole as written, else "≈". @param {(number | null)[]} values */
function equals(values) {
  return values.every((value) => value === null || number(value) === plain(value)) ? "=" : "≈";
}

/** After a sign a negative number stands in parentheses. @param {number} value */
function factor(value) {
  return value < 0 ? `(${number(value)})` : number(value);
}

/** One operation: "3 × 2 = 6", "sigmoid(−3) ≈ 0.04743". @param {Walk} walk @param {number} id */
export function arithmetic({ graph, uses }, id) {
  const { label, value } = graph.nodes[id];
  const values = uses[id].map(({ from }) => graph.nodes[from].value);
  const [first, second] = values;
  const relation = equals([...values, value]);
  if (second !== undefined) {
    const head = label === "**" ? factor(first) : number(first);
    return `${head} ${SIGNS[label] ?? label} ${factor(second)} ${relation} ${number(value)}`;
  }
  return `${label === "-" ? "−" : label}(${number(first)}) ${relation} ${number(value)}`;
}

/** The sentence for one stop; after the last one, for the whole graph. @param {Walk} walk @param {number} position */
export function told(walk, position) {
  if (position > walk.last) return summary(walk.graph);
  const stop = walk.stops[position];
  const { graph } = walk;
  if (stop.kind === "given") return given(walk);
  if (stop.kind === "forward") return `${sign(graph.nodes[stop.node].label)}: ${arithmetic(walk, stop.node)}`;
  if (stop.kind === "seed") return "Now backward. The result changes as much as itself: its gradient is 1.";
  const { from, to, derivative } = graph.edges[stop.edge];
  const through = `Back through ${sign(graph.nodes[to].label)}: `;
  const { label } = graph.nodes[from];
  if (stop.gain === null || derivative === null) return `${through}${NO_DERIVATIVE} for ${sign(label)}`;
  const gradient = walk.gradient(to, position) ?? 0;
  const relation = equals([gradient, derivative, stop.gain]);
  const product = `${through}${number(gradient)} × ${factor(derivative)} ${relation} ${number(stop.gain)} for ${sign(label)}`;
  if (stop.first) return product;
  if (stop.before === null || stop.sum === null) return `${product}; added: ${NO_DERIVATIVE}`;
  return `${product}; added: ${number(stop.before)} + ${factor(stop.gain)} ${equals([stop.before, stop.gain, stop.sum])} ${number(stop.sum)}`;
}

/** @param {Walk} walk */
function given({ graph, kinds }) {
  const inputs = graph.nodes.filter(({ id }) => kinds[id] === "name");
  if (inputs.length === 0) return "Given: numbers only, no names.";
  if (inputs.length > LISTED) return `Given: a value for each of ${inputs.length} names.`;
  return `Given: ${inputs.map(({ label, value }) => `${label} = ${number(value)}`).join(", ")}.`;
}

/** The whole graph, when all its numbers are there. @param {Graph} graph */
export function summary({ result, gradients }) {
  const all = Object.entries(gradients);
  const start = `The result is ${number(result)}.`;
  if (all.length === 0) return start;
  if (all.length > LISTED) return `${start} The derivatives for ${all.length} names are in the list.`;
  return `${start} Its derivatives: ${all.map(([name, gradient]) => `for ${name} ${numberOrNone(gradient)}`).join(", ")}.`;
}

/**
 * What one point has to do with the whole.
 * @param {number} point its index @param {Graph} graph of its loss over w and b
 * @param {number} [count] how many points share the loss, where that is a mean
 */
export function partOf(point, { result, gradients }, count = 1) {
  const parts = `∂L/∂w is ${numberOrNone(gradients.w)}, of ∂L/∂b ${numberOrNone(gradients.b)}.`;
  const loss = `Loss of point ${point + 1}: ${number(result)}.`;
  return count === 1 ? `${loss} Its part of ${parts}` : `${loss} The mean takes 1/${count} of it. Before that, its part of ${parts}`;
}

/** One node, when a viewer asks. @param {Walk} walk @param {number} id @param {number} position */
export function about(walk, id, position) {
  const { label } = walk.graph.nodes[id];
  const value = walk.value(id, position);
  const kind = walk.kinds[id];
  if (kind === "number") return `${label}: a number of the expression. It never changes.`;
  if (value === undefined) return `${sign(label)}: not computed yet.`;
  const head = kind === "name" ? `${label} = ${number(value)}.` : `${sign(label)}: ${arithmetic(walk, id)}.`;
  const gradient = walk.gradient(id, position);
  if (gradient === undefined) return head;
  if (gradient === null) return `${head} There is ${NO_DERIVATIVE} for it here.`;
  return `${head} Gradient ${number(gradient)}: 0.001 more here changes the result by about ${number(Number((0.001 * gradient).toPrecision(12)))}.`;
}
