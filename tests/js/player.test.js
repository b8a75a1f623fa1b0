import assert from "node:assert/strict";
import { test } from "node:test";

import { Player, WHOLE_RUN } from "../../static/js/player.js";
import { Trajectory } from "../../static/js/trajectory.js";
import { descend } from "./lecture.js";

/** @param {Player} player @param {number} seconds */
function watch(player, seconds) {
  for (let k = 0; k < seconds * 60; k += 1) player.advance(1 / 60);
}

test("a whole run takes twelve seconds along the path, and ends at its last point", () => {
  const player = new Player(descend().trajectory);
  player.play();
  watch(player, WHOLE_RUN - 0.1);
  assert.ok(player.playing);
  watch(player, 0.2);
  assert.equal(player.head, 1000);
  assert.ok(!player.playing);
});

test("along the path the cliff gets its share of the time, step by step the plateau does", () => {
  const player = new Player(descend().trajectory);
  player.play();
  watch(player, WHOLE_RUN / 2);
  assert.ok(player.head > 70 && player.head < 90, `step ${player.head}`);
  player.follow("step");
  player.go(0);
  watch(player, WHOLE_RUN / 2);
  assert.equal(player.head, 500);
});

test("speed 2 takes half the time", () => {
  const player = new Player(descend().trajectory);
  player.speed = 2;
  player.play();
  watch(player, WHOLE_RUN / 2 + 0.1);
  assert.ok(player.atEnd);
});

test("the playhead waits for points that are still on their way", () => {
  const trajectory = new Trajectory();
  const player = new Player(trajectory);
  player.play();
  watch(player, 1);
  assert.equal(player.head, 0);
  for (let step = 0; step < 3; step += 1) trajectory.push({ step, w: step, b: 0, loss: 1, dw: 0, db: 0 });
  watch(player, 2 * WHOLE_RUN);
  assert.equal(player.head, 2);
  assert.ok(player.playing, "the run has not ended");
  trajectory.outcome = "steps_exhausted";
  watch(player, 1);
  assert.ok(!player.playing);
});

test("stepping pauses and stays within the run", () => {
  const player = new Player(descend({ max_steps: 5 }).trajectory);
  player.play();
  player.move(1);
  assert.ok(!player.playing);
  assert.equal(player.head, 1);
  player.move(-7);
  assert.equal(player.head, 0);
  player.move(99);
  assert.equal(player.head, 5);
});

test("changing the timeline keeps the point shown", () => {
  const player = new Player(descend().trajectory);
  player.go(81);
  player.follow("step");
  assert.equal(player.head, 81);
  player.follow("distance");
  assert.equal(player.head, 81);
});

test("playing at the end starts again", () => {
  const player = new Player(descend().trajectory);
  player.go(1000);
  player.play();
  assert.equal(player.head, 0);
});

test("steps a second follow the place: many on the plateau, about one on the cliff", () => {
  const player = new Player(descend().trajectory);
  player.go(81);
  assert.equal(player.stepsPerSecond.toFixed(1), "1.4");
  player.go(0);
  assert.ok(player.stepsPerSecond > 40);
});

test("the ball rests on a computed point and hops to the next only at the last moment", () => {
  const { trajectory } = descend();
  const player = new Player(trajectory);
  player.go(81);
  player.playing = true;
  assert.deepEqual(player.ball, { w: trajectory.w[81], b: trajectory.b[81] });
  player.place = trajectory.distance[81] + 0.5 * (trajectory.distance[82] - trajectory.distance[81]);
  assert.deepEqual(player.ball, { w: trajectory.w[81], b: trajectory.b[81] });
  player.place = trajectory.distance[82] - 1e-3;
  const { w } = player.ball;
  assert.ok(w > trajectory.w[81] && w < trajectory.w[82]);
  player.pause();
  assert.deepEqual(player.ball, { w: trajectory.w[81], b: trajectory.b[81] });
});

test("with less motion a whole run is some twenty still pictures, two a second", () => {
  const player = new Player(descend().trajectory);
  player.still = true;
  player.play();
  const heads = new Set();
  for (let k = 0; k < WHOLE_RUN * 60 + 1; k += 1) {
    player.advance(1 / 60);
    heads.add(player.head);
  }
  assert.ok(heads.size >= 15 && heads.size <= 25, String(heads.size));
  assert.equal(player.head, 1000);
});

test("a search is watched place by place, and nothing flies between them", () => {
  const player = new Player(descend({ max_steps: 10 }).trajectory);
  player.walks = false;
  player.play();
  for (let k = 0; k < 8 * 60; k += 1) {
    player.advance(1 / 60);
    assert.deepEqual(player.ball, { w: player.trajectory.w[player.head], b: player.trajectory.b[player.head] });
  }
  assert.equal(player.head, 6);
  player.walks = true;
  assert.equal(player.timeline, "distance", "what the viewer wanted is not forgotten");
});
