/** Promise and truth of a step: their numbers, their pictures' scales, and what is said about them. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { gradientAt } from "../../static/js/pulls.js";
import { METHODS } from "../../static/js/methods.js";
import { loss } from "../../static/js/neuron.js";
import { quantity } from "../../static/js/quantities.js";
import { turned } from "../../static/js/update.js";
import { angleOf, around } from "../../static/js/why/around.js";
import { actual, changes } from "../../static/js/why/change.js";
import { across, realRises } from "../../static/js/why/columns.js";
import { decades } from "../../static/js/why/falls.js";
import { heights, window } from "../../static/js/why/heights.js";
import { largestRate, limit } from "../../static/js/why/limits.js";
import { drawnLength } from "../../static/js/why/proposal.js";
import { reason } from "../../static/js/why/reasons.js";
import { stretches } from "../../static/js/why/shares.js";
import * as say from "../../static/js/why/sentences.js";
import { RUN, descend } from "./lecture.js";

const { trajectory } = descend();
const CENTRE = { w: 1.791759469228055, b: -2.282174095733919 };
const START = 0.4158199010199929;

/** The update from a place with a rate. @param {import("../../static/js/stage.js").Place} place @param {number} rate */
function from(place, rate) {
  const { dw, db } = gradientAt(RUN, place.w, place.b);
  const gradient = { w: dw, b: db };
  return { changes: changes(RUN, place, gradient), update: { w: -rate * dw, b: -rate * db, gradient } };
}

/** @param {number} step of the lecture's run */
const placeAt = (step) => ({ w: trajectory.w[step], b: trajectory.b[step] });

/** @param {number} step @param {number} rate */
function turns(step, rate) {
  const here = from(placeAt(step), rate);
  const all = around(here.changes, here.update);
  assert.ok(all);
  return all;
}

/** @param {number} value @param {number} expected @param {number} within relatively */
function near(value, expected, within) {
  assert.ok(Math.abs(value - expected) <= within * Math.abs(expected), `${value} is not ${expected}`);
}

test("the true change is the difference of the losses, for steps of every length and direction", () => {
  for (const [w, b] of [[-2, -2], [0.2, -0.7], [5, 3]]) {
    for (const step of [{ w: 0.3, b: -0.2 }, { w: -40, b: 7 }, { w: 1000, b: 1000 }, { w: -1000, b: 0 }]) {
      const difference = loss(RUN, w + step.w, b + step.b) - loss(RUN, w, b);
      assert.ok(Math.abs(actual(RUN, { w, b }, step) - difference) < 1e-15, `${w} ${b} ${JSON.stringify(step)}`);
    }
  }
});

test("near the minimum the true change keeps digits that a difference of losses has lost", () => {
  const place = { w: CENTRE.w + 1e-5, b: CENTRE.b };
  const step = { w: -1e-10, b: 2e-10 };
  const { dw, db } = gradientAt(RUN, place.w, place.b);
  const { second, actual: change } = changes(RUN, place, { w: dw, b: db })(step);
  near(change, second, 1e-9);
  const difference = loss(RUN, place.w + step.w, place.b + step.b) - loss(RUN, place.w, place.b);
  assert.ok(Math.abs(difference / second - 1) > 1e-9);
});

test("the second order is what is left when a step shrinks", () => {
  const here = from(placeAt(82), 1);
  const rest = [1e-2, 1e-3].map((part) => {
    const { first, second, actual: change } = here.changes({ w: part * here.update.w, b: part * here.update.b });
    return { order: Math.abs(change - first), beyond: Math.abs(change - second) };
  });
  near(rest[0].order / rest[1].order, 100, 0.02);
  near(rest[0].beyond / rest[1].beyond, 1000, 0.02);
});

test("a step is turned to the angle that is read off it, whatever the gradient", () => {
  for (const step of [0, 82, 500]) {
    const { update } = from(placeAt(step), 3);
    near(angleOf(update) ?? NaN, 180, 1e-12);
    for (const angle of [1, 90, 126, 181, 359]) near(angleOf({ ...update, ...turned(update, angle) }) ?? NaN, angle, 1e-9);
  }
  assert.equal(angleOf({ w: 0, b: 0, gradient: { w: 1, b: 0 } }), null);
});

test("at step 82 with η = 5 the best true angle is 126°, not 180°", () => {
  const all = turns(82, 5);
  assert.equal(all.best, 126);
  near(all.at[180].first, -all.promise, 1e-12);
  assert.ok(all.at.every(({ first }) => first >= -all.promise));
  assert.match(say.lesson(all, START), /^For this length 126° is the best: L falls by 0\.10, while at 180° it falls by 0\.026\./);
});

test("at step 80 with η = 20 the step straight against the gradient goes up", () => {
  const all = turns(80, 20);
  assert.ok(all.at[180].actual > 0);
  assert.match(say.lesson(all, START), /while at 180° it rises by 0\.010\./);
});

test("on the plateau with η = 1 promise and truth lie on each other", () => {
  const all = turns(0, 1);
  assert.ok(all.apart < 0.005);
  assert.match(say.lesson(all, START), /^Promise and truth lie on each other: they are at most 0\.49\u00a0% of 9\.0 × 10⁻⁵ apart\. For so short a step 180° is the best\.$/u);
});

test("where the best angle is next to 180° the sentence says so, with numbers that differ", () => {
  assert.match(say.lesson(turns(60, 1), START), /2\.2\u00a0% of 0\.00064 apart\. For so short a step the best, 179°, is next to 180°\.$/);
  const [, best, straight] = /L falls by (\S+), while at 180° it falls by (\S+)\. The/.exec(say.lesson(turns(82, 1), START)) ?? [];
  assert.deepEqual([best, straight], ["0.054", "0.053"]);
  assert.match(say.lesson(turns(100, 1), START), /^Promise and truth part by up to .* of 0\.00084, but for this length 180° is the best\.$/);
});

test("both marks move together as η shrinks", () => {
  const apart = [5, 1, 0.2, 0.01].map((rate) => Math.abs(turns(82, rate).best - 180));
  assert.deepEqual(apart, [54, 9, 1, 0]);
});

test("a step much too long goes up whatever its angle", () => {
  assert.match(say.lesson(turns(1000, 5000), START), /^A step of this length goes up whatever its angle: by .* at \d+°, the least\. A shorter one goes down\.$/);
});

test("where there is no gradient there is no angle", () => {
  const none = { w: 0, b: 0, gradient: { w: 0, b: 0 } };
  assert.equal(around(changes(RUN, CENTRE, none.gradient), none), null);
  assert.match(say.noAngle(none), /^The gradient is 0 here/);
  assert.match(say.noAngle({ w: 0, b: 0, gradient: { w: 1, b: 0 } }), /^This step has no length/);
});

test("where every change is rounding nothing is said about angles", () => {
  assert.equal(say.lesson(turns(1000, 0.1), START), say.LIMIT);
});

test("an axis for changes ends on round numbers around what it shows, at every size", () => {
  for (const size of [0.3, 0.0959, 9e-5, 5e-13, 2.7e-16]) {
    const { from: low, to: high, at, unit } = heights(-size, 0.3 * size, 5);
    assert.ok(low <= -size && high >= 0.3 * size && low > -1.51 * size);
    assert.ok(at.some(({ value }) => value === 0));
    assert.ok(at.every(({ value, text }) => value >= low * (1 + 1e-9) && value <= high * (1 + 1e-9) && text.length <= 5), JSON.stringify(at));
    assert.equal(unit === "", size >= 0.01);
  }
  assert.equal(heights(-9e-5, 0, 5).unit, "× 10⁻⁵");
  assert.deepEqual(heights(0, 0, 5), { from: -1, to: 1, at: [{ value: 0, text: "0" }], unit: "" });
});

test("a promise far away from the truth does not flatten it", () => {
  const { low, high } = window(-0.3, 0.1, [-9, 153]);
  assert.ok(high - low < 4 * 0.4);
  assert.deepEqual(window(-0.3, 0.1, [-0.31, 0.12]), { low: -0.31, high: 0.12 });
});

test("a short step is drawn on the scale of the other arrows, a long one as long as it is", () => {
  assert.equal(drawnLength(3, 20), 20);
  assert.equal(drawnLength(100, 20) + 6, 100);
});

test("the break-even rate is said as what it means, and in words where there is none", () => {
  const go = { first_order: -1, learning_rate: 1 };
  assert.equal(say.breakEven({ ...go, break_even_rate: 68.9665350577237 }), "By the quadratic model this step goes down below η\u00a0=\u00a069.");
  assert.equal(say.breakEven({ ...go, break_even_rate: null }), "By the quadratic model this step goes down at every η.");
  assert.match(say.breakEven({ ...go, learning_rate: 20, break_even_rate: 4.5 }), /below η\u00a0=\u00a04\.5; η\u00a0=\u00a020 is above that\.$/);
  assert.match(say.breakEven({ first_order: 1, learning_rate: 1, break_even_rate: 3 }), /goes down above η\u00a0=\u00a03\.0\.$/);
  assert.equal(say.breakEven({ first_order: 0, learning_rate: 1, break_even_rate: null }), "");
});

test("the model is back where it began at the rate that is named", () => {
  const { update, changes: change } = from(placeAt(100), 68.9665350577237);
  assert.ok(Math.abs(change(update).second) < 1e-12);
});

test("2/λₘₐₓ is that of the minimum, wherever the run is", () => {
  const minimum = { ...CENTRE, loss: 0, exact: true };
  assert.equal(limit(RUN, minimum), "At the minimum 2/\u2060λₘₐₓ\u00a0=\u00a024.87.");
  assert.match(limit(RUN, null), /^No minimum is known/);
  assert.match(limit({ ...RUN, method: "momentum", momentum: 0.9 }, minimum), /2\(1\u00a0\+\u00a0μ\)\/\u2060λₘₐₓ\u00a0=\u00a047\.26\.$/);
  assert.equal(limit({ ...RUN, method: "adam" }, minimum), "");
  assert.equal(limit({ ...RUN, batch_size: 1 }, minimum), "");
});

test("just below the largest rate a run settles in a bowl, just above it is thrown out", () => {
  const bend = 0.08;
  /** @type {Record<string, (g: number, v: number, memory: number) => [number, number]>} */
  const rules = {
    gradient_descent: (g) => [g, 0],
    momentum: (g, v, memory) => [memory * v + g, memory * v + g],
    nesterov: (g, v, memory) => [g + memory * (memory * v + g), memory * v + g],
  };
  for (const [method, rule] of Object.entries(rules)) {
    for (const momentum of [0, 0.5, 0.9]) {
      const ends = [0.99, 1.01].map((part) => {
        let [place, v] = [1, 0];
        for (let step = 0; step < 4000; step += 1) {
          const [u, kept] = rule(bend * place, v, momentum);
          place -= part * largestRate({ ...RUN, method, momentum }, bend) * u;
          v = kept;
        }
        return Math.abs(place);
      });
      assert.ok(ends[0] < 1e-6 && ends[1] > 1e6, `${method} ${momentum}: ${ends}`);
    }
  }
});

test("what was kept of the promise is a share, a rise, or rounding", () => {
  /** @param {number | null} first @param {number | null} actual */
  const kept = (first, actual) => say.kept({ gradient: [1, 0], direction: [-1, 0], first_order: first, actual }, START);
  assert.equal(kept(-0.07081, -0.05331), "In truth 75.3\u00a0% of the promised change.");
  assert.equal(kept(-0.2416, 0.0586), "It goes up, although it promised to go down.");
  assert.equal(kept(0.2, -0.05), "It goes down, although it promised to go up.");
  assert.equal(kept(0.2, 0.1), "In truth 50.0\u00a0% of the promised rise.");
  assert.equal(kept(-1e-16, 3e-13), say.LIMIT);
  assert.match(kept(-1, null), /no finite loss/);
});

test("a step that promises nothing is told apart from one that is none", () => {
  const none = { first_order: 0, actual: 0 };
  assert.match(say.kept({ ...none, gradient: [0, 0], direction: [0, 0] }, START), /gradient is 0/);
  assert.match(say.kept({ ...none, gradient: [1, 0], direction: [0, 0] }, START), /no length/);
  // momentum goes on over a flat place
  assert.equal(say.kept({ gradient: [0, 0], direction: [-1, 0], first_order: 0, actual: 0.25 }, START), "Nothing is promised; in truth L rises by 0.250.");
});

test("what a method makes of the gradient is said with its own numbers, and nothing where u is −∇L", () => {
  assert.equal(reason(RUN, undefined), "");
  for (const [method, { parameters, searches, kinds }] of Object.entries(METHODS)) {
    if (searches) continue;
    const run = { ...RUN, method, ...parameters };
    for (const kind of kinds) assert.match(reason(run, /** @type {any} */ (kind)), /\bu\b.*\.$/);
    if (kinds.length === 0) assert.match(reason({ ...run, batch_size: 1 }, undefined), /^u = .*\. Here ∇L is that of the batch alone\.$/);
  }
  assert.match(reason({ ...RUN, method: "momentum", momentum: 0.75 }, undefined), /v ← 0\.75 v \+ ∇L/);
  assert.match(reason({ ...RUN, method: "newton" }, "shortened"), /shortened to a length of 1/);
});

test("a step that promised to go up has no share of a promise, and none is drawn across it", () => {
  const columns = { step: [0, 1, 2, 3, 4], first_order: [-1, 0.5, 0, -1, -2], second_order: [], actual: [], rises: [] };
  assert.deepEqual(stretches([0, 1, 2, 3, 4], columns), [[0], [3, 4]]);
});

test("no word for the bending is that of a stationary point", () => {
  for (const word of /** @type {const} */ (["plateau", "edge", "valley", "bowl", "slope"])) {
    assert.doesNotMatch(say.curvature({ curvature: word }).curvature, /saddle|minimum|undefined/);
  }
});

test("a share has one decimal, and more where it would be 0", () => {
  assert.deepEqual([0.7529, 1.0046, -0.2427, 0.00049, 1, 12].map(say.share), ["75.3\u00a0%", "100.5\u00a0%", "−24.3\u00a0%", "0.049\u00a0%", "100.0\u00a0%", "1200.0\u00a0%"]);
});

test("the steps that go up are named by where they lead, the first of them", () => {
  assert.equal(say.rises([], 1000, 1), "None of 1000 steps goes up.");
  assert.equal(say.rises([7, 8], 1000, 1), "2 of 1000 steps go up: 7\u202f→\u202f8, 8\u202f→\u202f9.");
  assert.match(say.rises([1, 2, 3, 4], 1000, 1), /^4 of 1000 steps go up: .*3\u202f→\u202f4, …$/);
  assert.match(say.rises([5], 100000, 5), /^1 of every 5th of 100\u202f000 steps goes up/);
});

test("one step of the run is told with its share, never with that of rounding", () => {
  const columns = { step: [0, 1, 2], first_order: [-0.1, -0.2, -1e-14], second_order: [0, 0, 0], actual: [-0.09, 0.02, -1e-14], rises: [false, true, false] };
  assert.equal(say.atStep(columns, 0, START), "Step 0: promised −0.100, true −0.0900: 90.0\u00a0% kept.");
  assert.equal(say.atStep(columns, 1, START), "Step 1: promised −0.200, true 0.0200: it goes up.");
  assert.match(say.atStep(columns, 2, START), /at the limit of double precision\.$/);
});

test("steps between two points of the page lie between them on its timeline", () => {
  const columns = { step: [0, 1, 2, 3, 4], first_order: [], second_order: [], actual: [], rises: [false, true, false, true, false] };
  const page = Object.assign(Object.create(trajectory), { step: [0, 2, 4] });
  assert.deepEqual(across(columns, page, [0, 10, 30]), [0, 5, 10, 20]);
});

test("the real up-steps of a long run come from the page's own losses", () => {
  const { run, trajectory: bouncing } = descend({ learning_rate: 20 });
  const columns = { step: [0, 5, 1000], first_order: [], second_order: [], actual: [], rises: [false, false, false] };
  assert.deepEqual(realRises(columns, { run, trajectory: bouncing }, 5), [7, 8]);
  assert.deepEqual(realRises({ ...columns, rises: [false, true, false] }, { run, trajectory: bouncing }, 1), [5]);
});

test("the axis of the falls has every power of ten from the largest down, and ends at rounding", () => {
  assert.deepEqual(decades([-0.09, -1e-9, 0.2], -Infinity, 5), { top: -1, bottom: -6 });
  assert.deepEqual(decades([-0.09, -1e-30], -12.4, 16), { top: -1, bottom: -13 });
  assert.deepEqual(decades([0.1, null], -12, 5), { top: 0, bottom: -1 });
});

test("what the lecture's loop promises cannot be asked of a run that goes on otherwise", () => {
  const facts = (/** @type {Partial<typeof RUN>} */ changes) => ({ run: { ...RUN, ...changes }, minimum: null, trajectory });
  assert.ok(quantity("actual at start", facts({})).value < 0);
  for (const changes of [{ method: "momentum", momentum: 0.9 }, { batch_size: 1 }, { rate_change: /** @type {[number, number][]} */ ([[5, 2]]) }]) {
    for (const name of ["actual at start", "loss uphill at start", "break-even rate at 82", "best angle at 82"]) {
      assert.throws(() => quantity(name, facts(changes)), /does not go on by the lecture's loop/);
    }
  }
});
