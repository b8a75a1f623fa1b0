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

function listen() {
  Source.opened = [];
  /** @type {any[]} */
  const heard = [];
  /** @type {(() => void)[]} */
  const waiting = [];
  const page = new EventTarget();
  const stop = follow(
    "api/trajectory/stream?w=1",
    {
      run: (minimum) => heard.push(["run", minimum]),
      point: (point) => heard.push(["point", point.step]),
      done: (ending) => heard.push(["done", ending.outcome]),
      connection: (state) => heard.push([state]),
    },
    { EventSource: /** @type {any} */ (Source), setTimeout: (f) => waiting.push(f), page },
  );
  return { heard, waiting, page, stop };
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

test("a stream closed by a status is opened again where it was", () => {
  const { waiting } = listen();
  Source.opened[0].send("point", { step: 63 }, "63");
  Source.opened[0].fail(Source.CLOSED);
  waiting.forEach((again) => again());
  assert.equal(Source.opened[1].url, "api/trajectory/stream?w=1&last_event_id=63");
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

test("a viewer who is online again does not wait for the next try, and only one stream is open", () => {
  const { page, waiting } = listen();
  page.dispatchEvent(new Event("online"));
  assert.equal(Source.opened.length, 1);
  Source.opened[0].send("point", { step: 7 }, "7");
  Source.opened[0].fail(Source.CLOSED);
  page.dispatchEvent(new Event("online"));
  assert.equal(Source.opened[1].url, "api/trajectory/stream?w=1&last_event_id=7");
  waiting.forEach((again) => again());
  assert.equal(Source.opened.length, 2);
});

test("after stopping nothing is opened again", () => {
  const { stop, waiting, heard } = listen();
  Source.opened[0].fail(Source.CLOSED);
  stop();
  waiting.forEach((again) => again());
  assert.equal(Source.opened.length, 1);
  assert.deepEqual(heard, [["reconnecting"]]);
});
