import assert from "node:assert/strict";
import { test } from "node:test";

import { address, query, settingsOf } from "../../static/js/run.js";
import { RUN } from "./lecture.js";

test("settings equal to the default are left out of the link", () => {
  assert.equal(query(RUN, RUN), "");
  assert.equal(query({ ...RUN, learning_rate: 10, b: 0.5 }, RUN), "learning_rate=10&b=0.5");
});

test("a parameter that is its method's own default is left out too", () => {
  const adam = { ...RUN, method: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
  assert.equal(query(adam, RUN), "method=adam");
  assert.equal(query({ ...adam, beta1: 0.8 }, RUN), "method=adam&beta1=0.8");
  assert.equal(query({ ...RUN, method: "no such method", momentum: 0.9 }, RUN), "method=no+such+method&momentum=0.9");
});

test("points are repeated", () => {
  const parameters = query({ ...RUN, point: [[1, 0.5], [-2, 0.1]] }, RUN);
  assert.deepEqual(new URLSearchParams(parameters).getAll("point"), ["1,0.5", "-2,0.1"]);
});

test("what is no number goes to the server as it was typed, so that it can say why not", () => {
  assert.equal(query({ ...RUN, w: "two", point: [["x", 0.1]] }, RUN), "w=two&point=x%2C0.1");
});

test("names that chat programs append to a link are ignored", () => {
  assert.equal(settingsOf("?learning_rate=2&utm_source=chat&point=1,0.5&point=2,0.1", RUN), "learning_rate=2&point=1%2C0.5&point=2%2C0.1");
});

test("an address without settings has no question mark", () => {
  assert.equal(address("api/run", ""), "api/run");
  assert.equal(address("api/run", "w=1"), "api/run?w=1");
});
