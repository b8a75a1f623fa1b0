import assert from "node:assert/strict";
import { test } from "node:test";

import { ACTIVATIONS } from "../../static/js/activations.js";
import { classesOf } from "../../static/js/data/rows/classes.js";
import { halfway } from "../../static/js/data/rows/key.js";
import { preactivations } from "../../static/js/data/rows/layer.js";
import { above, crossing, ends, heightAt, regions, slant } from "../../static/js/data/rows/slant.js";

/** @param {number} actual @param {number} expected @param {string} words */
const near = (actual, expected, words) => assert.ok(Math.abs(actual - expected) < 1e-12 * (1 + Math.abs(expected)), `${words}: ${actual}, not ${expected}`);

/** @typedef {import("../../static/js/data/rows/slant.js").Spot} Spot */

/** Classes that there are. @param {Parameters<typeof classesOf>} of */
function told(...of) {
  const classes = classesOf(...of);
  assert.ok(classes);
  return classes;
}

/** Whether a spot lies in a convex polygon, whichever way it turns. @param {readonly Spot[]} polygon @param {Spot} spot */
function holds(polygon, [s, t]) {
  const sides = polygon.map(([a, b], k) => {
    const [c, d] = polygon[(k + 1) % polygon.length];
    return (c - a) * (t - b) - (d - b) * (s - a);
  });
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
}

/** Spots all over the picture, on none of its lines. @type {Spot[]} */
const SPOTS = Array.from({ length: 400 }, (_, k) => [((k % 20) + 0.4931) / 20, (Math.floor(k / 20) + 0.5173) / 20]);

test("the plane over the picture is the layer at every place of it", () => {
  const weights = [0.7, -1.3, 0.4, 2.1];
  const corner = [-2, 0.5, 10, 1.5]; // the second and the fourth grow
  const over = slant(weights, 0.3, corner, [{ place: 3, span: 4 }, { place: 1, span: 6 }]);
  for (const [s, t] of SPOTS) {
    near(heightAt(over, [s, t]), preactivations([weights], [0.3], [-2, 0.5 + 6 * t, 10, 1.5 + 4 * s])[0], `z at ${s}, ${t}`);
  }
  /** @type {Spot[]} */
  const corners = [[0, 0], [0, 1], [1, 0], [1, 1]];
  const heights = corners.map((spot) => heightAt(over, spot));
  assert.deepEqual(ends(over), [Math.min(...heights), Math.max(...heights)]);
});

test("with one feature nothing grows upwards", () => {
  assert.deepEqual(slant([2], 1, [-3], [{ place: 0, span: 5 }, { place: null, span: 0 }]), { at: -5, right: 10, up: 0 });
});

test("a level line ends at the edges, on its level", () => {
  /** @type {[import("../../static/js/data/rows/slant.js").Slant, number][]} */
  const lines = [[{ at: -1, right: 3, up: 0.5 }, 0], [{ at: 2, right: -1, up: -4 }, 0.25], [{ at: 0, right: 0, up: 1 }, 0.5]];
  for (const [over, level] of lines) {
    const line = crossing(over, level);
    assert.ok(line);
    for (const spot of line) {
      near(heightAt(over, spot), level, "height at the end of a line");
      assert.ok(spot.some((part) => part === 0 || part === 1), `${spot} is at no edge`);
    }
  }
  assert.equal(crossing({ at: 1, right: 0, up: 0 }, 0), null, "a level picture has no line");
  assert.equal(crossing({ at: 1, right: 1, up: 1 }, 0), null, "a line outside of the picture");
});

test("a half-plane holds what is above the level and nothing else", () => {
  const over = { at: -0.7, right: 1.9, up: -0.6 };
  const half = above([[0, 0], [1, 0], [1, 1], [0, 1]], over, 0.1);
  for (const spot of SPOTS) assert.equal(holds(half, spot), heightAt(over, spot) >= 0.1, `${spot}`);
});

test("every place belongs to the output that is the largest there, as the classes say", () => {
  const slants = [{ at: 0.2, right: -1, up: 0.3 }, { at: -0.4, right: 1.5, up: -0.2 }, { at: -0.6, right: 0.1, up: 1.6 }, { at: -9, right: 1, up: 1 }];
  const { of } = told(["a", "b", "c", "d"], null, true);
  for (const activation of ["sigmoid", "relu"]) {
    const f = ACTIVATIONS[activation];
    const parts = regions(slants, activation === "relu" ? 0 : -Infinity);
    for (const spot of SPOTS) {
      const owner = of(slants.map((each) => f.value(heightAt(each, spot))));
      const found = parts.map((polygons) => polygons.some((polygon) => holds(polygon, spot)));
      assert.deepEqual(found, parts.map((_, k) => k === owner), `${activation} at ${spot}`);
    }
  }
});

test("where all outputs are equal, or a ReLU answers 0 everywhere, the first one counts", () => {
  const flat = [{ at: 0, right: 0, up: 0 }, { at: 0, right: 0, up: 0 }];
  for (const floor of [0, -Infinity]) assert.deepEqual(regions(flat, floor).map((polygons) => polygons.length), [1, 0]);
  const low = [{ at: -2, right: 0, up: 1 }, { at: -1, right: 0.5, up: 0 }];
  assert.deepEqual(regions(low, 0).map((polygons) => polygons.length), [1, 0]);
});

test("one target with two values tells two classes, and the higher begins at the middle", () => {
  const { names, of, middle } = told(["label"], [1, 2], false);
  assert.deepEqual(names, ["label 1", "label 2"]);
  assert.equal(middle, 1.5);
  assert.deepEqual([[1], [1.49], [1.5], [2]].map(of), [0, 0, 1, 1]);
});

test("any numbers are no classes, neither of one target nor of several", () => {
  assert.equal(classesOf(["price"], null, false), null);
  assert.equal(classesOf(["price", "size"], null, false), null);
});

test("of several targets the largest counts, of equal ones the first", () => {
  const { names, of } = told(["x", "y", "z"], null, true);
  assert.deepEqual(names, ["x", "y", "z"]);
  assert.deepEqual([[0, 1, 0], [0.2, 0.1, 0.9], [0.5, 0.5, 0.5]].map(of), [1, 2, 0]);
});

test("it is said where the line is, and where there is none", () => {
  const classes = classesOf(["label"], [0, 1], true);
  assert.equal(halfway(classes, [0.2, 0.9]), "On the line the answer is 0.5.");
  assert.equal(halfway(classes, [0.5, 0.5]), "There is no line: the answer is 0.5 everywhere here.");
  assert.equal(halfway(classes, [0.6, 0.9]), "There is no line: the answer is above 0.5 everywhere here.");
  assert.equal(halfway(classes, [0.1, 0.4]), "There is no line: the answer is below 0.5 everywhere here.");
  assert.match(halfway(classes, null), /^Each colour/);
  assert.match(halfway(null, [0, 1]), /^The colour behind a row/);
});
