/** Whatever a scene of the lecture on tables says is reckoned here once more, from trainings by plain loops. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { every } from "../../static/js/data/address.js";
import { fill, quantity } from "../../static/js/data/lecture/quantities.js";
import { CHAPTERS } from "../../static/js/data/lecture/scenes.js";
import { Trajectory } from "../../static/js/data/training.js";
import { answer, lossOf, train } from "./tables.js";

/** @typedef {import("../../static/js/data/lecture/quantities.js").Facts} Facts */
/** @typedef {import("../../static/js/data/lecture/scenes.js").Scene} Scene */
/** @typedef {import("./tables.js").Trained} Trained */

const SCENES = CHAPTERS.flatMap(({ scenes }) => scenes);
/** Of trainings that several scenes have. @type {Map<string, Trained>} */
const known = new Map();

/** @param {Record<string, any>} settings */
function trained(settings) {
  const name = JSON.stringify(settings);
  known.set(name, known.get(name) ?? train(settings));
  return /** @type {Trained} */ (known.get(name));
}

/** @param {Scene} scene @returns {{own: Trained, others: Record<string, Trained>}} */
function walks({ settings, beside = {} }) {
  return { own: trained(settings), others: Object.fromEntries(Object.entries(beside).map(([name, other]) => [name, trained(other)])) };
}

/** A training as the page has it: the points that it asks for, and all rows. @param {Trained} of @returns {Facts} */
function facts(of) {
  const trajectory = new Trajectory();
  const steps = of.places.length - 1;
  const often = every(steps, (of.x[0].length + 1) * of.y[0].length);
  const epoch = stepsOfAnEpoch(of);
  of.places.forEach(({ w, b }, step) => {
    if (step % often !== 0 && step !== steps) return;
    const test_loss = of.tested.x.length > 0 ? testLoss(of, step) : null;
    trajectory.push({ step, epoch: Math.floor(step / epoch), loss: loss(of, step), test_loss, accuracy: accuracy(of, step), gradient_norm: slope(of, step), weights: w, bias: b });
  });
  const training = { activation: "sigmoid", loss: "cross_entropy", ...of.settings };
  return /** @type {Facts} */ (/** @type {unknown} */ ({
    trajectory,
    opening: { training, rows: of.rows, test_rows: of.tested.x.length, steps_per_epoch: epoch },
    sample: { row: of.x.map((_, i) => i + 1), test: of.x.map(() => false), inputs: of.x, targets: of.y },
  }));
}

/** @param {Trained} of @param {number} step */
const loss = ({ places, x, y }, step) => lossOf(places[step], x, y);

/** @param {Trained} of @param {number} step */
const testLoss = ({ places, tested }, step) => lossOf(places[step], tested.x, tested.y);

/** @param {Trained} of */
const stepsOfAnEpoch = ({ rows, settings }) => (settings.batch_size ? Math.ceil(rows / settings.batch_size) : 1);

/** @param {Trained} of @param {number} step */
const answers = ({ places, x }, step) => x.map((row) => answer(places[step], row));

/** @param {Trained} of @param {number} step */
function accuracy(of, step) {
  const right = answers(of, step).filter((each, i) => {
    if (each.length === 1) return (each[0] >= 0.5) === (of.y[i][0] === 1);
    return of.y[i][each.indexOf(Math.max(...each))] === 1;
  });
  return right.length / of.rows;
}

/** δ of every row and output. @param {Trained} of @param {number} step */
const terms = (of, step) => answers(of, step).map((each, i) => each.map((value, k) => (value - of.y[i][k]) / of.rows));

/** @param {Trained} of @param {number} step */
function slope(of, step) {
  const delta = terms(of, step);
  const parts = of.y[0].flatMap((_, k) => [...of.x[0].keys(), -1].map((j) => delta.reduce((sum, each, i) => sum + each[k] * (j < 0 ? 1 : of.x[i][j]), 0)));
  return Math.sqrt(parts.reduce((sum, part) => sum + part * part, 0));
}

/** @param {Trained} of @param {number} step */
const norm = ({ places }, step) => Math.sqrt(places[step].w.flat().reduce((sum, w) => sum + w * w, 0));

/** How hard each row pushes, the hardest first, with its number. @param {Trained} of @param {number} step */
const pushes = (of, step) => terms(of, step).map(([delta], i) => ({ number: i + 1, push: Math.abs(delta) })).sort((p, q) => q.push - p.push);

/** The eigenvalue of ¼ of the mean of (x, 1)(x, 1)ᵀ that so many are larger than: found by halves. @param {Trained} of @param {number} larger */
function curvature({ x, rows }, larger) {
  const wide = x.map((row) => [...row, 1]);
  const mean = wide[0].map((_, i) => wide[0].map((_, j) => wide.reduce((sum, row) => sum + row[i] * row[j], 0) / rows / 4));
  let [low, high] = [0, mean.reduce((sum, row, i) => sum + row[i], 0)];
  for (let halvings = 0; halvings < 100; halvings += 1) {
    const middle = (low + high) / 2;
    if (above(mean, middle) > larger) low = middle;
    else high = middle;
  }
  return high;
}

/** How many eigenvalues lie above a number: the positive pivots of the matrix less that. @param {number[][]} matrix @param {number} number */
function above(matrix, number) {
  const a = matrix.map((row, i) => row.map((value, j) => value - (i === j ? number : 0)));
  for (let p = 0; p < a.length; p += 1) {
    for (let i = p + 1; i < a.length; i += 1) {
      const share = a[i][p] / a[p][p];
      for (let j = p; j < a.length; j += 1) a[i][j] -= share * a[p][j];
    }
  }
  return a.filter((row, p) => row[p] > 0).length;
}

/** @param {Trained} of */
const steps = ({ places }) => places.map((_, step) => step);

/** @type {[RegExp, (of: Trained, ...parts: string[]) => number][]} */
const RECKONED = [
  [/^loss(?: in full)? at (.+)$/, (of, at) => loss(of, stepOf(of, at))],
  [/^test loss at (.+)$/, (of, at) => testLoss(of, stepOf(of, at))],
  [/^accuracy at (.+)$/, (of, at) => accuracy(of, stepOf(of, at))],
  [/^norm at (.+)$/, (of, at) => norm(of, stepOf(of, at))],
  [/^growth to (\d+)$/, (of, step) => norm(of, Number(step)) - norm(of, Number(step) / 10)],
  [/^gradient norm at (.+)$/, (of, at) => slope(of, stepOf(of, at))],
  [/^sum of δ at (.+)$/, (of, at) => Math.abs(terms(of, stepOf(of, at)).reduce((sum, [delta]) => sum + delta, 0))],
  [/^loss of twice at (.+)$/, (of, at) => {
    const { w, b } = of.places[stepOf(of, at)];
    return lossOf({ w: w.map((each) => each.map((value) => 2 * value)), b: b.map((value) => 2 * value) }, of.x, of.y);
  }],
  [/^prediction of row (\d+) at (.+)$/, (of, number, at) => answers(of, stepOf(of, at))[Number(number) - 1][0]],
  [/^target of row (\d+)$/, (of, number) => of.y[Number(number) - 1][0]],
  [/^largest prediction at (.+)$/, (of, at) => Math.max(...answers(of, stepOf(of, at)).flat())],
  [/^smallest prediction at (.+)$/, (of, at) => Math.min(...answers(of, stepOf(of, at)).flat())],
  [/^(smallest|largest) sum at (.+)$/, (of, which, at) => {
    const sums = answers(of, stepOf(of, at)).map((each) => each.reduce((sum, value) => sum + value, 0)).sort((p, q) => p - q);
    return which === "smallest" ? sums[0] : sums[sums.length - 1];
  }],
  [/^strongest row at (.+)$/, (of, at) => pushes(of, stepOf(of, at))[0].number],
  [/^push of ten at (.+)$/, (of, at) => {
    const each = pushes(of, stepOf(of, at)).map(({ push }) => push);
    const total = (/** @type {number[]} */ some) => some.reduce((sum, push) => sum + push, 0);
    return total(each.slice(0, 10)) / total(each);
  }],
  [/^rows$/, ({ rows }) => rows],
  [/^test rows$/, ({ tested }) => tested.x.length],
  [/^outputs$/, ({ y }) => y[0].length],
  [/^mean of x1$/, ({ x, rows }) => x.reduce((sum, [first]) => sum + first, 0) / rows],
  [/^share of y = 0$/, ({ y, rows }) => y.filter(([first]) => first === 0).length / rows],
  [/^steps$/, ({ places }) => places.length - 1],
  [/^steps of an epoch$/, stepsOfAnEpoch],
  [/^rate$/, ({ settings }) => settings.learning_rate],
  [/^later rate$/, ({ settings }) => settings.rate_change[0][1]],
  [/^step of the later rate$/, ({ settings }) => settings.rate_change[0][0]],
  [/^curvature (\d)$/, (of, rank) => curvature(of, Number(rank) - 1)],
  [/^limit$/, (of) => 2 / curvature(of, 0)],
  [/^steps up$/, (of) => steps(of).filter((step) => step > 0 && loss(of, step) > loss(of, step - 1) + 1e-12).length],
  [/^first all right$/, (of) => Number(steps(of).find((step) => accuracy(of, step) === 1))],
  [/^(?:about )?first below (.+)$/, (of, mark) => Number(steps(of).find((step) => loss(of, step) < Number(mark)))],
  [/^lowest loss$/, (of) => Math.min(...steps(of).map((step) => loss(of, step)))],
  [/^lowest test (loss|step)$/, (of, what) => {
    const [lowest] = steps(of).map((step) => ({ step, loss: testLoss(of, step) })).sort((p, q) => p.loss - q.loss);
    return lowest[/** @type {"loss"} */ (what)];
  }],
  [/^highest in epoch (\d+)$/, (of, number) => {
    const epoch = stepsOfAnEpoch(of);
    return Math.max(...Array.from({ length: epoch }, (_, k) => loss(of, (Number(number) - 1) * epoch + k)));
  }],
];

/** @param {Trained} of @param {string} at */
const stepOf = ({ places }, at) => (at === "end" ? places.length - 1 : Number(at));

/** @param {string} name @param {ReturnType<typeof walks>} walks */
function reckon(name, { own, others }) {
  const whose = Object.keys(others).find((other) => name.startsWith(`${other} `));
  const [of, asked] = whose ? [others[whose], name.slice(whose.length + 1)] : [own, name];
  for (const [pattern, value] of RECKONED) {
    const parts = pattern.exec(asked);
    if (parts) return value(of, ...parts.slice(1));
  }
  throw new Error(`nobody reckons "${name}"`);
}

/** @param {Scene} scene */
const sentences = ({ reveal, caution }) => [...reveal, ...(caution ? [caution] : [])];

/** @param {Scene} scene what the page has of it */
function onPage(scene) {
  const { own, others } = walks(scene);
  return /** @type {const} */ ([facts(own), Object.fromEntries(Object.entries(others).map(([name, of]) => [name, facts(of)]))]);
}

for (const scene of SCENES) {
  const page = onPage(scene);
  const names = new Set([...sentences(scene).join(" ").matchAll(/\{(.+?)\}/g)].map(([, name]) => name));

  test(`${scene.id}: the page reckons its numbers as plain loops do`, () => {
    for (const name of names) {
      const [shown, plain] = [quantity(name, ...page).value, reckon(name, walks(scene))];
      // "about" goes by the points that the page asked for, and next to a large curvature a small one has fewer digits
      const room = name.includes("about") ? every(Number(scene.settings.max_steps), 3) : (name === "curvature 3" ? 1e-5 : 1e-9) * Math.abs(plain) + 1e-15;
      assert.ok(Math.abs(shown - plain) <= room, `${name}: ${shown} is not ${plain}`);
    }
  });

  for (const claim of scene.claims) {
    test(`${scene.id}: ${claim}`, () => {
      const [, left, relation, right] = /^(.+) (<|>|=|≈) (.+)$/.exec(claim) ?? [];
      const value = reckon(left, walks(scene));
      const bound = Number.isNaN(Number(right)) ? reckon(right, walks(scene)) : Number(right);
      const holds = { "<": value < bound, ">": value > bound, "=": Math.abs(value - bound) <= 1e-12 * Math.abs(bound), "≈": Math.abs(value - bound) < 0.01 * Math.abs(bound) }[relation];
      assert.ok(holds, `it is ${value}`);
    });
  }

  test(`${scene.id}: is said in short sentences, with its numbers filled in`, () => {
    assert.ok(scene.question.length <= 44 && scene.title.length <= 14, "one line must hold it");
    for (const sentence of sentences(scene)) {
      const said = fill(sentence, ...page);
      assert.doesNotMatch(said, /[{}]|NaN|undefined|–/);
      assert.ok(said.length <= (sentence === scene.caution ? 110 : 104), `${said.length} characters: ${said}`);
    }
  });
}

test("no two scenes have the same name in a link, and no name needs quoting", () => {
  assert.equal(new Set(SCENES.map(({ id }) => id)).size, SCENES.length);
  for (const { id } of SCENES) assert.match(id, /^[a-z0-9-]+$/);
});

test("a name that means nothing, a step that is not told, or another training that is not there, is an error and not a blank", () => {
  const page = onPage(SCENES[0]);
  for (const name of ["luck at 3", "loss at 101", "other steps", "loss"]) assert.throws(() => fill(`{${name}}`, ...page), /no quantity/);
});
