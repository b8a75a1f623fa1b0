import assert from "node:assert/strict";
import { test } from "node:test";

import { linear } from "../../static/js/axis.js";
import { dots, ending, landmarks, lossAxis, outline } from "../../static/js/curve.js";
import { Player } from "../../static/js/player.js";
import { descend } from "./lecture.js";

test("along the path the loss axis is linear, by step each line is ten times smaller", () => {
  const { trajectory } = descend();
  assert.deepEqual(lossAxis(trajectory, "distance").at, [0, 0.2, 0.4]);
  const log = lossAxis(trajectory, "step");
  assert.deepEqual(log.at, [-4, -3, -2, -1]);
  assert.equal(log.of(0.001), -3);
});

test("the tail below the cut leaves the plot instead of lying on its edge", () => {
  const { trajectory } = descend();
  const { of, from } = lossAxis(trajectory, "step");
  assert.ok(of(trajectory.loss[1000]) < from - 5);
});

test("above a floor the log axis shows the distance to it and says so", () => {
  const { trajectory } = descend();
  trajectory.minimum = { w: 0, b: 0, loss: 0.01, exact: false };
  const { name, of } = lossAxis(trajectory, "step");
  assert.equal(name, "L − Lₘᵢₙ");
  assert.equal(of(0.11), -1);
});

test("a long curve keeps its peaks in two vertices a pixel", () => {
  const column = Array.from({ length: 100000 }, (_, k) => k);
  const loss = column.map((k) => (k === 54321 ? 1 : 0));
  const x = linear(0, 99999, 0, 900);
  const path = outline(column, loss, x.pixel, (value) => 100 - 100 * value);
  const vertices = path.slice(1).split("L");
  assert.ok(vertices.length <= 1802);
  assert.equal(vertices.filter((vertex) => vertex.endsWith(" 0.0")).length, 1);
});

test("numbers below the curve never touch", () => {
  const player = new Player(descend().trajectory);
  const x = linear(0, player.column[1000], 58, 896);
  const places = landmarks(player.trajectory.step, player.column, player.timeline, x).map(({ at }) => at).sort((a, b) => a - b);
  assert.ok(places.length > 6);
  places.slice(1).forEach((at, k) => assert.ok(at - places[k] > 50));
});

test("a floor that would take much of the linear axis is left out of it, and a small one is not", () => {
  const minimum = { w: 0, b: 0, loss: 0.4, exact: true };
  assert.equal(lossAxis({ loss: [0.9, 0.5], minimum }, "distance").from, 0.4);
  const { from, at } = lossAxis({ loss: [3.5, 0.5], minimum }, "distance");
  assert.deepEqual([from, at], [0, [0, 2]]);
});

test("the log axis of a run that flies away begins at its start, in powers of ten", () => {
  const { from, to, at, words } = lossAxis({ loss: [10, 1e150, 1e300], minimum: null }, "step");
  assert.equal(from, 1);
  assert.equal(to, 300);
  assert.deepEqual(at.map(words), ["10¹⁰⁰", "10²⁰⁰", "10³⁰⁰"]);
});

test("the lines of the usual log axis have plain numbers", () => {
  const { at, words } = lossAxis(descend().trajectory, "step");
  assert.deepEqual(at.map(words), ["0.0001", "0.001", "0.01", "0.1"]);
});

test("the end of a curve is its loss, and on a log axis how far it is above the minimum", () => {
  const lowest = [0, 1];
  const minimum = { w: 0, b: 0, loss: 0.4127, exact: true };
  assert.equal(ending({ loss: [3, 0.0001], lowest, minimum: null, last: 1 }, "step", false), "ends at 0.00010");
  assert.equal(ending({ loss: [3, 0.4128], lowest, minimum, last: 1 }, "distance", false), "ends at 0.4128");
  assert.equal(ending({ loss: [3, 0.4147], lowest, minimum, last: 1 }, "step", false), "ends at Lₘᵢₙ + 0.0020, Lₘᵢₙ = 0.413");
  assert.equal(ending({ loss: [3, 0.4127 + 1e-15], lowest, minimum, last: 1 }, "step", false), "ends at Lₘᵢₙ, Lₘᵢₙ = 0.413");
});

test("of a search the lowest place is told, and the places are dots", () => {
  assert.equal(ending({ loss: [3, 0.1, 5], lowest: [0, 1, 1], minimum: null, last: 2 }, "step", true), "lowest so far ends at 0.10");
  const place = (/** @type {number} */ value) => value;
  assert.equal(dots([0, 1, 2], [3, 0, 5], place, place), "M0.0 3.0h0M1.0 0.0h0M2.0 5.0h0");
});
