import assert from "node:assert/strict";
import { test } from "node:test";

import { Player, WHOLE_RUN } from "../../static/js/player.js";
import { Tape } from "../../static/js/tape.js";
import { Trajectory } from "../../static/js/trajectory.js";
import { RUN, descend } from "./lecture.js";

/** @param {number[][]} places steps, w and b */
function walked(places) {
  const trajectory = new Trajectory();
  for (const [step, w, b] of places) trajectory.push({ step, w, b, loss: 1, dw: 0, db: 0 });
  return trajectory;
}

/** @param {Trajectory} shown @param {Trajectory[]} runs */
function together(shown, runs) {
  const player = new Player(shown);
  player.tape = new Tape(runs, RUN);
  return player;
}

/** @param {Player} player @param {number} seconds */
function watch(player, seconds) {
  for (let k = 0; k < seconds * 60; k += 1) player.advance(1 / 60);
}

test("a step takes as long as the longest way that a run goes in it, in windows", () => {
  const slow = walked([[0, 0, 0], [1, 1.2, 0], [2, 1.2, 0]]);
  const quick = walked([[0, 0, 0], [1, 0, 2.4], [2, 6, 2.4]]);
  const tape = new Tape([slow, quick], RUN).laid();
  assert.deepEqual(tape.step, [0, 1, 2]);
  assert.deepEqual(tape.distance.map((at) => Number(at.toFixed(9))), [0, 0.2, 0.7]);
  assert.deepEqual(tape.times.get(slow), tape.distance);
});

test("a leap out of sight takes no longer than a whole window", () => {
  const tape = new Tape([walked([[0, 0, 0], [1, 1e300, 0], [2, 1e300, 0]])], RUN).laid();
  assert.deepEqual(tape.distance, [0, 1, 1]);
});

test("runs that end early or tell only some of their steps are on the same clock", () => {
  const short = walked([[0, 0, 0], [10, 6, 0], [13, 9, 0]]);
  const long = walked([[0, 0, 0], [10, 0, 3], [20, 0, 9]]);
  const tape = new Tape([short, long], RUN).laid();
  assert.deepEqual(tape.step, [0, 10, 13, 20]);
  assert.deepEqual(tape.distance, [0, 0.5, 0.75, 1.25]);
  assert.deepEqual(tape.times.get(long), [0, 0.5, 1.25]);
});

test("the clock goes on with the points that arrive", () => {
  const trajectory = walked([[0, 0, 0]]);
  const tape = new Tape([trajectory, walked([[0, 0, 0]])], RUN);
  assert.equal(tape.laid().step.length, 1);
  trajectory.push({ step: 1, w: 6, b: 0, loss: 1, dw: 0, db: 0 });
  assert.deepEqual(tape.laid().step, [0, 1]);
});

test("in whatever order the points arrive, the clock is the same in the end", () => {
  const [one, ten] = [descend({ max_steps: 90 }).trajectory, descend({ max_steps: 90, learning_rate: 10 }).trajectory];
  const late = new Trajectory();
  const tape = new Tape([one, late], RUN);
  for (let k = 0; k <= 90; k += 1) {
    late.push({ step: k, w: ten.w[k], b: ten.b[k], loss: 1, dw: 0, db: 0 });
    if (k % 7 === 0) tape.laid();
  }
  const whole = new Tape([one, ten], RUN).laid();
  assert.deepEqual(tape.laid().distance, whole.distance);
  assert.deepEqual(tape.step, whole.step);
  assert.deepEqual(tape.times.get(late), whole.times.get(ten));
});

test("all runs are shown at one step, and the whole of them takes twelve seconds", () => {
  const one = descend().trajectory;
  const ten = descend({ learning_rate: 10 }).trajectory;
  const player = together(one, [one, ten]);
  player.play();
  for (let k = 0; k < 11 * 60; k += 1) {
    player.advance(1 / 60);
    assert.equal(player.headOf(ten), player.head);
  }
  assert.ok(player.playing);
  watch(player, WHOLE_RUN - 10.9);
  assert.equal(player.head, 1000);
  assert.ok(player.atEnd && !player.playing);
});

test("a run that has ended rests while the others go on", () => {
  const short = descend({ max_steps: 5 }).trajectory;
  const long = descend({ max_steps: 50 }).trajectory;
  const player = together(short, [long, short]);
  player.move(Infinity);
  assert.deepEqual([player.headOf(long), player.head], [50, 5]);
  player.move(-1);
  assert.deepEqual([player.headOf(long), player.head, player.atEnd], [49, 5, false]);
  player.move(-45);
  assert.deepEqual([player.headOf(long), player.head], [4, 4]);
  player.go(5);
  assert.deepEqual([player.headOf(long), player.head], [5, 5]);
});

test("a place on either timeline is found again", () => {
  const one = descend().trajectory;
  const ten = descend({ learning_rate: 10 }).trajectory;
  const player = together(one, [one, ten]);
  for (const timeline of /** @type {const} */ (["distance", "step"])) {
    player.follow(timeline);
    player.seek(player.columnOf(ten)[300]);
    assert.equal(player.head, 300);
  }
});
