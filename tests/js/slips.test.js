/** What the slips do, reckoned once more from the definitions: difference quotients and loops that share nothing with the page. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { CHAPTERS } from "../../static/js/scenes.js";
import { EVIDENCE } from "../../static/js/slips/evidence.js";
import { printed, printedPush, right, rightPush } from "../../static/js/slips/log-loss.js";
import { promises } from "../../static/js/slips/promises.js";
import { walk } from "../../static/js/slips/walks.js";
import { RUN, descend } from "./lecture.js";

const NEAR = 1e-6;
const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));
const lossAt = (/** @type {number} */ w, /** @type {number} */ b) => 0.5 * (sigmoid(0.5 * w + b) - 0.2) ** 2 + 0.5 * (sigmoid(2.5 * w + b) - 0.9) ** 2;

/** @param {number} value @param {number} expected @param {number} [room] */
function close(value, expected, room = 1e-9) {
  assert.ok(Math.abs(value - expected) <= room * Math.max(1e-6, Math.abs(expected)), `${value} is not ${expected}`);
}

/** The gradient by differences. @param {number} w @param {number} b */
function slopes(w, b) {
  return { w: (lossAt(w + NEAR, b) - lossAt(w - NEAR, b)) / (2 * NEAR), b: (lossAt(w, b + NEAR) - lossAt(w, b - NEAR)) / (2 * NEAR) };
}

test("the loop's own rule walks as the lecture's loop does", () => {
  const { trajectory } = descend();
  const { w, b, loss } = walk(RUN, "down", 1000);
  for (const k of [0, 1, 81, 82, 1000]) {
    close(w[k], trajectory.w[k]);
    close(b[k], trajectory.b[k]);
    close(loss[k], trajectory.loss[k]);
  }
});

test("up the gradient every one of a thousand steps goes up, against the difference quotients", () => {
  const { w, b, loss } = walk(RUN, "up", 1000);
  for (let k = 0; k < 1000; k += 1) assert.ok(loss[k + 1] > loss[k]);
  for (const k of [0, 1, 500]) {
    const by = slopes(w[k], b[k]);
    close(w[k + 1] - w[k], by.w, 1e-6);
    close(b[k + 1] - b[k], by.b, 1e-6);
  }
  close(loss[1000], lossAt(w[1000], b[1000]));
});

test("with the old weights thrown away the walk comes to rest where w is its own next change, whatever its start", () => {
  for (const start of [{ w: -2, b: -2 }, { w: 3, b: 1 }, { w: -6, b: 6 }]) {
    const { w, b, loss } = walk({ ...RUN, ...start }, "replaced", 1000);
    const by = slopes(w[1000], b[1000]);
    close(w[1000], -by.w, 1e-7);
    close(b[1000], -by.b, 1e-6);
    close(loss[1000], 0.0983437278, 1e-8);
  }
});

test("the promises are the loss's own differences, with and without the η and the ½", () => {
  const [w, b] = [0.19951362254604957, -0.6695305192826496];
  const by = slopes(w, b);
  const along = (/** @type {number} */ t) => lossAt(w - t * by.w, b - t * by.b);
  const bend = (along(1e-3) - 2 * along(0) + along(-1e-3)) / 1e-6;
  for (const rate of [0.1, 1, 3]) {
    const { bare, first, whole, second, actual } = promises(RUN, { w, b })(rate);
    close(bare, -(by.w ** 2 + by.b ** 2), 1e-7);
    close(first, rate * bare);
    close(second, first + 0.5 * rate ** 2 * bend, 1e-5);
    close(whole, first + rate ** 2 * bend, 1e-5);
    close(actual, along(rate) - along(0), 1e-7);
  }
});

test("as printed the log-loss falls without bound at y = 0, and is right at y = 1 alone", () => {
  for (const f of [0.001, 0.1, 0.5, 0.9]) {
    close(printed(1, f), right(1, f));
    close(right(0, f), -Math.log(1 - f));
    close(printed(0, f), Math.log(f) - 1);
  }
  for (const power of [10, 100, 300]) close(printed(0, 10 ** -power), -power * Math.LN10 - 1);
  for (const y of [0, 0.2, 0.9]) assert.ok(Math.abs(printed(y, 0.3) - right(y, 0.3)) > 0.01);
});

test("the pushes of both log-losses are their slopes over z", () => {
  const over = (/** @type {(y: number, f: number) => number} */ loss, /** @type {number} */ y, /** @type {number} */ z) =>
    (loss(y, sigmoid(z + 1e-5)) - loss(y, sigmoid(z - 1e-5))) / 2e-5;
  for (const y of [0, 0.2, 1]) {
    for (const z of [-6, -1, 0, 2]) {
      close(printedPush(y, sigmoid(z)), over(printed, y, z), 1e-6);
      close(rightPush(y, sigmoid(z)), over(right, y, z), 1e-6);
    }
  }
});

test("every slip of the lecture has its evidence, in numbers that a person can read", () => {
  const named = CHAPTERS.flatMap(({ scenes }) => scenes.flatMap(({ slip }) => slip ?? []));
  assert.deepEqual([...named].sort(), Object.keys(EVIDENCE).sort());
  for (const name of named) {
    const { head, rows, chart } = EVIDENCE[name](RUN);
    for (const row of rows) {
      assert.equal(row.length, head.length);
      for (const text of row) assert.doesNotMatch(text, /NaN|Infinity|undefined|-/);
    }
    for (const { at } of chart?.curves ?? []) {
      for (const [x, y] of at) assert.ok(Number.isFinite(x) && Number.isFinite(y));
      assert.ok(chart && at[0][0] >= chart.x.from && at[at.length - 1][0] <= chart.x.to);
    }
  }
});

test("in the table of the sign both conventions change w by the same", () => {
  for (const [x, theirs, ours, added, subtracted] of EVIDENCE.sign(RUN).rows) {
    assert.equal(added, subtracted);
    assert.equal(theirs.replace("−", ""), ours.replace("−", ""));
    assert.notEqual(theirs, ours);
    assert.match(x, /^(0\.5|2\.5)$/);
  }
});
