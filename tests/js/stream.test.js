import assert from "node:assert/strict";
import { test } from "node:test";

import { follow } from "../../static/js/stream.js";

/** An EventSource driven by the test. */
class Source extends EventTarget {
  static OPEN = 1;
  static CLOSED = 2;
  /** @type {Source[]} */ static opened = [];

  /** @param {string} url */
  constructor(url) {
    super();
    this.url = url;
    this.readyState = 1;
    Source.opened.push(this);
  }

  /** @param {string} type @param {object} data @param {string} [id] */
  send(type, data, id = "") {
    this.dispatchEvent(Object.assign(new Event(type), { data: JSON.stringify(data), lastEventId: id }));
  }

  /** @param {number} readyState */
  fail(readyState) {
    this.readyState = readyState;
    this.dispatchEvent(new Event("error"));
  }

  close() {
    this.readyState = 2;
  }
}

/** What a HEAD is answered. @param {number} status @param {Record<string, string>} [headers] */
const answered = (status, headers) => async () => new Response(null, { status, headers });
/** Let what is promised be kept. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** @param {() => Promise<Response>} [head] */
function listen(head = answered(200)) {
  Source.opened = [];
  /** @type {any[]} */
  const heard = [];
  /** @type {(() => void)[]} */
  const waiting = [];
  /** @type {number[]} */
  const waits = [];
  const page = new EventTarget();
  const stop = follow(
    "api/trajectory/stream?w=1",
    {
      run: (minimum) => heard.push(["run", minimum]),
      point: (point, place) => heard.push(place === 0 ? ["point", point.step] : ["point", point.step, place]),
      done: (ending) => heard.push(["done", ending.outcome]),
      connection: (state) => heard.push([state]),
    },
    {
      EventSource: /** @type {any} */ (Source),
      fetch: head,
      setTimeout: (f, ms) => waits.push(ms) && waiting.push(f),
      page,
    },
  );
  return { heard, waiting, waits, page, stop };
}

test("a run is heard from its settings to its end, and then no longer listened to", () => {
  const { heard } = listen();
  const [source] = Source.opened;
  source.send("run", { minimum: null });
  source.send("point", { step: 0 }, "0");
  source.send("done", { outcome: "stationary", steps: 0 }, "done");
  assert.deepEqual(heard, [["run", null], ["point", 0], ["done"], ["done", "stationary"]]);
  assert.equal(source.readyState, Source.CLOSED);
});

test("a dropped connection is said, and EventSource itself resumes it", () => {
  const { heard } = listen();
  const [source] = Source.opened;
  source.send("run", { minimum: null });
  source.fail(0);
  assert.deepEqual(heard.at(-1), ["reconnecting"]);
  source.send("point", { step: 1 }, "1");
  assert.deepEqual(heard.at(-2), ["open"]);
  assert.equal(Source.opened.length, 1);
});

test("a server that stays away is told in words", () => {
  const { heard } = listen();
  for (let k = 0; k < 4; k += 1) Source.opened[0].fail(0);
  assert.deepEqual(heard.map(([state]) => state), ["reconnecting", "reconnecting", "reconnecting", "lost"]);
});

for (const [what, head] of Object.entries({
  "a passing fault": answered(200),
  "a fault that stays": answered(500),
  "nobody answering": () => Promise.reject(new TypeError("no network")),
})) {
  test(`a stream closed by a status is opened again where it was: ${what}`, async () => {
    const { waiting, waits, heard } = listen(head);
    Source.opened[0].send("point", { step: 63 }, "63");
    Source.opened[0].fail(Source.CLOSED);
    await settle();
    waiting.forEach((again) => again());
    assert.equal(Source.opened[1].url, "api/trajectory/stream?w=1&last_event_id=63");
    assert.deepEqual(heard.at(-1), ["reconnecting"]);
    assert.deepEqual(waits, [3000]);
  });
}

test("a full server is named, and asked again when it said", async () => {
  const { heard, waiting, waits } = listen(answered(429, { "Retry-After": "4" }));
  for (const attempt of [0, 1, 2, 3, 4]) {
    Source.opened[attempt].fail(Source.CLOSED);
    await settle();
    waiting[attempt]();
  }
  assert.deepEqual(heard, Array(5).fill(["full"]));
  assert.deepEqual(waits, Array(5).fill(4000));
  Source.opened[5].send("run", { minimum: null });
  assert.deepEqual(heard.slice(5), [["open"], ["run", null]]);
});

test("a page that is left has no stream, and goes on where it was when the viewer comes back to it", () => {
  const { heard, page } = listen();
  Source.opened[0].send("point", { step: 5 }, "5");
  page.dispatchEvent(new Event("pagehide"));
  assert.equal(Source.opened[0].readyState, Source.CLOSED);
  page.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  assert.equal(Source.opened[1].url, "api/trajectory/stream?w=1&last_event_id=5");
  assert.deepEqual(heard, [["point", 5]]);
  page.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
  assert.equal(Source.opened.length, 2);
});

test("a viewer who is online again does not wait for the next try, and only one stream is open", async () => {
  const { page, waiting } = listen();
  page.dispatchEvent(new Event("online"));
  assert.equal(Source.opened.length, 1);
  Source.opened[0].send("point", { step: 7 }, "7");
  Source.opened[0].fail(Source.CLOSED);
  await settle();
  page.dispatchEvent(new Event("online"));
  assert.equal(Source.opened[1].url, "api/trajectory/stream?w=1&last_event_id=7");
  waiting.forEach((again) => again());
  assert.equal(Source.opened.length, 2);
});

test("after stopping nothing is said or opened again", async () => {
  const asking = listen();
  Source.opened[0].fail(Source.CLOSED);
  asking.stop();
  await settle();
  assert.deepEqual([Source.opened.length, asking.heard, asking.waiting], [1, [], []]);
  const waiting = listen();
  Source.opened[0].fail(Source.CLOSED);
  await settle();
  waiting.stop();
  waiting.waiting.forEach((again) => again());
  assert.equal(Source.opened.length, 1);
  assert.deepEqual(waiting.heard, [["reconnecting"]]);
});

test("several runs come in one stream, each by its place, and it ends with the last of them", () => {
  const { heard } = listen();
  const [source] = Source.opened;
  source.send("runs", { own: ["", "w=1"], runs: [{ minimum: null }, { minimum: null }] });
  source.send("point", { run: 0, step: 0 }, "0");
  source.send("point", { run: 1, step: 0 }, "1");
  source.send("done", { run: 0, outcome: "stationary", steps: 0 }, "2");
  assert.equal(source.readyState, 1);
  source.send("done", { run: 1, outcome: "stationary", steps: 0 }, "done");
  assert.equal(source.readyState, Source.CLOSED);
  const [first, second] = [["point", 0], ["point", 0, 1]];
  assert.deepEqual(heard, [["run", null], ["run", null], first, second, ["done", "stationary"], ["done"], ["done", "stationary"]]);
});
