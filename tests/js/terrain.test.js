import assert from "node:assert/strict";
import { test } from "node:test";

import { Terrain } from "../../static/js/terrain.js";

const near = (/** @type {number} */ a, /** @type {number} */ b, tolerance = 1e-6) =>
  assert.ok(Math.abs(a - b) < tolerance, `${a} is not ${b}`);

/** A figure of 5 by 3 points over w in 0…4 and b in 0…1 with the losses of a function. @param {(w: number, b: number) => number} loss */
function figure(loss) {
  const x = [0, 1, 2, 3, 4];
  const y = [0, 0.5, 1];
  const z = y.map((b) => x.map((w) => loss(w, b)));
  const axis = (/** @type {number[]} */ range) => ({ range });
  const scene = { xaxis: axis([0, 4]), yaxis: axis([0, 1]), zaxis: axis([0, 2]), aspectratio: { x: 1, y: 1, z: 0.5 } };
  return { data: [{ name: "surface", uid: "surface", x, y, z }], layout: { scene } };
}

/** @param {Float32Array | Float64Array} numbers @param {string} dtype */
const packed = (numbers, dtype) => ({ dtype, bdata: Buffer.from(numbers.buffer).toString("base64"), shape: "3, 5" });

test("the middle of the window at half height is the middle of the box", () => {
  assert.deepEqual(new Terrain(figure(() => 1)).place(2, 0.5, 1), { x: 0, y: 0, z: 0 });
});

test("heights between the points are mixed from their neighbours, also at the edges", () => {
  const terrain = new Terrain(figure((w, b) => w / 4 + b));
  for (const [w, b] of [[0, 0], [1.5, 0.25], [3.9, 0.9], [4, 1]]) {
    const { x, y, z } = terrain.place(w, b, w / 4 + b);
    near(terrain.heightAt(x, y), z);
  }
});

test("packed 32-bit heights are read like plain ones", () => {
  const plain = figure((w, b) => w * b);
  const [surface] = plain.data;
  const z = packed(Float32Array.from(surface.z.flat()), "f4");
  const x = packed(Float64Array.from(surface.x), "f8");
  const tight = { ...plain, data: [{ ...surface, x, z }] };
  assert.equal(new Terrain(tight).heightAt(0.2, 0.3), new Terrain(plain).heightAt(0.2, 0.3));
});

test("a ridge hides what is behind it and nothing before it", () => {
  const terrain = new Terrain(figure((w) => (w === 2 ? 2 : 0)));
  const valley = terrain.place(0.5, 0.5, 0.02);
  assert.equal(terrain.hides(valley, { x: 2, y: 0, z: 0.2 }), true);
  assert.equal(terrain.hides(valley, { x: -2, y: 0, z: 0.2 }), false);
  assert.equal(terrain.hides(valley, { x: -0.4, y: 0, z: 3 }), false);
});

test("a place on a flat carpet is not hidden by the carpet it lies on", () => {
  const terrain = new Terrain(figure(() => 1));
  for (const x of [-2, 2]) assert.equal(terrain.hides(terrain.place(2, 0.5, 1), { x, y: 0.5, z: 1 }), false);
});

test("where the carpet is cut it is no higher than its box, and hides nothing above it", () => {
  const cut = figure((w) => (w === 2 ? 40 : 1));
  cut.layout.scene.zaxis.range = [1, 3];
  const terrain = new Terrain(cut);
  assert.equal(terrain.height, 2);
  assert.equal(terrain.place(0, 0, 1).z, -0.25);
  assert.equal(terrain.heightAt(0, 0), 0.25);
  const behind = terrain.place(1, 0.5, 10);
  assert.equal(terrain.hides({ ...behind, z: 0.2 }, { x: 3, y: 0, z: 0.3 }), true);
  assert.equal(terrain.hides({ ...behind, z: 0.26 }, { x: 3, y: 0, z: 0.4 }), false);
});
