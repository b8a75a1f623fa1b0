/** The race over evaluations: what is spent, how low it comes, and what more weights cost. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { linear } from "../../static/js/axis.js";
import { costOf, course, guessed, lengthOf, lowestAfter, overtaking, spent } from "../../static/js/race/course.js";
import { heightsOf, logarithmic, powers, written } from "../../static/js/race/scale.js";
import { backwards, stairs } from "../../static/js/race/stairs.js";
import { gridPlaces, howLong, inPlaces } from "../../static/js/race/weights.js";
import { guessesSaid, meanwhile, result, standing } from "../../static/js/race/words.js";
import { RUN, descend } from "./lecture.js";

test("a place tried costs one evaluation, a step two, a step with the Hessian three, a batch its share", () => {
  assert.equal(costOf({ ...RUN, method: "random_search" }), 1);
  assert.equal(costOf(RUN), 2);
  assert.equal(costOf({ ...RUN, method: "newton" }), 3);
  const point = /** @type {[number, number][]} */ (Array.from({ length: 5 }, (_, k) => [k, 0.5]));
  assert.equal(costOf({ ...RUN, point, batch_size: 2 }), 2 / 3); // an epoch has three batches
  assert.equal(spent(RUN, 0), 1);
  assert.equal(spent(RUN, 82), 165);
  assert.equal(spent({ ...RUN, method: "random_search" }, 82), 83); // the 83rd place
});

test("a course only goes down, and is not there before its first evaluation", () => {
  const found = course(RUN, { step: [0, 1, 2, 5], loss: [3, 2, 4, 1] });
  assert.deepEqual(found, { evaluations: [1, 3, 5, 11], lowest: [3, 2, 2, 1] });
  assert.deepEqual([0, 1, 2, 3, 10, 11, 99].map((n) => lowestAfter(found, n)), [Infinity, 3, 3, 2, 2, 1, 1]);
});

test("guesses count one by one, with the loss they have on the run's surface", () => {
  const found = guessed(RUN, [{ w: 0, b: 0 }, { w: -2, b: -2 }, { w: 1.5, b: -2 }]);
  assert.deepEqual(found.evaluations, [1, 2, 3]);
  assert.equal(found.lowest[0], 0.125);
  assert.equal(found.lowest[1], 0.125);
  assert.ok(Math.abs(found.lowest[2] - 0.001412) < 1e-6);
  assert.equal(guessed({ ...RUN, loss: "cross_entropy" }, [{ w: 0, b: 0 }]).lowest[0], Math.log(2));
  assert.equal(lowestAfter(guessed(RUN, []), 10), Infinity);
});

test("overtaking counts from where a course stays ahead, not from a lead that it loses", () => {
  const line = [9, 8, 7, 6, 5, 4, 3];
  const at = (/** @type {[number, number][]} */ ...pairs) => ({ evaluations: pairs.map(([n]) => n), lowest: pairs.map(([, loss]) => loss) });
  assert.equal(overtaking(at([1, 7.5], [5, 2]), line), 5); // ahead at first, behind at 3 and 4
  assert.equal(overtaking(at([1, 0]), line), 1);
  assert.equal(overtaking(at([1, 3.5]), line), null);
  assert.equal(overtaking(at(), line), null);
});

test("the lecture's descent overtakes any line between its two plateaus at the step where it falls below", () => {
  const { run, trajectory } = descend();
  const found = overtaking(course(run, trajectory), Array(2000).fill(0.2));
  const step = trajectory.loss.findIndex((loss) => loss < 0.2);
  assert.equal(found, 1 + 2 * step);
});

test("a race is as long as its longest run, within bounds", () => {
  assert.equal(lengthOf([{ ...RUN, max_steps: 5 }]), 100);
  assert.equal(lengthOf([{ ...RUN, max_steps: 300 }, { ...RUN, max_steps: 300, method: "newton" }]), 901);
  assert.equal(lengthOf([{ ...RUN, max_steps: 100000 }]), 2000);
});

test("heights are whole powers of ten around the searches, above a loss that cannot be gone below", () => {
  const plain = heightsOf([0.33, 0.0004], [0.4158], 0);
  assert.deepEqual([plain.name, plain.from, plain.to], ["L", -5, 0]);
  const raised = heightsOf([0.9, 0.4132], [1.2], 0.4127);
  assert.deepEqual([raised.name, raised.from, raised.to], ["L − Lₘᵢₙ", -5, 0]);
  assert.ok(Math.abs(raised.above(0.5127) - 0.1) < 1e-12);
  assert.equal(heightsOf([0.9], [], undefined).name, "L");
  for (const { from, to } of [heightsOf([0, 0], [0], 0), heightsOf([1e-9], [1e6], 0)]) assert.ok(Number.isInteger(from) && Number.isInteger(to) && from < to);
});

test("powers of ten are written as people write them, and thinned where they would touch", () => {
  assert.deepEqual(powers(-5, 0, 6), [-5, -4, -3, -2, -1, 0]);
  assert.deepEqual(powers(-5, 0, 3), [-4, -2, 0]);
  assert.deepEqual([0, 3, -3, -5].map(written), ["1", "1000", "0.001", "10⁻⁵"]);
  const x = logarithmic(1, 1000, 0, 300);
  assert.ok(Math.abs(x.pixel(10) - 100) < 1e-9 && Math.abs(x.value(200) - 100) < 1e-9);
});

test("a line stays until the next value, with one corner a pixel", () => {
  const x = linear(0, 100, 0, 100);
  const up = (/** @type {number} */ value) => 10 * value;
  assert.equal(stairs([1, 3, 5], [9, 8, 8], 50, x, up), "M1 90.0H3V80.0H50.0");
  assert.equal(stairs([1, 1.01, 1.02, 4], [9, 8, 7, 6], 50, x, up), "M1 70.0H4V60.0H50.0");
  assert.equal(stairs([1, 60], [9, 8], 50, x, up), "M1 90.0H50.0");
  assert.equal(stairs([60], [9], 50, x, up), "");
  assert.equal(backwards("M1 90.0H3V80.0H50.0"), "L50.0 80.0L3 80.0L3 90.0L1 90.0Z");
  assert.equal(backwards(""), "");
});

const PLAIN = heightsOf([0.33, 0.0004], [0.4158], 0);
const falling = (/** @type {number} */ length) => ({ median: Array.from({ length }, (_, k) => 0.5 / (k + 1)) });

test("the result is told from where it can be seen: overtaking where it happens, all else at the end", () => {
  const { run, trajectory } = descend();
  const median = falling(2000);
  const step = trajectory.step.findLast((k) => trajectory.loss[k] > 0.5 / (1 + 2 * k)) ?? NaN;
  const told = result(run, "It", course(run, trajectory), median, PLAIN);
  // the searches go lower with every evaluation, so the run goes ahead with the first of its next step
  assert.deepEqual(told, { from: 3 + 2 * step, words: `It overtakes half of the searches after ${3 + 2 * step} evaluations, at step ${step + 1}.` });
  const ahead = result(run, "B", { evaluations: [1], lowest: [1e-9] }, falling(100), PLAIN);
  assert.deepEqual(ahead, { from: 100, words: "B leads all the way: 1.00\u00a0×\u00a010⁻⁹ after 100 evaluations, half of the searches are below 0.00500." });
  const behind = result({ ...RUN, method: "newton" }, "It", { evaluations: [1], lowest: [0.4] }, falling(100), PLAIN);
  assert.match(behind.words, /^It does not overtake: 0\.400 after 100 evaluations, half/);
  const search = result({ ...RUN, method: "random_search", seed: 3 }, "It", { evaluations: [1], lowest: [0.4] }, falling(100), PLAIN);
  assert.match(search.words, /^It came to 0\.400 after 100 evaluations, half of the searches are below 0\.00500\.$/);
});

test("while it runs it is said how it stands, above the lowest loss there is where that is not 0", () => {
  assert.equal(standing(RUN, 82, 0.111, falling(2000), PLAIN), "After 165 evaluations (step 82): L = 0.111. Half of the searches: 0.00303.");
  assert.equal(standing({ ...RUN, method: "random_search" }, 0, 0.4, falling(100), PLAIN), "After 1 evaluation: L = 0.400. Half of the searches: 0.500.");
  assert.match(standing(RUN, 82, 0.111, falling(100), PLAIN), /The searches have ended\.$/);
  const raised = heightsOf([0.9, 0.4132], [1.2], 0.4127);
  assert.match(standing(RUN, 1, 0.5127, { median: [1, 1, 1] }, raised), /L − Lₘᵢₙ = 0\.100\. Half of the searches: 0\.587\.$/);
  assert.equal(meanwhile(0.1, 0.2), "So far it is below half of the searches.");
  assert.equal(meanwhile(0.3, 0.2), "So far half of the searches are lower.");
});

test("guesses are counted, with the lowest of them", () => {
  assert.equal(guessesSaid(guessed(RUN, []), PLAIN), "your guesses: none is kept yet");
  assert.equal(guessesSaid(guessed(RUN, [{ w: 0, b: 0 }]), PLAIN), "your 1 guess: 0.125");
  assert.equal(guessesSaid(guessed(RUN, [{ w: 0, b: 0 }, { w: 1.5, b: -2 }]), PLAIN), "your 2 guesses: 0.00141");
});

test("a grid of five values a weight goes from 25 places to more than could ever be tried", () => {
  assert.equal(gridPlaces(2), 25);
  assert.deepEqual([2, 8, 9, 100].map((n) => inPlaces(gridPlaces(n))), ["25", "390\u202f625", "2.0 × 10⁶", "7.9 × 10⁶⁹"]);
  const told = [2, 9, 12, 14, 16, 20, 34, 100].map((n) => howLong(gridPlaces(n)));
  assert.deepEqual(told, [
    "less than a second",
    "2 seconds",
    "4.1 minutes",
    "1.7 hours",
    "1.8 days",
    "3 years",
    "1.3 times the age of the universe",
    "1.8 × 10⁴⁶ times the age of the universe",
  ]);
});
