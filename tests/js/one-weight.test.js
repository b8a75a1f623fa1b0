/** The one weight against arithmetic of its own: the error after k epochs is the first one times a number to the k-th. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { EPOCHS, PRINTED, descend, factor, loss, lowest, reported, slope } from "../../static/js/one-weight/descent.js";
import { fill, quantity, taskOf } from "../../static/js/one-weight/quantities.js";
import { Walk } from "../../static/js/one-weight/walk.js";
import { bowl, magnified, reach } from "../../static/js/one-weight/window.js";
import { ending, numbers, report, slopeInWords, stepInWords, verdict } from "../../static/js/one-weight/words.js";
import { ONE_WEIGHT } from "../../static/js/scenes/one-weight.js";

/** @typedef {import("../../static/js/one-weight/descent.js").Task} Task */

/** @type {Task} */
const RIGHT = { ...PRINTED, gradient: "chain rule" };
const NASTY = [-120, -100, -50, -1, -1e-9, 0, 1e-9, 0.3, 1, 120].flatMap((x) =>
  [1e-3, 0.01, 1, 100].flatMap((rate) => [RIGHT, PRINTED].map((task) => ({ ...task, x, rate }))),
);

/** The loss after k epochs, by the closed form. @param {Task} task @param {number} k */
function closed({ x, y, m, rate, gradient }, k) {
  const each = gradient === "printed" ? 1 + 2 * rate * x : 1 - 2 * rate * x ** 2;
  return ((y - m * x) * each ** k) ** 2;
}

test("the blog post's printed numbers come out to their digits, with its own gradient", () => {
  const { m, loss } = descend(PRINTED);
  assert.equal(loss[0].toPrecision(4), "0.8195");
  assert.equal(loss[100].toPrecision(4), "0.008739");
  assert.equal(loss[900].toExponential(4), "1.4617e-18");
  assert.equal(m[EPOCHS].toFixed(8), "0.25846212");
  assert.deepEqual(reported({ m, loss, outcome: "epochs used" }), [0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
  assert.deepEqual(report(descend(PRINTED), 900), { loss: "1.4617 × 10⁻¹⁸", m: "0.25846212" });
});

test("they are not those of the chain rule", () => {
  const { loss } = descend(RIGHT);
  assert.equal(loss[0].toPrecision(4), "0.8195");
  assert.equal(loss[100].toPrecision(4), "0.004977");
  assert.equal(loss[900].toExponential(3), "9.204e-21");
});

test("both runs follow the closed form", () => {
  for (const task of [PRINTED, RIGHT, { ...PRINTED, x: 1.12242755 }, { ...RIGHT, x: 3, rate: 0.05 }]) {
    const descent = descend(task);
    for (const k of [0, 1, 10, 100, 500]) {
      const want = closed(task, k);
      // m is near y/x then, and the error is what is left of two equal numbers
      const room = 1e-9 * want + 1e-14 * Math.sqrt(want) + 1e-28;
      assert.ok(Math.abs(descent.loss[k] - want) <= room, `${descent.loss[k]} after ${k} epochs, not ${want}`);
    }
  }
});

test("the slope is the derivative of the loss, and the printed gradient is that only for x = −1", () => {
  for (const x of [-3, -1.12242755, -1, -0.5, 0.5, 1, 2]) {
    for (const m of [-1, 0.4, 2]) {
      const task = { ...PRINTED, x };
      const h = 1e-6;
      const numeric = (loss(task, m + h) - loss(task, m - h)) / (2 * h);
      assert.ok(Math.abs(slope(task, m) - numeric) < 1e-7);
      const wrong = 2 * (task.y - m * x);
      assert.equal(Math.abs(wrong - numeric) < 1e-7, x === -1);
    }
  }
});

test("at η = 0.01 the printed gradient descends for −100 < x < 0 alone", () => {
  const change = (/** @type {number} */ x) => {
    const { loss } = descend({ ...PRINTED, x }, 50);
    return Math.sign(Number((loss[50] / loss[0] - 1).toFixed(9)));
  };
  for (const x of [-99.9, -60, -50, -10, -1, -0.01]) assert.equal(change(x), -1, `x = ${x}`);
  for (const x of [-100, 0]) assert.equal(change(x), 0, `x = ${x}`);
  for (const x of [-120, -100.1, 0.01, 1, 1.12242755, 100]) assert.equal(change(x), 1, `x = ${x}`);
  assert.deepEqual([quantity("lowest x", PRINTED).value, quantity("highest x", PRINTED).value], [-100, 0]);
});

test("the chain rule's gradient descends on both sides of 0, at η = 0.01 for |x| < 10", () => {
  for (const x of [-9.9, -1, 0.5, 9.9]) assert.ok(Math.abs(factor({ ...RIGHT, x })) < 1, `x = ${x}`);
  for (const x of [-10.1, 10.1]) assert.ok(Math.abs(factor({ ...RIGHT, x })) > 1, `x = ${x}`);
  const [low, high] = [quantity("lowest x", RIGHT).value, quantity("highest x", RIGHT).value];
  assert.ok(Math.abs(low + 10) < 1e-12 && Math.abs(high - 10) < 1e-12);
});

test("no number is ever infinite: the run ends before it, and says so", () => {
  const descent = descend({ ...PRINTED, x: 1.12242755, rate: 1 });
  assert.equal(descent.outcome, "infinite");
  const last = descent.loss.length - 1;
  // |e| grows 3.245-fold an epoch, and its square may be at most 1.8e308
  assert.equal(last, Math.floor((0.5 * Math.log(Number.MAX_VALUE) - Math.log(Math.sqrt(descent.loss[0]))) / Math.log(3.2448551)));
  assert.equal(ending(descent), `Stopped after ${last} epochs: the next number would be infinite.`);
});

test("whatever is typed, no text says NaN or Infinity, in any epoch", () => {
  for (const task of NASTY) {
    const descent = descend(task);
    assert.ok(descent.m.every(Number.isFinite) && descent.loss.every(Number.isFinite));
    for (const epoch of reported(descent)) {
      const m = descent.m[epoch];
      const said = [...Object.values(numbers(task, descent, epoch)), ...Object.values(report(descent, epoch))];
      said.push(verdict(task), ending(descent), slopeInWords(task, m, true), stepInWords(task, m, 1));
      assert.doesNotMatch(said.join(" "), /NaN|Infinity|undefined|-/, JSON.stringify(task));
    }
  }
});

test("it is said which way the code goes, whatever it takes for the slope", () => {
  const up = { ...PRINTED, x: 1.12242755 };
  assert.equal(stepInWords(PRINTED, PRINTED.m, 20), "downhill, drawn × 20");
  assert.equal(stepInWords(up, up.m, 0), "uphill");
  assert.equal(stepInWords({ ...up, gradient: "chain rule" }, up.m, 1), "downhill");
  assert.equal(slopeInWords(PRINTED, PRINTED.m, true), "downhill ←");
  assert.equal(slopeInWords(PRINTED, -1, true), "downhill →");
  assert.equal(verdict(PRINTED), "it shrinks.");
  assert.equal(verdict(up), "it grows.");
  assert.equal(verdict({ ...PRINTED, x: -75 }), "it changes sides and shrinks.");
  assert.equal(verdict({ ...PRINTED, x: -100 }), "it swings to and fro and never shrinks.");
  assert.equal(verdict({ ...PRINTED, x: -50 }), "one epoch is enough.");
});

test("the pictures hold the start, the minimum and the point, and nothing much larger", () => {
  for (const task of NASTY) {
    const { from, to, top } = bowl(task);
    const best = lowest(task) ?? task.m;
    assert.ok(from < Math.min(task.m, best) && to > Math.max(task.m, best), JSON.stringify(task));
    assert.ok(top >= loss(task, task.m) && top <= 10 * Math.max(loss(task, task.m), loss(task, best + (to - from) / 4)) + 1);
    const far = Math.max(Math.abs(task.x), Math.abs(task.y), Math.abs(task.m * task.x));
    assert.ok(reach(task) > far && reach(task) < 2 * far);
  }
});

test("an arrow is drawn a round number of times as long as its step, and never too long where that can be helped", () => {
  assert.equal(magnified(3.3), 20);
  assert.equal(magnified(45), 2);
  assert.equal(magnified(300), 1);
  assert.equal(magnified(3.3, true), 10);
  assert.equal(magnified(0), 1000);
});

test("a whole run plays in six seconds, however the frames fall, and rests at its end", () => {
  for (const frame of [1 / 60, 0.1, 0.4]) {
    const walk = new Walk();
    walk.open(descend(PRINTED));
    walk.toggle();
    let seconds = 0;
    let before = 0;
    while (walk.playing) {
      walk.advance(frame);
      seconds += frame;
      assert.ok(walk.epoch >= before);
      before = walk.epoch;
    }
    assert.equal(walk.epoch, EPOCHS);
    assert.ok(Math.abs(seconds - 6) <= frame + 1e-9);
    walk.toggle();
    assert.equal(walk.epoch, 0, "Play starts again");
  }
});

test("with less motion it shows a dozen still pictures", () => {
  const walk = new Walk();
  walk.still = true;
  walk.open(descend(PRINTED));
  walk.toggle();
  const seen = new Set();
  while (walk.playing) {
    walk.advance(1 / 60);
    seen.add(walk.epoch);
  }
  assert.equal(seen.size, 13);
});

test("stepping pauses, and stays between the ends", () => {
  const walk = new Walk();
  walk.open(descend(PRINTED));
  walk.toggle();
  walk.advance(1);
  walk.move(1);
  assert.equal(walk.playing, false);
  walk.move(-5000);
  assert.equal(walk.epoch, 0);
  walk.move(5000);
  assert.equal(walk.epoch, EPOCHS);
});

/** What the scenes' names mean, by the closed form. @param {string} name @param {Task} task */
function reckon(name, task) {
  const [, other, asked, epoch] = /^(other )?(.+?)(?: at (\d+))?$/.exec(name) ?? [];
  /** @type {Task} */
  const of = other ? { ...task, gradient: task.gradient === "printed" ? "chain rule" : "printed" } : task;
  const { x, y, m, rate, gradient } = of;
  const each = gradient === "printed" ? 1 + 2 * rate * x : 1 - 2 * rate * x ** 2;
  const error = (y - m * x) * each ** Number(epoch ?? 0);
  const weight = (y - error) / x;
  /** @type {Record<string, number>} */
  const values = {
    m: weight, "printed m": weight, loss: error ** 2, slope: -2 * x * error, step: gradient === "printed" ? -2 * rate * error : 2 * rate * x * error,
    rate, "−x": -x, factor: each, minimum: y / x, "lowest x": -1 / rate, "highest x": 0,
  };
  return values[asked];
}

for (const scene of ONE_WEIGHT) {
  const task = taskOf(scene.oneWeight ?? {});
  const sentences = [...scene.reveal, ...(scene.caution ? [scene.caution] : [])];

  for (const [, name] of sentences.join(" ").matchAll(/\{(.+?)\}/g)) {
    test(`${scene.id}: the page reckons ${name} as the closed form does`, () => {
      const [page, want] = [quantity(name, task).value, reckon(name, task)];
      assert.ok(Math.abs(page - want) <= 1e-6 * Math.abs(want), `${page} is not ${want}`);
    });
  }

  test(`${scene.id}: is said in short sentences, with its numbers filled in`, () => {
    assert.ok(scene.question.length <= 44 && scene.title.length <= 14, "one line must hold it");
    for (const sentence of sentences) {
      const said = fill(sentence, task);
      assert.doesNotMatch(said, /[{}]|NaN|undefined|–/);
      assert.ok(said.length <= (sentence === scene.caution ? 110 : 98), `${said.length} characters: ${said}`);
      assert.doesNotMatch(sentence.replace(/\{.+?\}/g, ""), /0\.\d|\d{4,}/, "a number is written by hand");
    }
  });
}

test("what the scenes say beside their numbers is so", () => {
  const [right, wrong, up] = ONE_WEIGHT.map(({ oneWeight }) => taskOf(oneWeight ?? {}));
  const first = (/** @type {Task} */ task) => descend(task).m[1] - task.m;
  assert.ok(slope(right, right.m) > 0 && first(right) < 0, "against the slope");
  assert.ok(Math.abs(Number(descend(right).m.at(-1)) - right.y / right.x) < 1e-10, "in the end m is y/x");
  assert.ok(first(wrong) < 0 && Math.abs(first(wrong)) < Math.abs(first(right)), "the right way, a little short");
  assert.ok(descend(up).loss.every((value, k, all) => k === 0 || value > all[k - 1]), "it climbs at every epoch");
});

test("a name that means nothing is an error and not a blank", () => {
  assert.throws(() => fill("{luck at 3}", PRINTED), /no quantity "luck at 3"/);
  assert.throws(() => fill("{luck}", PRINTED), /no quantity "luck"/);
});
