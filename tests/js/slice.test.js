/** A slice of a training's loss in the browser: its numbers, the path on it, its words, and how it is asked for. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { figure } from "../../static/js/data/slice/figure.js";
import { Laid } from "../../static/js/data/slice/laid.js";
import { Relief } from "../../static/js/data/slice/relief.js";
import { lifted, shadow } from "../../static/js/data/slice/shadow.js";
import { Survey } from "../../static/js/data/slice/survey.js";
import { groups, named } from "../../static/js/data/slice/weights.js";
import { caution, gap, inShares } from "../../static/js/data/slice/words.js";
import { drape } from "../../static/js/drape.js";

/** @typedef {import("../../static/js/data/slice/relief.js").Slice} Slice */

const R = Math.SQRT1_2;
/** Two features and one output: the plane of w₁ = w₂ and b through (1, 1, 5). @type {Pick<Slice, "centre" | "directions">} */
const PLANE = {
  centre: { weights: [[1, 1]], bias: [5] },
  directions: [
    { weights: [[R, R]], bias: [0] },
    { weights: [[0, 0]], bias: [1] },
  ],
};

/** Three by three places of L = α + 10 β. @param {Partial<Slice>} [other] @returns {Slice} */
function slice(other = {}) {
  const values = [-1, 0, 1];
  const loss = values.map((b) => values.map((a) => 20 + a + 10 * b));
  const path = { step: [0, 1], first: [-1, 0], second: [0, 0], loss: [19, 20] };
  return { first: values, second: values, loss, ...PLANE, variance_share: [0.9, 0.07], path, ...other };
}

const WALKED = { loss: [25, 20], weights: [[[1, 1]], [[1, 1 + Math.SQRT2]]], bias: [[4], [5]] };

test("A point of the plane is its own shadow; one beside it falls at right angles", () => {
  const { w, b, off, loss } = shadow(WALKED, PLANE, 0);
  const close = (/** @type {number[]} */ found, /** @type {number[]} */ wanted) => found.forEach((value, k) => assert.ok(Math.abs(value - wanted[k]) < 1e-12, `${found} ${wanted}`));
  close(w, [0, 1]);
  close(b, [-1, 0]);
  close(off, [0, 1]); // (0, √2) is one along (1, 1)/√2 and one across
  assert.deepEqual(loss, [25, 20]);
});

test("A loss that is no number stands where it is told to", () => {
  assert.deepEqual(shadow({ ...WALKED, loss: [null, 3] }, PLANE, 7).loss, [7, 3]);
});

test("Between the computed places heights are straight, and beyond the edge they are the edge's", () => {
  const relief = new Relief(slice());
  assert.equal(relief.at(-1, 1), 29);
  assert.equal(relief.at(0.25, -0.5), 15.25);
  assert.equal(relief.at(9, 0), 21);
});

test("From above the largest of the second axis is at the top", () => {
  const { loss, size } = new Relief(slice()).field(4);
  assert.equal(size, 4);
  assert.equal(loss.length, 25);
  assert.deepEqual([...loss.slice(0, 5)].map((value) => Math.round(value * 1e6) / 1e6), [29, 29.5, 30, 30.5, 31]);
  assert.ok(Math.abs(loss[20] - 9) < 1e-6);
});

test("The scale holds the slice and the path, wherever that lies", () => {
  assert.deepEqual(new Relief(slice()).scale, { floor: 9, top: 31, cut: false });
  const path = { ...slice().path, loss: [44, 3] };
  assert.deepEqual(new Relief(slice({ path })).scale, { floor: 3, top: 44, cut: false });
});

test("A few places much higher than the rest are cut off, but never the path", () => {
  const first = Array.from({ length: 21 }, (_, k) => k);
  const loss = first.map((b) => first.map((a) => (a === 20 && b > 15 ? 1000 : (a + b) / 40)));
  const path = { step: [0], first: [0], second: [0], loss: [0.2] };
  const { scale, highest } = new Relief(slice({ first, second: first, loss, path }));
  assert.equal(scale.cut, true);
  assert.ok(scale.top < 1);
  assert.equal(highest, 1000);
  assert.equal(new Relief(slice({ first, second: first, loss, path: { ...path, loss: [900] } })).scale.top >= 900, true);
});

test("What is beyond every number is drawn as high as the rest, and said", () => {
  const loss = slice().loss.map((row) => [row[0], row[1], null]);
  const relief = new Relief(slice({ loss }));
  assert.equal(relief.beyond, true);
  assert.equal(relief.at(1, 1), 30);
  assert.match(caution(new Laid(slice({ loss }), WALKED, ["α", "β"]), 1), /beyond every number/);
});

test("Losses too large for a slope have colours and no level lines", () => {
  assert.ok(new Relief(slice()).field(4).levels.length > 3);
  const loss = slice().loss.map((row) => row.map((value) => 1e200 * (value ?? 0)));
  assert.deepEqual(new Relief(slice({ loss })).field(4).levels, []);
});

test("The path at its own losses never asks for the height of the slice", () => {
  const path = { w: [0, 0.03, 0.05, 0.9], b: [0, 0.01, 0.04, 0.9], loss: [5, 4, 3, 2] };
  const box = { w_min: 0, w_max: 1, b_min: 0, b_max: 1 };
  const pieces = lifted(path, box);
  const window = { w: /** @type {[number, number]} */ ([0, 1]), b: /** @type {[number, number]} */ ([0, 1]) };
  const { steps, jumps } = drape(pieces, Array.from(pieces.w, (_, k) => k), pieces.w.length - 1, window, () => assert.fail("asked"));
  assert.deepEqual(pieces.at.map((k) => pieces.loss[k]), path.loss);
  assert.deepEqual(pieces.at.map((k) => pieces.w[k]), path.w);
  // straight from one loss to the next; the last step is a jump
  const middle = pieces.at[1] >> 1;
  assert.ok(Math.abs((5 - pieces.loss[middle]) / pieces.w[middle] - 1 / 0.03) < 1e-9);
  assert.deepEqual([steps.z.at(-3), jumps.z.slice(0, 2)], [3, [3, 2]]);
});

test("The head finds its place on the path, and the dotted shadow its heights on the slice", () => {
  const laid = new Laid(slice(), WALKED, ["α", "β"]);
  const shown = laid.shown(1);
  assert.equal(shown.loss[shown.head], 20);
  assert.ok(Math.abs(shown.w[shown.head] - 1) < 1e-12);
  assert.ok(Math.abs(laid.below[0] - 10) < 1e-12);
  assert.equal(laid.shown(0).ghost, shown.ghost);
});

test("Weights are named by output and feature, biases by output, as the API counts them", () => {
  const [one] = groups([{ name: "age" }, { name: "height" }], ["label"]);
  assert.deepEqual(one.weights.map(({ value }) => value), ["0,0", "0,1", "0,2"]);
  assert.deepEqual(one.weights.map(named), ["w₁ (age)", "w₂ (height)", "b (bias)"]);
  const [, second] = groups([{ name: "age" }], ["cat", "dog"]);
  assert.deepEqual([second.output, second.weights.map(({ value, symbol }) => [value, symbol])], ["dog", [["1,0", "w₂\u200a₁"], ["1,1", "b₂"]]]);
});

test("What a slice leaves out is said in numbers", () => {
  const along = new Laid(slice(), WALKED, ["α", "β"]);
  assert.equal(caution(along, 1), "A slice is not the whole surface: there are 3 weights and biases, and it is one plane through them. The path leaves it by up to 1.0.");
  const pair = new Laid(slice({ variance_share: null }), WALKED, ["w₁", "b"]);
  assert.equal(caution(pair, 81), "A slice is not the whole surface: two of 3 weights and biases vary, the other one is as at step 81. The path is up to 1.0 away from it.");
  const two = { centre: { weights: [[1]], bias: [5] }, directions: [{ weights: [[1]], bias: [0] }, { weights: [[0]], bias: [1] }] };
  const whole = new Laid(slice(/** @type {Partial<Slice>} */ (two)), { loss: [3], weights: [[[1]]], bias: [[5]] }, ["α", "β"]);
  assert.match(caution(whole, 1), /^This is the whole surface/);
  assert.equal(inShares([0.995, 0.003]), "α has > 99 % of the path’s variance, β < 1 %.".replace(/(?<=[<>]) | (?=%)/g, "\u00a0"));
});

test("The path's loss is told beside that of the slice, or that they are one", () => {
  const laid = new Laid(slice(), WALKED, ["α", "β"]);
  assert.equal(gap(laid, 0, 25, 0), "Step 0: L = 25.0; the slice is lower here, 10.0.");
  assert.equal(gap(laid, 0, 2, 0), "Step 0: L = 2.00; the slice is higher here, 10.0.");
  assert.equal(gap(laid, 1, laid.below[1] + 0.1, 1), "Step 1: L = 21.1, and the slice is as high here.");
  assert.equal(gap(laid, 4, null, 1), "Step 4: the loss is beyond every number.");
});

test("The surface is the server's carpet with the slice's numbers, and room for the path", () => {
  const axis = { range: [-6, 6], title: { text: "w", font: { size: 17 } } };
  const surface = { name: "surface", uid: "", lighting: 1, contours: { x: { color: "a" }, y: { color: "b" }, z: {} } };
  const layout = { scene: { xaxis: axis, yaxis: axis, zaxis: { range: [0, 1] }, aspectratio: { x: 1, y: 1, z: 0.555 } } };
  const relief = new Relief(slice({ path: { ...slice().path, loss: [60, 20] } }));
  const drawn = figure({ data: [surface, { name: "path", uid: "" }], layout }, relief, ["α", "β"], { w: -1, b: 0, loss: 60 });
  const [first, path] = drawn.data;
  assert.deepEqual([first.z[2][0], first.cmin, first.cmax, first.lighting], [29, relief.scale.floor, relief.scale.top, 1]);
  assert.deepEqual([path.x, path.y, path.z], [[-1], [0], [60]]);
  const { xaxis, yaxis, zaxis } = drawn.layout.scene;
  assert.deepEqual([xaxis.title.text, yaxis.title.text, xaxis.range, xaxis.title.font.size], ["α", "β", [-1, 1], 17]);
  assert.ok(zaxis.range[1] > 60);
  assert.ok(xaxis.tickvals.every((/** @type {number} */ value) => Math.abs(value) <= 5 / 6) && xaxis.tickvals.length > 2);
  assert.equal(xaxis.ticktext[0], "−0.5");
});

/** A survey with a server in the test's hand. */
function survey() {
  /** @type {any[]} */ const sources = [];
  /** @type {any[]} */ const asked = [];
  /** @type {(() => void)[]} */ const later = [];
  class Source {
    CLOSED = 2;
    readyState = 1;
    /** @type {Record<string, (event: object) => void>} */ on = {};
    /** @param {string} url */
    constructor(url) {
      this.url = url;
      sources.push(this);
    }
    /** @param {string} name @param {(event: object) => void} act */
    addEventListener(name, act) {
      this.on[name] = act;
    }
    close() {
      this.readyState = 2;
    }
    /** @param {string} name @param {object} data */
    say(name, data) {
      this.on[name]({ data: JSON.stringify(data) });
    }
    /** @param {number} state */
    break(state) {
      this.readyState = state;
      this.on.error({});
    }
  }
  let news = 0;
  const fetch = (/** @type {string} */ url) => new Promise((resolve, reject) => asked.push({ url, resolve, reject }));
  const world = /** @type {any} */ ({ EventSource: Source, fetch, wait: (/** @type {() => void} */ act) => later.push(act) });
  const found = new Survey(() => (news += 1), world);
  return { survey: found, sources, asked, later, news: () => news };
}

test("A slice comes with its progress, and is asked for once", () => {
  const { survey: found, sources, news } = survey();
  assert.deepEqual(found.ask("table=a"), { slice: null, share: 0, words: "" });
  assert.equal(sources[0].url, "api/training/surface/stream?table=a");
  sources[0].say("progress", { share: 0.4 });
  assert.equal(found.ask("table=a").share, 0.4);
  sources[0].say("surface", slice());
  assert.deepEqual(found.ask("table=a").slice, slice());
  assert.equal(sources[0].readyState, 2);
  found.ask("table=b");
  assert.deepEqual(found.ask("table=a").slice, slice());
  assert.equal(sources.length, 2);
  assert.equal(news(), 2);
});

test("Another question ends the one before, whose late answer is not heard", () => {
  const { survey: found, sources } = survey();
  found.ask("table=a");
  found.ask("table=b");
  assert.equal(sources[0].readyState, 2);
  sources[0].say("progress", { share: 0.9 });
  assert.equal(found.ask("table=b").share, 0);
  found.drop();
  assert.equal(sources[1].readyState, 2);
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("A refusal is told in the server's words", async () => {
  const { survey: found, sources, asked } = survey();
  found.ask("table=gone");
  sources[0].break(2);
  assert.equal(asked[0].url, "api/training/surface?table=gone");
  asked[0].resolve({ ok: false, status: 404, json: async () => ({ detail: [{ loc: ["query", "table"], msg: "It is gone." }] }) });
  await turn();
  assert.equal(found.ask("table=gone").words, "It is gone.");
});

test("A server that allows no more streams answers in one piece, and one that is away is asked again", async () => {
  const { survey: found, sources, asked, later } = survey();
  found.ask("table=a");
  sources[0].break(0);
  assert.match(found.ask("table=a").words, /does not answer/);
  sources[0].break(2);
  asked[0].reject(new TypeError("no network"));
  await turn();
  assert.match(found.ask("table=a").words, /does not answer/);
  later[0]();
  assert.equal(sources.length, 2);
  sources[1].break(2);
  asked[1].resolve({ ok: true, json: async () => slice() });
  await turn();
  assert.deepEqual(found.ask("table=a"), { slice: slice(), share: 1, words: "" });
});
