import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { LETTERS, markerOf } from "../../static/js/letters.js";

const sheet = await readFile(new URL("../../static/css/tokens.css", import.meta.url), "utf8");

test("there are eight letters, and no two have the same dashes and beads, or the same marker", () => {
  assert.equal(LETTERS.map(({ name }) => name).join(""), "ABCDEFGH");
  assert.equal(new Set(LETTERS.map(({ dash, beads }) => `${dash} ${beads}`)).size, 8);
  assert.equal(new Set(LETTERS.map((letter) => markerOf(letter, 5))).size, 8);
});

test("a marker is about as large as it is asked to be, wherever it stands", () => {
  for (const letter of LETTERS) {
    for (const [right, down] of letter.marker) assert.ok(Math.hypot(right, down) <= 1.11, letter.name);
    assert.ok(!markerOf(letter, 4, 10, 20).includes("NaN"));
  }
});

test("every run has a colour in both themes, dark enough or light enough for its letter to be read on it", () => {
  for (const [theme, paper] of [["light", "#ffffff"], ["dark", "#0b0f13"]]) {
    const part = theme === "light" ? sheet.split('[data-theme="dark"]')[0] : sheet.split('[data-theme="dark"]')[1];
    const colours = LETTERS.map(({ name }) => part.match(new RegExp(`--run-${name.toLowerCase()}: (#[0-9a-f]{6})`))?.[1] ?? "");
    assert.equal(new Set(colours).size, 8, theme);
    for (const colour of colours) assert.ok(contrast(colour, paper) >= 4.5, `${theme} ${colour}`);
  }
});

/** @param {string} one @param {string} other */
function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** @param {string} colour */
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
