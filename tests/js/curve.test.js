import assert from "node:assert/strict";
import { test } from "node:test";

import { linear } from "../../static/js/axis.js";
import { landmarks, lossAxis, outline } from "../../static/js/curve.js";
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
