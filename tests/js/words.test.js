import assert from "node:assert/strict";
import { test } from "node:test";

import { landscape } from "../../static/js/landscape.js";
import { stretches } from "../../static/js/phases.js";
import { OPENING, caption, whySlow } from "../../static/js/words.js";
import { RUN, descend } from "./lecture.js";

const LANDSCAPE = landscape(RUN, RUN);

/** @param {ReturnType<typeof descend>} lecture @param {number} head */
function said({ run, trajectory }, head, touched = true) {
  const ended = trajectory.outcome !== null && head === trajectory.last;
  const { name, text } = caption({ run, trajectory, head, ended, touched, landscape: LANDSCAPE, probing: false, asked: false, place: { w: 0, b: 0 } });
  return name ? `${name} ${text}` : text;
}

test("before anything was touched the page says what it shows", () => {
  assert.equal(said(descend(), 0, false), OPENING);
});

test("the three parts of the lecture's run are told with their numbers", () => {
  const lecture = descend();
  assert.equal(said(lecture, 0), "Plateau: the slope is 0.0095, so the next step moves 0.0095.");
  assert.equal(said(lecture, 81), "Cliff: the slope is 0.31, so the next step moves 0.31, 33 times the first.");
  assert.equal(
    said(lecture, 100),
    "Valley: the slope is 0.029, so the next step moves 0.029: the two points pull against each other, 64 % of their pulls cancels.",
  );
});

test("at another rate the next step is the rate times the slope", () => {
  assert.match(said(descend({ learning_rate: 10 }), 0), /the slope is 0.0095, so the next step moves 0.095\./);
});

test("the end says the steps, the loss and the reason", () => {
  assert.equal(
    said(descend(), 1000),
    "1000 steps. Loss 0.4158 → 2.4 × 10⁻¹¹. It stopped because 1000 was the limit.",
  );
});

test("a run thrown onto the flat is stuck, not finished", () => {
  assert.equal(
    said(descend({ learning_rate: 100 }), 1000),
    "1000 steps. Loss 0.4158 → 0.42. Too big a step. The neuron is stuck at f ≈ 0: error 0.425, slope almost 0. It is stuck, not finished. The ball has left the window.",
  );
});

test("why it is so slow at first is said where the point with the loss hardly pushes", () => {
  assert.equal(whySlow(RUN), "Point 2 has 97\u00a0% of the loss and gives 22\u00a0% of the push: its f(1−f) is 0.0009.");
  assert.equal(whySlow({ ...RUN, w: 0, b: 0 }), null);
  assert.equal(whySlow({ ...RUN, point: [[1, 0.5]] }), null);
});

test("an early stop is never called success", () => {
  const flat = descend({ max_steps: 1 });
  flat.trajectory.outcome = "stationary";
  flat.trajectory.slope[1] = 0;
  assert.match(said(flat, 1), /Stopped: the slope is zero here. That is not always success.$/);
  flat.trajectory.slope[1] = 1e-5;
  flat.run.tolerance = 1e-4;
  assert.match(said(flat, 1), /within the tolerance of 0.0001. That is not always success.$/);
  flat.trajectory.outcome = "diverged";
  assert.match(said(flat, 1), /Stopped: the next number would be infinite.$/);
});

test("a ball outside the window is said to be there", () => {
  const far = descend({ w: 7 });
  assert.match(said(far, 0), /The ball has left the window.$/);
});

test("the lecture's run is plateau, cliff and valley; one that bounces is not cut into parts", () => {
  const { trajectory } = descend();
  assert.deepEqual(stretches(trajectory, LANDSCAPE), [
    { phase: "plateau", from: 0, to: 76 },
    { phase: "cliff", from: 77, to: 83 },
    { phase: "valley", from: 84, to: 1000 },
  ]);
  assert.deepEqual(stretches(descend({ learning_rate: 60 }).trajectory, LANDSCAPE), []);
});
