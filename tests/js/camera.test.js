import assert from "node:assert/strict";
import { test } from "node:test";

import { dolly, fit, orbit, refit, turn } from "../../static/js/camera.js";
import { eyeOf, lensOf, project } from "../../static/js/lens.js";

const CORNERS = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-1, 1].map((z) => ({ x: x / 2, y: y / 2, z: z * 0.2775 }))));
const BOX = { places: CORNERS };
const ROOM = { left: 44, right: 16, top: 8, bottom: 14 };
const SIZES = [[450, 515], [470, 440], [358, 330], [900, 300], [300, 800]].map(([width, height]) => ({ width, height }));

/** @typedef {import("../../static/js/plotly.js").CameraLayout} CameraLayout */

const AXES = /** @type {const} */ (["x", "y", "z"]);
const near = (/** @type {number} */ a, /** @type {number} */ b, tolerance = 1e-9) =>
  assert.ok(Math.abs(a - b) < tolerance, `${a} is not ${b}`);
const distance = (/** @type {CameraLayout} */ { eye, center }) =>
  Math.hypot(eye.x - center.x, eye.y - center.y, eye.z - center.z);

test("the whole box is inside at every size and touches the room on one side", () => {
  for (const size of SIZES) {
    const lens = lensOf(fit(BOX, size, ROOM), size);
    const seen = CORNERS.map((at) => project(lens, size, at));
    const free = [
      Math.min(...seen.map(({ x }) => x)) - ROOM.left,
      size.width - ROOM.right - Math.max(...seen.map(({ x }) => x)),
      Math.min(...seen.map(({ y }) => y)) - ROOM.top,
      size.height - ROOM.bottom - Math.max(...seen.map(({ y }) => y)),
    ];
    assert.ok(Math.min(...free) > -1 && Math.min(...free) < 2, `${free}`);
  }
});

test("what the camera looks at is in the middle of the screen", () => {
  const size = SIZES[0];
  const camera = { eye: { x: 2, y: 1, z: 1 }, center: { x: 0.1, y: 0.2, z: 0.3 }, up: { x: 0, y: 0, z: 1 } };
  const { x, y } = project(lensOf(camera, size), size, camera.center);
  near(x, size.width / 2);
  near(y, size.height / 2);
});

test("the eye is found again in its own matrix", () => {
  const eye = { x: 1.1, y: -1.4, z: 0.9 };
  const found = eyeOf(lensOf({ eye, center: { x: 0, y: 0, z: -0.1 }, up: { x: 0, y: 0, z: 1 } }, SIZES[0]).view);
  for (const axis of AXES) near(found[axis], eye[axis]);
});

test("nearer and farther stay on the line of sight and within reason", () => {
  const home = fit(BOX, SIZES[0], ROOM);
  near(distance(dolly(home, 0.5)), distance(home) / 2);
  assert.ok(distance(dolly(home, 1e-6)) > 0.4);
  assert.ok(distance(dolly(home, 1e6)) < 20);
});

test("another size keeps a viewer's own direction and nearness, and gives the untouched view its new home", () => {
  const [before, after] = [fit(BOX, SIZES[0], ROOM), fit(BOX, SIZES[3], ROOM)];
  const untouched = refit(before, before, after);
  for (const axis of AXES) near(untouched.eye[axis], after.eye[axis]);
  const own = dolly({ ...before, eye: { x: -1, y: 1, z: 1 } }, 0.7);
  const kept = refit(own, before, after);
  near(distance(kept) / distance(after), distance(own) / distance(before));
  const way = (/** @type {CameraLayout} */ camera) => (camera.eye.x - camera.center.x) / (camera.eye.y - camera.center.y);
  near(way(kept), way(own));
});

test("a turn goes the shorter way round and never through the carpet", () => {
  const center = { x: 0, y: 0, z: 0 };
  const at = (/** @type {number} */ degrees) => ({ x: 2 * Math.cos((degrees * Math.PI) / 180), y: 2 * Math.sin((degrees * Math.PI) / 180), z: 0.5 });
  const camera = (/** @type {number} */ degrees) => ({ eye: at(degrees), center, up: { x: 0, y: 0, z: 1 } });
  for (const [from, to] of [[170, -170], [-170, 170]]) {
    const half = turn(camera(from), camera(to), 0.5);
    near(distance(half), distance(camera(0)));
    assert.ok(half.eye.x < -1.9, `${half.eye.x}`);
  }
  assert.deepEqual(turn(camera(10), camera(20), 1), camera(20));
});

test("numbers beside the box are inside too, however large they are", () => {
  const size = SIZES[0];
  const [plain, written] = [0, 60].map((half) => {
    const boxes = (/** @type {import("../../static/js/lens.js").Lens} */ lens) => {
      const { x, y } = project(lens, size, CORNERS[0]);
      return [{ left: x - half, right: x, top: y, bottom: y }];
    };
    const camera = fit({ places: CORNERS, boxes }, size, ROOM);
    const left = boxes(lensOf(camera, size))[0].left;
    assert.ok(left >= ROOM.left - 1, `${left}`);
    return camera;
  });
  assert.ok(distance(written) > distance(plain));
});

test("a walk round the carpet keeps the distance and never goes below the floor or over the top", () => {
  const home = fit(BOX, SIZES[0], ROOM);
  let camera = orbit(home, 90, 0);
  near(distance(camera), distance(home));
  const flat = (/** @type {CameraLayout} */ { eye, center }) => Math.atan2(eye.y - center.y, eye.x - center.x);
  near(flat(camera) - flat(home), Math.PI / 2);
  for (const up of [30, 500, -500]) {
    camera = orbit(camera, 0, up);
    const height = (camera.eye.z - camera.center.z) / distance(camera);
    assert.ok(height > -1e-9 && height < 0.9999, `${height}`);
  }
  near(orbit(camera, 360, 0).eye.x, camera.eye.x);
});
