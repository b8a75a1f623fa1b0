// @ts-check
/** A graph in layers: the result alone in the first, every node in a later one than all that use it. */

import { kinds } from "./walk.js";

/** @typedef {import("./question.js").Graph} Graph */
/** @typedef {import("./walk.js").Kind} Kind */
/**
 * What is drawn: a node, a number beside one of its uses, or the bend of a long edge (node −1).
 * @typedef {{index: number, node: number, kind: Kind | "bend", rank: number}} Item
 * @typedef {object} Link one use, from the used item over its bends to the user
 * @property {number} edge its index in the graph @property {number[]} through indices of items
 * @property {number} slot which argument it is @property {number} slots of how many
 */

/** A graph with more bends than this has its long edges drawn straight: a name used in every layer would fill them all. */
const MOST_BENDS = 300;

/** @param {Graph} graph @returns {{items: Item[], links: Link[], layers: number[][]}} */
export function ranked(graph) {
  const { nodes, edges } = graph;
  const kind = kinds(graph);
  const rank = nodes.map(() => 0);
  // users come after what they use, so on the way back their own rank is final
  for (const { from, to } of edges.toReversed()) rank[from] = Math.max(rank[from], rank[to] + 1);
  /** @type {Item[]} */
  const items = [];
  const add = (/** @type {number} */ node, /** @type {Item["kind"]} */ as, /** @type {number} */ at) =>
    items.push({ index: items.length, node, kind: as, rank: at }) - 1;
  const shared = nodes.map(({ id }) => (kind[id] === "number" && nodes.length > 1 ? -1 : add(id, kind[id], rank[id])));
  const bends = edges.reduce((sum, { from, to }) => sum + (shared[from] < 0 ? 0 : rank[from] - rank[to] - 1), 0);
  const slots = nodes.map(() => 0);
  const links = edges.map(({ from, to }, edge) => {
    const through = [shared[from] < 0 ? add(from, "number", rank[to] + 1) : shared[from]];
    for (let at = items[through[0]].rank - 1; bends <= MOST_BENDS && at > rank[to]; at -= 1) through.push(add(-1, "bend", at));
    return { edge, through: [...through, shared[to]], slot: slots[to]++, slots: 0 };
  });
  for (const link of links) link.slots = slots[edges[link.edge].to];
  return { items, links, layers: ordered(items, links) };
}

/** Sweeps over the layers that look for fewer crossings. */
const SWEEPS = 12;

/** @typedef {{from: number, to: number, slot: number}} Segment a piece of a link; slot: where it arrives at the user, of 1 */

/**
 * The items of each layer, in an order with few crossings: at first as they are written, then each where its
 * neighbours are on average (the barycentre).
 * @param {Item[]} items @param {Link[]} links
 */
function ordered(items, links) {
  /** @type {Segment[][]} */
  const leave = items.map(() => []);
  /** @type {Segment[][]} */
  const arrive = items.map(() => []);
  for (const { through, slot, slots } of links) {
    through.slice(1).forEach((to, k) => {
      const segment = { from: through[k], to, slot: k === through.length - 2 ? (slot + 1) / (slots + 1) : 0.5 };
      leave[segment.from].push(segment);
      arrive[to].push(segment);
    });
  }
  let layers = written(items, arrive);
  let best = layers;
  let fewest = crossings(layers, arrive);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    layers = sweep % 2 === 0 ? swept(layers, leave, true) : swept(layers, arrive, false);
    const count = crossings(layers, arrive);
    if (count < fewest) [best, fewest] = [layers, count];
  }
  return best;
}

/** The layers in the order of writing: from the result, by the arguments. @param {Item[]} items @param {Segment[][]} arrive */
function written(items, arrive) {
  /** @type {number[][]} */
  const layers = [];
  const seen = new Set();
  const visits = [items.findIndex(({ rank }) => rank === 0)];
  for (let index = visits.pop(); index !== undefined; index = visits.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    (layers[items[index].rank] ??= []).push(index);
    visits.push(...arrive[index].map(({ from }) => from).toReversed());
  }
  return layers;
}

/**
 * One sweep: away from the result, by the users; or towards it, by what is used.
 * @param {number[][]} layers @param {Segment[][]} neighbours by item @param {boolean} away
 */
function swept(layers, neighbours, away) {
  const place = places(layers);
  const next = layers.map((layer) => [...layer]);
  const mean = (/** @type {number} */ index) => {
    const all = neighbours[index].map(({ from, to, slot }) => (away ? place[to] + slot - 0.5 : place[from]));
    return all.length === 0 ? place[index] : all.reduce((sum, each) => sum + each, 0) / all.length;
  };
  for (const layer of away ? next : next.toReversed()) {
    const means = new Map(layer.map((index) => [index, mean(index)]));
    layer.sort((one, other) => (means.get(one) ?? 0) - (means.get(other) ?? 0));
    layer.forEach((index, k) => (place[index] = k));
  }
  return next;
}

/** Where each item is in its layer. @param {number[][]} layers */
function places(layers) {
  /** @type {number[]} */
  const place = [];
  for (const layer of layers) layer.forEach((index, k) => (place[index] = k));
  return place;
}

/** How often two pieces that arrive in one layer cross. @param {number[][]} layers @param {Segment[][]} arrive by item */
export function crossings(layers, arrive) {
  const place = places(layers);
  let count = 0;
  for (const layer of layers) {
    const ends = layer.flatMap((index) => arrive[index].map(({ from, slot }) => ({ from: place[from], to: place[index] + slot })));
    ends.forEach((one, k) => {
      for (const other of ends.slice(k + 1)) if ((one.from - other.from) * (one.to - other.to) < 0) count += 1;
    });
  }
  return count;
}
