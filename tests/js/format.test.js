import assert from "node:assert/strict";
import { test } from "node:test";

import { count, narrow, parse, percent, plain, significant } from "../../static/js/format.js";

test("a number is shown to four significant digits with a true minus sign", () => {
  assert.equal(significant(0.20690000000001), "0.2069");
  assert.equal(significant(-1.99450768078436), "−1.995");
  assert.equal(significant(-0.0986123), "−0.09861");
  assert.equal(significant(0.00558961), "0.005590");
  assert.equal(significant(123456.7), "123457");
});

test("a tiny number is a power of ten, never 0", () => {
  assert.equal(significant(2.4291865713546816e-11), "2.429 × 10⁻¹¹");
  assert.equal(significant(2.4291865713546816e-11, 2), "2.4 × 10⁻¹¹");
  assert.equal(significant(-5e-324), "−4.941 × 10⁻³²⁴");
  assert.equal(significant(0), "0");
});

test("rounding up to the next power of ten keeps the digits asked for", () => {
  assert.equal(significant(0.99996), "1.000");
  assert.equal(significant(9.99996e-5), "0.0001000");
});

test("a setting is shown with every digit it has and read back as the same number", () => {
  for (const value of [1, 0.1, -2, 1e-7, 123456.789, 1000, 2.5e21]) {
    assert.equal(parse(plain(value)), value);
  }
  assert.equal(plain(-0), "0");
});

test("a box takes a decimal comma, a true minus sign and powers of ten", () => {
  assert.equal(parse(" 0,5 "), 0.5);
  assert.equal(parse("−2"), -2);
  assert.equal(parse("1e-3"), 0.001);
  assert.equal(parse("2.4 × 10⁻¹¹"), 2.4e-11);
  for (const text of ["", "one", "1,000.5", "1,2,3", "1e", "--1", "Infinity", "0x10"]) assert.ok(Number.isNaN(parse(text)), text);
});

test("only large counts are grouped", () => {
  assert.equal(count(1000), "1000");
  assert.equal(count(100000), "100\u202f000");
});

test("a share is 0 % or 100 % only where it is", () => {
  assert.equal(percent(0.221), "22\u00a0%");
  assert.equal(percent(0), "0\u00a0%");
  assert.equal(percent(0.003), "<\u00a01\u00a0%");
  assert.equal(percent(0.997), ">\u00a099\u00a0%");
  assert.equal(percent(1), "100\u00a0%");
  assert.equal(percent(NaN), "–");
});

test("in a narrow place a power of ten leaves only two digits, which read back", () => {
  assert.equal(narrow(-1.23456), "−1.235");
  assert.equal(narrow(2.469e153), "2.5\u200a×\u200a10¹⁵³");
  assert.equal(narrow(0.0001234, 3), "0.000123");
  assert.equal(parse(narrow(-3.21e-7)), -3.2e-7);
});
