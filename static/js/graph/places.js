// @ts-check
/** Where the items of a layered graph stand: side by side in their layer, each as near to its neighbours as they let it. */

/** @typedef {import("./ranks.js").Item} Item */
/** @typedef {import("./ranks.js").Link} Link */

/** Rounds in which the layers move to each other. */
const ROUNDS = 8;

/**
 * The nearest places to those wished for, at least so far apart: least squares, by pooling neighbours that collide.
 * @param {number[]} wished in the order they must keep @param {number[]} apart between each and the next
 */
export function spaced(wished, apart) {
  let offset = 0;
  const offsets = wished.map((_, k) => (k === 0 ? 0 : (offset += apart[k - 1])));
  /** @type {{sum: number, size: number}[]} */
  const pools = [];
  wished.forEach((wish, k) => {
    let pool = { sum: wish - offsets[k], size: 1 };
    for (let last = pools.at(-1); last && last.sum / last.size > pool.sum / pool.size; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, size: pool.size + last.size };
      pools.pop();
    }
    pools.push(pool);
  });
  return pools.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size)).map((place, k) => place + offsets[k]);
}

/**
 * The middle of every item along its layer.
 * @param {{items: Item[], links: Link[], layers: number[][]}} ranks
 * @param {(item: Item) => number} breadth of an item, along its layer
 * @param {number} gap between two items
 * @param {(link: Link) => number} port where a link meets its user, from the user's middle
 * @param {number} pull how much everything is drawn to the middle, from 0 to 1
 */
export function placed({ items, links, layers }, breadth, gap, port, pull) {
  const half = items.map((item) => breadth(item) / 2);
  const apart = layers.map((layer) => layer.slice(1).map((index, k) => half[layer[k]] + half[index] + gap));
  const place = items.map(() => 0);
  layers.forEach((layer, rank) => assign(layer, spaced(layer.map(() => 0), apart[rank])));
  /** @type {{other: number, shift: number}[][]} */
  const users = items.map(() => []);
  /** @type {{other: number, shift: number}[][]} */
  const used = items.map(() => []);
  for (const link of links) {
    link.through.slice(1).forEach((to, k) => {
      const shift = k === link.through.length - 2 ? port(link) : 0;
      users[link.through[k]].push({ other: to, shift });
      used[to].push({ other: link.through[k], shift: -shift });
    });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const away = round % 2 === 0;
    const order = layers.map((_, rank) => rank);
    for (const rank of away ? order : order.toReversed()) {
      const layer = layers[rank];
      const wishes = layer.map((index) => wish(index, away ? users[index] : [...users[index], ...used[index]]));
      assign(layer, spaced(wishes, apart[rank]));
    }
  }
  return place;

  /** @param {number} index @param {{other: number, shift: number}[]} neighbours */
  function wish(index, neighbours) {
    if (neighbours.length === 0) return (1 - pull) * place[index];
    const mean = neighbours.reduce((sum, { other, shift }) => sum + place[other] + shift, 0) / neighbours.length;
    return (1 - pull) * mean;
  }

  /** @param {number[]} layer @param {number[]} at */
  function assign(layer, at) {
    layer.forEach((index, k) => (place[index] = at[k]));
  }
}
