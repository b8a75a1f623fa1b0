import assert from "node:assert/strict";
import { test } from "node:test";

import { follow } from "../../static/js/stream.js";

/** An EventSource driven by the test. */
class Source extends EventTarget {
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
  const stop = follow(
    "api/trajectory/stream?w=1",
    {
      run: (minimum) => heard.push(["run", minimum]),
      point: (point) => heard.push(["point", point.step]),
      done: (ending) => heard.push(["done", ending.outcome]),
      connection: (state) => heard.push([state]),
    },
    { EventSource: /** @type {any} */ (Source), setTimeout: (f) => waiting.push(f) },
  );
  return { heard, waiting, stop };
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

test("after stopping nothing is opened again", () => {
  const { stop, waiting, heard } = listen();
  Source.opened[0].fail(Source.CLOSED);
  stop();
  waiting.forEach((again) => again());
  assert.equal(Source.opened.length, 1);
  assert.deepEqual(heard, [["reconnecting"]]);
});
