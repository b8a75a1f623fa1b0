import assert from "node:assert/strict";
import { test } from "node:test";

import { changed, linkOf, queryOf, shownOf } from "../../static/js/roster.js";
import { RUN } from "./lecture.js";

const ADAM = { ...RUN, method: "adam", learning_rate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
const SHORT = { ...RUN, max_steps: 50 };

/** @param {{runs: readonly import("../../static/js/run.js").Typed[], shown: number}} roster */
const link = ({ runs, shown }) => linkOf(/** @type {any} */ (runs), shown, RUN);

test("one run alone has the link it always had", () => {
  assert.equal(linkOf([RUN], 0, RUN), "");
  assert.equal(linkOf([{ ...SHORT, learning_rate: 10 }], 0, RUN), "learning_rate=10&max_steps=50");
});

test("several runs have what they share outside and what each has of its own in run", () => {
  assert.equal(linkOf([RUN, ADAM], 1, RUN), "run=&run=method%3Dadam%26learning_rate%3D0.1");
  const runs = [{ ...SHORT, learning_rate: 10 }, { ...ADAM, max_steps: 50 }];
  assert.equal(linkOf(runs, 1, RUN), "max_steps=50&run=learning_rate%3D10&run=method%3Dadam%26learning_rate%3D0.1");
});

test("the server is asked without the run shown", () => {
  assert.equal(queryOf([RUN, RUN, RUN], RUN), "run=&run=&run=");
});

test("a link says which run is shown where that is not the last", () => {
  assert.equal(linkOf([RUN, RUN, RUN], 0, RUN), "run=&run=&run=&shown=0");
  assert.equal(shownOf("?run=&run=&run=&shown=0", 3), 0);
  assert.equal(shownOf("?run=&run=&run=", 3), 2);
  for (const odd of ["3", "9", "-1", "x", "", "1.5"]) assert.equal(shownOf(`?shown=${odd}`, 3), 2, odd);
});

test("a change of one run that is not kept is that run changed", () => {
  const next = changed([RUN], 0, false, { ...RUN, learning_rate: 10 });
  assert.deepEqual([link(next), next.more], ["learning_rate=10", true]);
});

test("a change of a kept run is another run beside it", () => {
  const next = changed([RUN], 0, true, { ...RUN, learning_rate: 10 });
  assert.deepEqual([link(next), next.shown], ["run=&run=learning_rate%3D10", 1]);
});

test("the next change is of the other one, until that is kept too", () => {
  const runs = [RUN, { ...RUN, learning_rate: 10 }];
  const typed = { ...RUN, learning_rate: 20 };
  assert.equal(link(changed(runs, 1, false, typed)), "run=&run=learning_rate%3D20");
  assert.equal(link(changed(runs, 1, true, typed)), "run=&run=learning_rate%3D10&run=learning_rate%3D20");
});

test("a change of a kept run takes the place of the last one, where that was not kept", () => {
  const runs = [RUN, { ...RUN, learning_rate: 10 }];
  const next = changed(runs, 0, false, { ...RUN, w: 0 });
  assert.deepEqual([link(next), next.shown], ["run=&run=w%3D0", 1]);
});

test("what is shared changes for all runs and makes no other one", () => {
  for (const kept of [false, true]) {
    const next = changed([RUN, ADAM], 0, kept, { ...RUN, max_steps: 50, w_max: 8 });
    assert.equal(link(next), "max_steps=50&w_max=8&run=&run=method%3Dadam%26learning_rate%3D0.1&shown=0");
    assert.equal(next.more, false);
  }
});

test("to have no batches any more is a change", () => {
  const next = changed([{ ...RUN, batch_size: 1 }], 0, true, { ...RUN });
  assert.equal(link(next), "run=batch_size%3D1&run=");
});
