/** A question that follows the playhead, on a clock of the test's own. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Inquiry } from "../../static/js/inquiry.js";

/** @typedef {{status: number, body?: unknown}} Reply */

/** A world in which time passes by hand and answers come when they are given. */
function world() {
  let now = 0;
  let next = 1;
  /** @type {Map<number, {at: number, act: () => void}>} */
  const timers = new Map();
  /** @type {{question: string, options: RequestInit, at: number, reply: (reply: Reply) => Promise<void>, fail: () => Promise<void>}[]} */
  const asked = [];
  const settle = async () => {
    for (let k = 0; k < 10; k += 1) await null;
  };
  return {
    asked,
    fetch: (/** @type {any} */ question, /** @type {any} */ options) =>
      /** @type {Promise<any>} */ (
        new Promise((resolve, reject) => {
          const reply = (/** @type {Reply} */ { status, body }) => {
            resolve({ ok: status === 200, status, json: async () => body });
            return settle();
          };
          const fail = () => {
            reject(new TypeError("no network"));
            return settle();
          };
          asked.push({ question, options, at: now, reply, fail });
        })
      ),
    wait: (/** @type {() => void} */ act, /** @type {number} */ milliseconds) => {
      timers.set(next, { at: now + milliseconds, act });
      return next++;
    },
    cancel: (/** @type {number} */ timer) => void timers.delete(timer),
    now: () => now,
    async pass(/** @type {number} */ milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const due = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
        if (!due) break;
        timers.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].act();
        await settle();
      }
      now = end;
    },
  };
}

function inquiry() {
  const here = world();
  /** @type {[any, string, string | undefined][]} */
  const answers = [];
  const asking = new Inquiry((document, question, words) => answers.push([document, question, words]), here);
  return { here, answers, asking };
}

test("the same question is asked once, and its answer told once", async () => {
  const { here, answers, asking } = inquiry();
  for (let frame = 0; frame < 5; frame += 1) asking.ask("api/taylor?step=3");
  await here.pass(500);
  assert.equal(here.asked.length, 1);
  await here.asked[0].reply({ status: 200, body: { step: 3 } });
  await here.pass(10_000);
  assert.deepEqual(answers, [[{ step: 3 }, "api/taylor?step=3", undefined]]);
  assert.equal(here.asked.length, 1);
});

test("a playhead that runs is followed with at most ten questions a second, and the last is answered", async () => {
  const { here, answers, asking } = inquiry();
  let answered = 0;
  for (let step = 0; step <= 60; step += 1) {
    asking.ask(`step=${step}`);
    await here.pass(1000 / 60);
    for (; answered < here.asked.length; answered += 1) await here.asked[answered].reply({ status: 200, body: answered });
  }
  await here.pass(200);
  await here.asked.at(-1)?.reply({ status: 200, body: "last" });
  assert.ok(here.asked.length >= 8 && here.asked.length <= 12, `${here.asked.length} questions`);
  here.asked.slice(1).forEach(({ at }, k) => assert.ok(at - here.asked[k].at >= 99.9));
  assert.equal(answers.at(-1)?.[1], "step=60");
});

test("an answer that comes late is followed by the question that has become the latest", async () => {
  const { here, answers, asking } = inquiry();
  asking.ask("first");
  await here.pass(50);
  asking.ask("second");
  asking.ask("third");
  await here.pass(1000);
  assert.deepEqual(here.asked.map(({ question }) => question), ["first"]);
  await here.asked[0].reply({ status: 200, body: 1 });
  await here.pass(100);
  assert.deepEqual(here.asked.map(({ question }) => question), ["first", "third"]);
  await here.asked[1].reply({ status: 200, body: 3 });
  assert.deepEqual(answers.map(([document]) => document), [1, 3]);
});

test("a refusal is told in the server's words and not repeated", async () => {
  const { here, answers, asking } = inquiry();
  asking.ask("step=2000");
  await here.pass(0);
  await here.asked[0].reply({ status: 422, body: { detail: [{ msg: "Too far." }, { msg: "Go back." }] } });
  await here.pass(10_000);
  assert.deepEqual(answers, [[null, "step=2000", "Too far. Go back."]]);
  assert.equal(here.asked.length, 1);
});

test("a server that does not answer is asked again, until it does or another question comes", async () => {
  const { here, answers, asking } = inquiry();
  asking.ask("step=1");
  await here.pass(0);
  await here.asked[0].fail();
  assert.match(String(answers[0][2]), /does not answer/);
  await here.pass(2900);
  assert.equal(here.asked.length, 1);
  await here.pass(200);
  await here.asked[1].reply({ status: 503 });
  asking.ask("step=2"); // does not wait for the next try
  await here.pass(100);
  assert.equal(here.asked[2].question, "step=2");
  await here.asked[2].reply({ status: 200, body: "here" });
  assert.equal(answers.at(-1)?.[0], "here");
});

test("a question with a body is posted, and another body is another question", async () => {
  const { here, asking } = inquiry();
  asking.ask("api/graph", { expression: "a", values: { a: 1 } });
  await here.pass(0);
  await here.asked[0].reply({ status: 200, body: 1 });
  asking.ask("api/graph", { expression: "a", values: { a: 1 } });
  await here.pass(500);
  assert.equal(here.asked.length, 1);
  asking.ask("api/graph", { expression: "a", values: { a: 2 } });
  await here.pass(500);
  assert.equal(here.asked.length, 2);
  assert.equal(here.asked[1].options.method, "POST");
  assert.deepEqual(JSON.parse(String(here.asked[1].options.body)), { expression: "a", values: { a: 2 } });
});

test("what nobody wants to know any more is not asked, and its answer not told", async () => {
  const { here, answers, asking } = inquiry();
  asking.ask("first");
  await here.pass(0);
  asking.drop();
  await here.asked[0].reply({ status: 200, body: 1 });
  asking.ask("second");
  asking.drop();
  await here.pass(10_000);
  assert.equal(here.asked.length, 1);
  assert.deepEqual(answers, []);
});
