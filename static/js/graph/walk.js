// @ts-check
/** A graph's numbers in the order in which they come about: values forward, then derivatives back from the result. */

/** @typedef {import("./question.js").Edge} Edge */
/** @typedef {import("./question.js").Graph} Graph */
/** @typedef {import("./question.js").Node} Node */
/** @typedef {"name" | "number" | "operation"} Kind */
/**
 * @typedef {{kind: "given"} | {kind: "forward", node: number} | {kind: "seed", node: number} | Back} Stop
 * @typedef {object} Back one use of a node, on the way back
 * @property {"back"} kind @property {number} edge its index
 * @property {number | null} gain what the node's gradient gets through this edge
 * @property {number | null} before what it had already, null where that is no number
 * @property {number | null} sum @property {boolean} first whether it had nothing yet
 */

/** What every node is, by its id. @param {Graph} graph @returns {Kind[]} */
export function kinds({ nodes, edges }) {
  const users = new Set(edges.map(({ to }) => to));
  return nodes.map(({ id, label }) => (users.has(id) ? "operation" : /^[A-Za-z]/.test(label) ? "name" : "number"));
}

/** Where its arguments come from, by the id of an operation. @param {Graph} graph @returns {Edge[][]} */
export function uses({ nodes, edges }) {
  /** @type {Edge[][]} */
  const arrive = nodes.map(() => []);
  for (const edge of edges) arrive[edge.to].push(edge);
  return arrive;
}

/** What is the same as long as only numbers change. @param {Graph} graph */
export function shape({ nodes, edges }) {
  return JSON.stringify([nodes.map(({ label }) => label), edges.map(({ from, to }) => [from, to])]);
}

export class Walk {
  /** @param {Graph} graph */
  constructor(graph) {
    const { nodes, edges } = graph;
    this.graph = graph;
    this.kinds = kinds(graph);
    this.uses = uses(graph);
    /** @type {Stop[]} */
    this.stops = [{ kind: "given" }];
    /** The stop at which a node has its value, an edge its derivative. @type {number[]} */
    this.valueAt = nodes.map(() => 0);
    /** @type {number[]} */
    this.derivativeAt = edges.map(() => Infinity);
    /** The gradient of a node as it grows. @type {{at: number, gradient: number | null}[][]} */
    this.gradients = nodes.map(() => []);
    for (const { id } of nodes) if (this.kinds[id] === "operation") this.valueAt[id] = this.stops.push({ kind: "forward", node: id }) - 1;
    this.back(nodes[nodes.length - 1].id);
  }

  /** The way back: numbers stay what they are, so nothing is handed on to them. @param {number} result */
  back(result) {
    const { nodes, edges } = this.graph;
    const sums = nodes.map(() => 0);
    sums[result] = 1;
    this.gradients[result].push({ at: this.stops.push({ kind: "seed", node: result }) - 1, gradient: 1 });
    const order = edges.map((_, k) => k).sort((one, other) => edges[other].to - edges[one].to || one - other);
    for (const edge of order) {
      const { from, to, derivative } = edges[edge];
      if (this.kinds[from] === "number") continue;
      const first = this.gradients[from].length === 0;
      const before = sums[from];
      const gain = sums[to] * (derivative ?? NaN);
      sums[from] += gain;
      const at = this.stops.push({ kind: "back", edge, gain: finite(gain), before: finite(before), sum: finite(sums[from]), first }) - 1;
      this.derivativeAt[edge] = at;
      this.gradients[from].push({ at, gradient: finite(sums[from]) });
    }
    // the server's own sum, in case it added in another order
    for (const { id, gradient } of nodes) {
      const last = this.gradients[id].at(-1);
      if (last && id !== result) last.gradient = gradient;
    }
  }

  get last() {
    return this.stops.length - 1;
  }

  /** @param {number} id @param {number} position @returns {number | undefined} undefined where it is not known yet */
  value(id, position) {
    return this.valueAt[id] <= position ? this.graph.nodes[id].value : undefined;
  }

  /** @param {number} id @param {number} position @returns {number | null | undefined} undefined where there is nothing yet */
  gradient(id, position) {
    return this.gradients[id].findLast(({ at }) => at <= position)?.gradient;
  }

  /** @param {number} edge its index @param {number} position @returns {number | null | undefined} */
  derivative(edge, position) {
    return this.derivativeAt[edge] <= position ? this.graph.edges[edge].derivative : undefined;
  }
}

/** @param {number} value */
function finite(value) {
  return Number.isFinite(value) ? value + 0 : null;
}
