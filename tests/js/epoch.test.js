import assert from "node:assert/strict";
import { test } from "node:test";

import { epoch, placeAt, places } from "../../static/js/code/epoch.js";
import { inWords } from "../../static/js/code/ledger.js";
import { listing } from "../../static/js/code/listing.js";
import { METHODS } from "../../static/js/methods.js";
import { update } from "../../static/js/update.js";
import { RUN, descend } from "./lecture.js";

/** @param {ReturnType<typeof descend>["trajectory"]} trajectory @param {number} k */
const at = ({ w, b, dw, db }, k) => ({ w: w[k], b: b[k], dw: dw[k], db: db[k] });

test("a step of two points has seven places: zero, dw and db of each, w, b", () => {
  const marks = Array.from({ length: places(2) }, (_, position) => placeAt(2, position));
  assert.deepEqual(marks.map(({ mark }) => mark), ["zero", "dw", "db", "dw", "db", "w", "b"]);
  assert.deepEqual(marks.map(({ seen }) => seen), [0, 1, 1, 2, 2, 2, 2]);
  assert.deepEqual(marks.map(({ point }) => point), [-1, 0, 0, 1, 1, -1, -1]);
});

test("the sums begin at 0 and end at the gradient of the trajectory", () => {
  const { run, trajectory } = descend();
  for (const k of [0, 64, 81, 999]) {
    const { dw, db } = epoch(run, at(trajectory, k), null);
    assert.equal(dw[0], 0);
    assert.equal(dw.length, 3);
    assert.equal(dw[2], trajectory.dw[k]);
    assert.equal(db[2], trajectory.db[k]);
  }
});

test("what the last point adds is that point's own part", () => {
  const { run, trajectory } = descend();
  const { w, b } = at(trajectory, 81);
  const [x, y] = run.point[1];
  const f = 1 / (1 + Math.exp(-(w * x + b)));
  const { dw } = epoch(run, at(trajectory, 81), null);
  assert.ok(Math.abs(dw[2] - dw[1] - (f - y) * f * (1 - f) * x) < 1e-15);
});

test("the update leads exactly to the next point of the trajectory", () => {
  for (const learning_rate of [1, 10, 26]) {
    const { run, trajectory } = descend({ learning_rate });
    for (let k = 0; k < 1000; k += 1) {
      const { next } = epoch(run, at(trajectory, k), update(run, trajectory, k));
      assert.deepEqual(next, { w: trajectory.w[k + 1], b: trajectory.b[k + 1] });
    }
  }
});

test("every place of a step has its line in the listing, once", () => {
  const marks = listing(RUN).flatMap(({ mark }) => mark ?? []);
  assert.deepEqual(marks, ["zero", "dw", "db", "w", "b", "return"]);
  assert.deepEqual(listing({ ...RUN, tolerance: 1e-4 }).filter(({ mark }) => mark === "stop").map(({ text }) => text.trim()), ["break"]);
});

test("no line of the lecture's points is too long for the panel, which has room for 40 characters", () => {
  const kinds = [["sigmoid", "squared_error"], ["tanh", "squared_error"], ["relu", "squared_error"], ["sigmoid", "cross_entropy"]];
  for (const [method, { parameters, searches }] of Object.entries(METHODS)) {
    for (const [activation, loss] of kinds) {
      for (const more of [{}, { tolerance: 0.0001 }, ...(searches ? [] : [{ batch_size: 1, tolerance: 0.0001 }])]) {
        for (const { text } of listing({ ...RUN, method, activation, loss, ...parameters, ...more })) assert.ok(text.length <= 40, text);
      }
    }
  }
});

test("the sentence says what a line did, and where the report goes on when it leaves steps out", () => {
  const { run, trajectory } = descend();
  const sums = epoch(run, at(trajectory, 81), update(run, trajectory, 81));
  assert.equal(inWords(run, placeAt(2, 3), sums, 81, 82), "Point 2 adds −0.3093 to dw.");
  assert.equal(inWords(run, placeAt(2, 6), sums, 81, 82), "b moves too.");
  assert.equal(inWords(run, placeAt(2, 6), sums, 80, 90), "b moves too. Reported next: step 90.");
});
