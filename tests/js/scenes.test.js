/** Whatever a scene says is reckoned here once more, by plain loops that share nothing with the page. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { LAYERS } from "../../static/js/layers.js";
import { fill, quantity } from "../../static/js/quantities.js";
import { CHAPTERS } from "../../static/js/scenes.js";
import { RUN, descend } from "./lecture.js";
import { parts, searched, walk } from "./plain.js";

/** @typedef {import("../../static/js/scenes.js").Scene} Scene */
/** @typedef {ReturnType<typeof walk> & {race?: {median: number[]}}} Walk */

const SCENES = CHAPTERS.flatMap(({ scenes }) => scenes);
const RACE = searched(2000);

/** @param {Scene} scene @returns {{own: Walk, others: Record<string, Walk>}} */
function facts({ run, runs = [""], beside }) {
  const all = runs.map((own) => walk({ ...run, ...settingsIn(own) }));
  const lettered = Object.fromEntries(all.map((each, k) => ["ABCDEFGH"[k], each]));
  return { own: { ...all[all.length - 1], race: RACE }, others: { ...lettered, ...(beside && { other: walk(beside) }) } };
}

/** @param {string} own what a run has of its own */
function settingsIn(own) {
  return Object.fromEntries([...new URLSearchParams(own)].map(([name, text]) => [name, Number.isNaN(Number(text)) ? text : Number(text)]));
}

/** One place, formula by formula. @param {Walk} of @param {number} w @param {number} b */
function place({ run }, w, b) {
  const points = parts(run, w, b).map((part) => ({ ...part, dw: part.δ * part.x, db: part.δ, push: Math.abs(part.δ) * Math.sqrt(part.x * part.x + 1) }));
  const total = (/** @type {(p: typeof points[0]) => number} */ part) => points.reduce((sum, p) => sum + part(p), 0);
  const [a, c, d] = [total((p) => p.bend * p.x * p.x), total((p) => p.bend * p.x), total((p) => p.bend)];
  const [dw, db] = [total((p) => p.dw), total((p) => p.db)];
  const root = Math.sqrt((a - d) ** 2 + 4 * c * c);
  return {
    w, b, points, total, dw, db,
    loss: total((p) => p.loss),
    "small eigenvalue": (a + d - root) / 2,
    "large eigenvalue": (a + d + root) / 2,
    limit: 4 / (a + d + root),
    k: dw * dw + db * db,
    bent: a * dw * dw + 2 * c * dw * db + d * db * db,
    cancelled: 1 - Math.hypot(total((p) => p.dw), total((p) => p.db)) / total((p) => p.push),
  };
}

/** What the loop's step does to the loss from a place, at any rate and turned by any angle. @param {Walk} of @param {string} where */
function stepFrom(of, where) {
  const here = placeNamed(of, where);
  return (rate = of.run.learning_rate, degrees = 180) => {
    const turn = Math.atan2(here.db, here.dw) + (degrees / 180) * Math.PI;
    const length = rate * Math.sqrt(here.k);
    return place(of, here.w + length * Math.cos(turn), here.b + length * Math.sin(turn)).loss - here.loss;
  };
}

/** Every whole angle from the gradient, the best first. @param {Walk} of @param {string} where */
function angles(of, where) {
  const change = stepFrom(of, where);
  return Array.from({ length: 360 }, (_, degrees) => ({ degrees, change: change(undefined, degrees) })).sort((p, q) => p.change - q.change);
}

/** @param {Walk} of @param {(here: ReturnType<typeof place>) => boolean} holds @returns {number[]} the steps at which it does */
function stepsWhere(of, holds) {
  return of.trajectory.step.filter((_, k) => holds(place(of, of.trajectory.w[k], of.trajectory.b[k])));
}

/** The run by another line in the loop. @param {Walk} of @param {(old: number, slope: number) => number} line */
function otherwise(of, line) {
  let { w, b } = of.run;
  for (let step = 0; step < of.run.max_steps; step += 1) {
    const { dw, db } = place(of, w, b);
    w = line(w, of.run.learning_rate * dw);
    b = line(b, of.run.learning_rate * db);
  }
  return place(of, w, b);
}

/** @param {Walk} of @param {string} where */
function placeNamed(of, where) {
  const { w, b } = of.trajectory;
  const [, atW, atB] = /^\((.+), (.+)\)$/.exec(where) ?? [];
  if (atW) return place(of, Number(atW), Number(atB));
  if (where === "minimum") return place(of, of.minimum.w, of.minimum.b);
  const k = where === "start" ? 0 : where === "end" ? w.length - 1 : Number(where);
  return place(of, w[k], b[k]);
}

/** @type {[RegExp, (of: Walk, ...parts: string[]) => number][]} */
const RECKONED = [
  [/^(w|b|loss|dw|db|limit|cancelled|k|small eigenvalue|large eigenvalue) at (.+)$/, (of, name, where) => placeNamed(of, where)[/** @type {"w"} */ (name)]],
  [/^precise (w|b) at (.+)$/, (of, name, where) => placeNamed(of, where)[/** @type {"w"} */ (name)]],
  [/^(f|x|z|steepness|δ|part) of point (\d) at (.+)$/, (of, name, k, where) => {
    const { f, x, z, s, db, dw } = placeNamed(of, where).points[Number(k) - 1];
    return { f, x, z, steepness: s, δ: db, part: dw }[/** @type {"f"} */ (name)];
  }],
  [/^residual of point (\d) at (.+)$/, (of, k, where) => {
    const { f, y } = placeNamed(of, where).points[Number(k) - 1];
    return f - y;
  }],
  [/^nudged of point (\d) at (.+)$/, (of, k, where) => {
    const { w, b, points } = placeNamed(of, where);
    const { x, f } = points[Number(k) - 1];
    return 1 / (1 + Math.exp(-w * x - b - 0.001)) - f;
  }],
  [/^bare at (.+)$/, (of, where) => -placeNamed(of, where).k],
  [/^first order at (.+)$/, (of, where) => -of.run.learning_rate * placeNamed(of, where).k],
  [/^(second|whole) order at (.+)$/, (of, name, where) => {
    const { k, bent } = placeNamed(of, where);
    const rate = of.run.learning_rate;
    return -rate * k + (name === "second" ? 0.5 : 1) * rate * rate * bent;
  }],
  [/^actual at (.+)$/, (of, where) => stepFrom(of, where)()],
  [/^actual with (.+) at (.+)$/, (of, rate, where) => stepFrom(of, where)(Number(rate))],
  [/^apart at (.+)$/, (of, where) => Math.abs(stepFrom(of, where)() / (of.run.learning_rate * placeNamed(of, where).k) + 1)],
  [/^break-even rate at (.+)$/, (of, where) => (2 * placeNamed(of, where).k) / placeNamed(of, where).bent],
  [/^printed break-even rate at (.+)$/, (of, where) => placeNamed(of, where).k / placeNamed(of, where).bent],
  [/^best angle at (.+)$/, (of, where) => angles(of, where)[0].degrees],
  [/^best change at (.+)$/, (of, where) => angles(of, where)[0].change],
  [/^last dome$/, (of) => /** @type {number} */ (stepsWhere(of, (here) => here["large eigenvalue"] < 0).at(-1))],
  [/^first round$/, (of) => /** @type {number} */ (stepsWhere(of, (here) => here["small eigenvalue"] <= 0).at(-1)) + 1],
  [/^loss after going up$/, (of) => otherwise(of, (old, slope) => old + slope).loss],
  [/^(w|loss) when replaced$/, (of, name) => otherwise(of, (_, slope) => -slope)[/** @type {"w"} */ (name)]],
  [/^printed log-loss for (.+)$/, (_, f) => Math.log(Number(f)) - 1],
  [/^log-loss for (.+)$/, (_, f) => -Math.log(1 - Number(f))],
  [/^printed push for (.+)$/, (_, f) => 1 - Number(f)],
  [/^push for (.+)$/, (_, f) => Number(f)],
  [/^dJ\/d([abc])$/, (_, name) => (product({ [name]: 1e-4 }).J - product({ [name]: -1e-4 }).J) / 2e-4],
  [/^(J|bc|a \+ bc) at b \+ (.+)$/, (_, part, more) => product({ b: Number(more) })[/** @type {"J"} */ (part)]],
  [/^nudged J of (.+)$/, (_, more) => Number((product({ b: Number(more) }).J - product({}).J).toPrecision(10))],
  [/^(first|last) step up$/, (of, which) => {
    const up = of.trajectory.step.filter((k) => k > 0 && of.trajectory.loss[k] > of.trajectory.loss[k - 1] + 4e-13);
    return /** @type {number} */ (up.at(which === "first" ? 0 : -1));
  }],
  [/^f\(1-f\) of point (\d) at (.+)$/, (of, k, where) => placeNamed(of, where).points[Number(k) - 1].s],
  [/^(loss|push) share of point (\d) at (.+)$/, (of, name, k, where) => {
    const { points, total } = placeNamed(of, where);
    const part = /** @type {"loss"} */ (name);
    return points[Number(k) - 1][part] / total((p) => p[part]);
  }],
  [/^rate$/, (of) => of.run.learning_rate],
  [/^later rate$/, (of) => of.run.rate_change[of.run.rate_change.length - 1][1]],
  [/^step of the later rate$/, (of) => of.run.rate_change[of.run.rate_change.length - 1][0]],
  [/^μ$/, (of) => of.run.momentum ?? NaN],
  [/^steps$/, (of) => of.trajectory.step.length - 1],
  [/^cost$/, (of) => (of.run.method === "newton" ? 3 : 2)],
  [/^close$/, () => 0.01],
  [/^slope at (.+)$/, (of, where) => Math.sqrt(placeNamed(of, where).k)],
  [/^steps close$/, (of) => of.trajectory.step.findIndex((k) => Math.sqrt((of.trajectory.w[k] - of.minimum.w) ** 2 + (of.trajectory.b[k] - of.minimum.b) ** 2) < 0.01)],
  [/^above over last (\d+)$/, (of, number) => of.trajectory.loss.slice(-Number(number)).reduce((sum, loss) => sum + loss, 0) / Number(number) - of.minimum.loss],
  [/^overtaken after$/, (of) => race(of).overtaken],
  [/^overtaken at$/, (of) => (race(of).overtaken - 1) / 2],
  [/^lowest after (\d+)$/, (of, evaluations) => race(of).descent[Number(evaluations) - 1]],
  [/^median after (\d+)$/, (of, evaluations) => race(of).median[Number(evaluations) - 1]],
  [/^grid with (\d+) weights$/, (_, weights) => Number(5n ** BigInt(weights))],
  [/^steps up$/, (of) => of.trajectory.loss.slice(1).filter((value, k) => value > of.trajectory.loss[k] + 4e-13).length],
  [/^lowest loss$/, (of) => Math.min(...of.trajectory.loss)],
  [/^lowest step$/, (of) => of.trajectory.loss.indexOf(Math.min(...of.trajectory.loss))],
  [/^first below (.+)$/, (of, mark) => of.trajectory.loss.findIndex((value) => value < Number(mark))],
  [/^last above (.+)$/, (of, mark) => of.trajectory.loss.filter((value) => value > Number(mark)).length - 1],
  [/^loss uphill at (\d+)$/, (of, step) => {
    const here = placeNamed(of, step);
    return place(of, here.w + of.run.learning_rate * here.dw, here.b + of.run.learning_rate * here.db).loss;
  }],
  [/^w per b$/, (of) => (placeNamed(of, "end").w - of.run.w) / (placeNamed(of, "end").b - of.run.b)],
  [/^logit of point (\d)$/, (of, k) => -Math.log(1 / of.run.point[Number(k) - 1][1] - 1)],
  [/^places with (\d+) weights$/, (_, weights) => 121 ** Number(weights)],
  [/^lost starts$/, () => lostStarts(31)],
];

/** A descent of two evaluations a step against the searches, evaluation by evaluation. @param {Walk} of */
function race({ trajectory }) {
  const descent = RACE.median.map((_, k) => Math.min(...trajectory.loss.slice(0, 1 + Math.floor(k / 2))));
  const behind = RACE.median.findLastIndex((loss, k) => descent[k] > loss);
  return { median: RACE.median, descent, overtaken: behind + 2 };
}

/** 3(a + bc) and its parts, with a little more of an input. @param {{a?: number, b?: number, c?: number}} more */
function product({ a = 0, b = 0, c = 0 }) {
  const bc = (3 + b) * (2 + c);
  return { bc, "a + bc": 5 + a + bc, J: 3 * (5 + a + bc) };
}

/** From another grid than the page's. @param {number} n */
function lostStarts(n) {
  let lost = 0;
  for (let row = 0; row < n; row += 1) {
    for (let column = 0; column < n; column += 1) {
      const { trajectory } = descend({ w: -6 + (12 * (column + 0.5)) / n, b: -6 + (12 * (row + 0.5)) / n });
      if (!trajectory.loss.some((value) => value < 1e-4)) lost += 1;
    }
  }
  return lost / n ** 2;
}

/** @param {string} name @param {ReturnType<typeof facts>} walks */
function reckon(name, { own, others }) {
  const [, whose, asked] = /^(?:(other|[A-H]) )?(.+)$/.exec(name) ?? [];
  const of = whose ? others[whose] : own;
  for (const [pattern, value] of RECKONED) {
    const parts = pattern.exec(asked);
    if (parts && of) return value(of, ...parts.slice(1));
  }
  throw new Error(`nobody reckons "${name}"`);
}

/** @param {Scene} scene @param {string} number */
function claimed({ claims = [] }, number) {
  return claims.some((claim) => claim.split(" ").includes(number));
}

/** @param {Scene} scene */
function sentences(scene) {
  return [...scene.reveal, ...(scene.caution ? [scene.caution] : [])];
}

for (const scene of SCENES.filter(({ oneWeight }) => !oneWeight)) {
  const walks = facts(scene);
  const { own, others } = walks;

  for (const [, name] of sentences(scene).join(" ").matchAll(/\{(.+?)\}/g)) {
    test(`${scene.id}: the page reckons ${name} as a plain loop does`, () => {
      const [page, plain] = [quantity(name, own, others).value, reckon(name, walks)];
      const room = name === "lost starts" ? 0.01 : 1e-9 * Math.abs(plain) + 1e-15;
      assert.ok(Math.abs(page - plain) <= room, `${page} is not ${plain}`);
    });
  }

  for (const claim of scene.claims ?? []) {
    test(`${scene.id}: ${claim}`, () => {
      const [, left, relation, right] = /^(.+) (<|>|=|≈) (.+)$/.exec(claim) ?? [];
      const value = reckon(left, walks);
      const bound = Number.isNaN(Number(right)) ? reckon(right, walks) : Number(right);
      const holds = { "<": value < bound, ">": value > bound, "=": Math.abs(value - bound) <= 1e-12 * Math.abs(bound), "≈": Math.abs(value - bound) < 0.01 * Math.abs(bound) }[relation];
      assert.ok(holds, `it is ${value}`);
    });
  }

  test(`${scene.id}: is said in short sentences, with its numbers filled in`, () => {
    assert.ok(scene.question.length <= 44 && scene.title.length <= 14, "one line must hold it");
    for (const sentence of sentences(scene)) {
      const said = fill(sentence, own, others);
      assert.doesNotMatch(said, /[{}]|NaN|undefined|–/);
      assert.ok(said.length <= (sentence === scene.caution ? 110 : 98), `${said.length} characters: ${said}`);
      const numbers = sentence.replace(/\{.+?\}/g, "").match(/0\.\d{2,}|\d{4,}/g) ?? [];
      for (const number of numbers) assert.ok(number === "0.0001" || sentence.includes(`${number}}`) || claimed(scene, number), `${number} is written by hand`);
    }
  });

  test(`${scene.id}: asks for settings and layers that there are`, () => {
    for (const name of Object.keys({ ...scene.run, ...scene.beside })) assert.ok(name in RUN, name);
    for (const name of Object.keys({ ...scene.layers, ...scene.uncover })) assert.ok(name in LAYERS, name);
  });
}

test("no two scenes have the same name in a link, and no name needs quoting", () => {
  assert.equal(new Set(SCENES.map(({ id }) => id)).size, SCENES.length);
  for (const { id } of SCENES) assert.match(id, /^[a-z0-9-]+$/);
});

test("the answer to why it is so slow is the one the lecture needs", () => {
  const scene = /** @type {Scene} */ (SCENES.find(({ id }) => id === "slow"));
  const said = scene.reveal.map((sentence) => fill(sentence, facts(scene).own)).join(" ").replaceAll("\u00a0", " ");
  assert.match(said, /^Point 2 has 97 % of the loss and gives 22 % of the push: its f\(1 − f\) is 0\.0009\./);
  assert.match(said, / Plateau up to step 63: L > 0\.4\. Cliff: 0\.280 at step 80, 0\.0399 at step 85\.$/);
});

test("a name that means nothing, or another run that is not there, is an error and not a blank", () => {
  assert.throws(() => fill("{luck at 3}", walk()), /no quantity "luck at 3"/);
  assert.throws(() => fill("{other steps}", walk()), /no other run/);
});
