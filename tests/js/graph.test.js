import assert from "node:assert/strict";
import { test } from "node:test";

import { link, read } from "../../static/js/graph/address.js";
import { fitted } from "../../static/js/graph/fitted.js";
import { neighbour } from "../../static/js/graph/layout.js";
import { around, caret } from "../../static/js/graph/mark.js";
import { names, valued } from "../../static/js/graph/names.js";
import { compared, inWords, pair } from "../../static/js/graph/nudge.js";
import { spaced } from "../../static/js/graph/places.js";
import { refusal } from "../../static/js/graph/question.js";
import { ranked } from "../../static/js/graph/ranks.js";
import { Walk } from "../../static/js/graph/walk.js";
import { about, number, partOf, summary, told } from "../../static/js/graph/words.js";

/** @typedef {import("../../static/js/graph/question.js").Graph} Graph */

/**
 * A graph as the API answers it, written by hand.
 * @param {[string, number, number | null][]} nodes label, value, gradient
 * @param {[number, number, number | null][]} edges from, to, derivative
 * @returns {Graph}
 */
function graphOf(nodes, edges) {
  const users = new Set(edges.map(([, to]) => to));
  return {
    result: nodes[nodes.length - 1][1],
    gradients: Object.fromEntries(nodes.flatMap(([label, , gradient], id) => (/^[a-z]/.test(label) && !users.has(id) ? [[label, gradient]] : []))),
    nodes: nodes.map(([label, value, gradient], id) => ({ id, label, value, gradient })),
    edges: edges.map(([from, to, derivative]) => ({ from, to, derivative })),
  };
}

/** J = 3 (a + b c) of MATHS.md, section E. */
const PRODUCT = graphOf(
  [["3", 3, 11], ["a", 5, 3], ["b", 3, 6], ["c", 2, 9], ["*", 6, 3], ["+", 11, 3], ["*", 33, 1]],
  [[2, 4, 2], [3, 4, 3], [1, 5, 1], [4, 5, 1], [0, 6, 11], [5, 6, 3]],
);
/** a a + a at a = 3: the square gives 3 twice, the sum 1. */
const SQUARE = graphOf([["a", 3, 7], ["*", 9, 1], ["+", 12, 1]], [[0, 1, 3], [0, 1, 3], [1, 2, 1], [0, 2, 1]]);

test("the names of an expression are what is no number and no function", () => {
  assert.deepEqual(names("3 * (a + b * c)"), ["a", "b", "c"]);
  assert.deepEqual(names("1e5 + .5e-3 + 2e + exp (e1) - constructor * __x"), ["e", "e1", "constructor", "x"]);
  assert.deepEqual(names("sigmoid(w * x + b) ** 2 + w"), ["w", "x", "b"]);
});

test("only the names that occur have a value, and a new one is worth 1", () => {
  const known = new Map([["a", 5], ["old", 7]]);
  assert.deepEqual([...valued("a * toString + constructor", known)], [["a", 5], ["toString", 1], ["constructor", 1]]);
});

test("a link is the graph, whatever its names are", () => {
  const standard = { expression: "a", values: new Map([["a", 1]]) };
  for (const question of [
    { expression: "3 * (a + b * c)", values: new Map([["a", 5], ["b", -3.25], ["c", 1e-300]]) },
    { expression: "expression + value - theme / constructor", values: new Map([["expression", 0.1 + 0.2], ["value", -1e21], ["theme", 0], ["constructor", 4]]) },
  ]) {
    const address = link(question, standard);
    assert.ok(address.startsWith("graph?expression="));
    assert.deepEqual(read(address.slice("graph".length)), { question, words: "" });
  }
  assert.equal(link(standard, standard), "graph");
});

test("an address without an expression is the page's own graph, and other people's names are left alone", () => {
  assert.deepEqual(read("?theme=dark&utm_source=chat"), { question: null, words: "" });
  assert.deepEqual(read("?expression=a&value=a,2&utm=1").question, { expression: "a", values: new Map([["a", 2]]) });
});

test("a link that is wrong says what is wrong with it", () => {
  for (const [search, words] of /** @type {const} */ ([
    ["?expression=a&expression=b", "more than one expression"],
    ["?expression=a&value=a", "“a” is not a name and a number"],
    ["?expression=a&value=a,NaN", "“a,NaN” is not a name and a number"],
    ["?expression=a&value=a,1e999", "“a,1e999” is not a name and a number"],
    ["?expression=a&value=a,1&value=a,2", "more than one value for a"],
  ])) {
    const { question, words: said } = read(search);
    assert.equal(question, null);
    assert.ok(said.includes(words), said);
  }
  const { question, words } = read("?expression=a*b&value=a,2&value=z,3");
  assert.deepEqual([...(question?.values ?? [])], [["a", 2], ["b", 1]]);
  assert.equal(words, "It has no value for b: 1 is taken.");
});

test("a refusal says where: a column of the expression, or a name", () => {
  const at = (/** @type {(string | number)[]} */ ...loc) => refusal({ detail: [{ loc: ["body", ...loc], msg: "No." }] });
  assert.deepEqual(at("expression", 12), { words: "No.", column: 12, name: null });
  assert.deepEqual(at("values", "constructor"), { words: "No.", column: null, name: "constructor" });
  assert.deepEqual(at(), { words: "No.", column: null, name: null });
});

test("the mark stands at the column that Python counts, also past the end and after a wide character", () => {
  assert.deepEqual(around("3 * (a + b ^ c)", 12), ["3 * (a + b ", "^", " c)"]);
  assert.deepEqual(around("3 *", 4), ["3 *", " ", ""]);
  assert.deepEqual(around("🧨 + a", 3), ["🧨 ", "+", " a"]);
  assert.equal(caret("🧨 + a", 3), 3);
  const [before, at, after] = around("a".repeat(50) + "!" + "b".repeat(50), 51);
  assert.deepEqual([before[0], at, after.at(-1)], ["…", "!", "…"]);
});

test("values go forward, then derivatives back, as by hand", () => {
  const walk = new Walk(PRODUCT);
  assert.deepEqual(
    walk.stops.map((_, position) => told(walk, position)),
    [
      "Given: a = 5, b = 3, c = 2.",
      "*: 3 × 2 = 6",
      "+: 5 + 6 = 11",
      "*: 3 × 11 = 33",
      "Now backward. The result changes as much as itself: its gradient is 1.",
      "Back through *: 1 × 3 = 3 for +",
      "Back through +: 3 × 1 = 3 for a",
      "Back through +: 3 × 1 = 3 for *",
      "Back through *: 3 × 2 = 6 for b",
      "Back through *: 3 × 3 = 9 for c",
    ],
  );
  assert.equal(told(walk, walk.last + 1), "The result is 33. Its derivatives: for a 3, for b 6, for c 9.");
});

test("nothing is shown before its stop, and everything stays after it", () => {
  const walk = new Walk(PRODUCT);
  const at = (/** @type {number} */ position) => PRODUCT.nodes.map(({ id }) => [walk.value(id, position), walk.gradient(id, position)]);
  assert.deepEqual(at(0).map(([value]) => value), [3, 5, 3, 2, undefined, undefined, undefined]);
  assert.deepEqual(at(3).map(([value]) => value), [3, 5, 3, 2, 6, 11, 33]);
  assert.deepEqual(at(3).map(([, gradient]) => gradient), Array(7).fill(undefined));
  assert.deepEqual(at(8).map(([, gradient]) => gradient), [undefined, 3, 6, undefined, 3, 3, 1]);
  assert.deepEqual(PRODUCT.edges.map((_, edge) => walk.derivative(edge, 8)), [2, undefined, 1, 1, undefined, 3]);
});

test("what is used several times adds up, use by use", () => {
  const walk = new Walk(SQUARE);
  assert.deepEqual(
    walk.stops.slice(-4).map((_, k) => told(walk, walk.stops.length - 4 + k)),
    ["Back through +: 1 × 1 = 1 for *", "Back through +: 1 × 1 = 1 for a", "Back through *: 1 × 3 = 3 for a; added: 1 + 3 = 4", "Back through *: 1 × 3 = 3 for a; added: 4 + 3 = 7"],
  );
});

test("a derivative that does not exist is said in words, and what depends on it too", () => {
  const walk = new Walk(graphOf([["a", -2, 12], ["n", 3, null], ["**", -8, 1]], [[0, 2, 12], [1, 2, null]]));
  assert.equal(told(walk, 1), "**: (−2) ** 3 = −8");
  assert.equal(told(walk, walk.last), "Back through **: no derivative for n");
  assert.equal(walk.gradient(1, walk.last), null);
  assert.equal(about(walk, 1, walk.last), "n = 3. There is no derivative for it here.");
  assert.equal(summary(walk.graph), "The result is −8. Its derivatives: for a 12, for n no derivative.");
});

test("rounded numbers are said to be about equal, and a minus after a sign stands in parentheses", () => {
  const walk = new Walk(graphOf([["z", -3, 0.045], ["sigmoid", 0.04742587317756678, 1]], [[0, 1, 0.045176659730912]]));
  assert.equal(told(walk, 1), "sigmoid: sigmoid(−3) ≈ 0.04743");
  const minus = new Walk(graphOf([["a", 2, 1], ["b", -3, -1], ["-", 5, 1]], [[0, 2, 1], [1, 2, -1]]));
  assert.equal(told(minus, 1), "−: 2 − (−3) = 5");
  assert.deepEqual([33.006, 1 / 3, 2.4291865713546816e-11, -0.5].map(number), ["33.006", "0.3333", "2.43 × 10⁻¹¹", "−0.5"]);
});

test("the nudge of the source: 3 to 3.001 makes 33 to 33.006", () => {
  const after = graphOf(
    [["3", 3, 11], ["a", 5, 3], ["b", 3.001, 6], ["c", 2, 9.003], ["*", 6.002, 3], ["+", 11.001999999999999, 3], ["*", 33.006, 1]],
    PRODUCT.edges.map(({ from, to, derivative }) => [from, to, derivative]),
  );
  const nudged = compared("b", PRODUCT, after);
  assert.ok(Math.abs(nudged.ratio - 6) < 1e-9);
  assert.equal(inWords(nudged), "b: 3 → 3.001 makes the result 33 → 33.006. 0.006 ÷ 0.001 is 6.000, the derivative 6: the same to four digits.");
});

test("where the slope changes under the nudge, or digits are missing, that is said", () => {
  const of = (/** @type {number} */ a) => graphOf([["a", a, 3 * a * a], ["3", 3, 0], ["**", a ** 3, 1]], [[0, 2, 3 * a * a], [1, 2, 0]]);
  const curved = compared("a", of(0.1), of(0.101));
  assert.ok(Math.abs(curved.ratio - (0.101 ** 3 - 0.001) / 0.001) < 1e-9);
  assert.match(inWords(curved), /is 0\.03030, the derivative 0\.0300.*\. They differ by 0\.00030: the slope itself goes to 0\.03060 on the way/);
  const large = graphOf([["a", 1, 1], ["1e14", 1e14, 1], ["+", 1e14 + 1, 1]], [[0, 2, 1], [1, 2, 1]]);
  const larger = graphOf([["a", 1.001, 1], ["1e14", 1e14, 1], ["+", 1e14 + 1.001, 1]], [[0, 2, 1], [1, 2, 1]]);
  assert.match(inWords(compared("a", large, larger)), /the result has no more digits than that/);
  const same = graphOf([["a", 1e20, 1]], []);
  assert.equal(inWords(compared("a", same, same)), "a is so large that 0.001 more is the same number.");
});

test("two numbers show the change between them", () => {
  assert.equal(pair(33, 33.006), "33 → 33.006");
  assert.equal(pair(0.011639432087813966, 0.011635986), "0.01163943 → 0.01163599");
  assert.equal(pair(2e-11, 0.001), "2 × 10⁻¹¹ → 0.001");
});

test("every node stands before all that use it, and a number beside each use", () => {
  const twice = graphOf([["2", 2, 1], ["a", 1, 1], ["*", 2, 1], ["*", 4, 1]], [[0, 2, 1], [1, 2, 2], [0, 3, 2], [2, 3, 2]]);
  for (const graph of [PRODUCT, SQUARE, twice]) {
    const { items, links } = ranked(graph);
    for (const { through } of links) through.slice(1).forEach((to, k) => assert.equal(items[through[k]].rank, items[to].rank + 1));
  }
  assert.equal(ranked(twice).items.filter(({ kind }) => kind === "number").length, 2);
});

test("cards never overlap and stay inside, and arguments keep their order", () => {
  for (const graph of [PRODUCT, SQUARE, chain(199), comb(100)]) {
    for (const width of [300, 900]) {
      const { layout } = fitted(graph, { width, height: 400 });
      const { cards } = layout;
      cards.forEach((one, k) => {
        assert.ok(one.x - one.width / 2 >= 0 && one.x + one.width / 2 <= layout.width);
        assert.ok(one.y - one.height / 2 >= 0 && one.y + one.height / 2 <= layout.height);
        for (const other of cards.slice(k + 1)) {
          const apart = Math.abs(one.x - other.x) >= (one.width + other.width) / 2 || Math.abs(one.y - other.y) >= (one.height + other.height) / 2;
          assert.ok(apart, `${one.node} and ${other.node}`);
        }
      });
    }
  }
  const { cards } = fitted(PRODUCT, { width: 900, height: 400 }).layout;
  const y = (/** @type {number} */ node) => cards.find((card) => card.node === node)?.y ?? NaN;
  assert.ok(y(2) < y(3) && y(1) < y(4) && y(0) < y(5));
});

test("a wide room has its graph from left to right, a narrow one downwards", () => {
  assert.equal(fitted(PRODUCT, { width: 900, height: 400 }).layout.direction, "across");
  assert.equal(fitted(PRODUCT, { width: 340, height: 500 }).layout.direction, "down");
  assert.ok(fitted(chain(199), { width: 900, height: 400 }).scale >= 0.8);
});

test("an arrow key goes along an edge, or to the next card that way, and stays where there is none", () => {
  const { layout } = fitted(PRODUCT, { width: 900, height: 400 });
  const { cards } = layout;
  const card = (/** @type {number} */ node) => cards.find((each) => each.node === node) ?? cards[0];
  assert.equal(neighbour(layout, card(2), { x: 1, y: 0 }).node, 4);
  assert.equal(neighbour(layout, card(2), { x: 0, y: 1 }).node, 3);
  assert.equal(neighbour(layout, card(4), { x: -1, y: 0 }).kind, "name");
  assert.equal(neighbour(layout, card(6), { x: 1, y: 0 }).node, 6);
});

test("places are the nearest to those wished for that keep their distance", () => {
  assert.deepEqual(spaced([0, 10, 30], [5, 5]), [0, 10, 30]);
  assert.deepEqual(spaced([0, 0, 0], [10, 10]), [-10, 0, 10]);
  assert.deepEqual(spaced([5, 0, 40], [10, 10]), [-2.5, 7.5, 40]);
});

/** −−…a @param {number} size */
function chain(size) {
  return graphOf(
    Array.from({ length: size + 1 }, (_, k) => [k === 0 ? "a" : "-", (-1) ** k, 1]),
    Array.from({ length: size }, (_, k) => [k, k + 1, -1]),
  );
}

/** a − a − a …: one name in every layer @param {number} size */
function comb(size) {
  return graphOf(
    Array.from({ length: size + 1 }, (_, k) => [k === 0 ? "a" : "-", 1 - k, 1]),
    Array.from({ length: size }, (_, k) => /** @type {[number, number, number][]} */ ([[k, k + 1, 1], [0, k + 1, -1]])).flat(),
  );
}

test("of a mean the part of one point is said to be shared", () => {
  const walk = new Walk(graphOf([["w", -2, 0.5], ["b", -2, 0.25], ["+", 2, 1]], [[0, 2, 0.5], [1, 2, 0.25]]));
  assert.equal(partOf(1, walk.graph), "Loss of point 2: 2. Its part of ∂L/∂w is 0.5, of ∂L/∂b 0.25.");
  assert.match(partOf(1, walk.graph, 6), /^Loss of point 2: 2\. The mean takes 1\/6 of it\. Before that, /);
});
