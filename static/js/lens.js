// @ts-check
/** From the carpet's box to the screen, as Plotly's own matrices do it. */

import { cross, dot, minus, unit } from "./vector.js";

/** @typedef {import("./plotly.js").Vector} Vector */
/** @typedef {import("./plotly.js").CameraLayout} CameraLayout */
/** @typedef {{view: ArrayLike<number>, projection: ArrayLike<number>}} Lens 4×4 matrices, column by column, as WebGL has them */
/** @typedef {{width: number, height: number}} Size in CSS pixels */

/** Half the height seen at distance 1: Plotly's camera opens 45 degrees. */
export const HALF_HEIGHT = Math.tan(Math.PI / 8);
const NEAR = 0.01;
const FAR = 1000;

/**
 * A place in the box on the screen. The box has its middle at (0, 0, 0).
 * @param {Lens} lens @param {Size} size @param {Vector} at
 */
export function project({ view, projection }, size, at) {
  const eye = [0, 1, 2].map((r) => view[r] * at.x + view[r + 4] * at.y + view[r + 8] * at.z + view[r + 12]);
  const clip = (/** @type {number} */ r) =>
    projection[r] * eye[0] + projection[r + 4] * eye[1] + projection[r + 8] * eye[2] + projection[r + 12];
  const w = clip(3);
  return { x: (0.5 + (0.5 * clip(0)) / w) * size.width, y: (0.5 - (0.5 * clip(1)) / w) * size.height };
}

/** The eye's own place: the view matrix turned back. @param {ArrayLike<number>} view @returns {Vector} */
export function eyeOf(view) {
  const back = (/** @type {number} */ column) =>
    -(view[column] * view[12] + view[column + 1] * view[13] + view[column + 2] * view[14]);
  return { x: back(0), y: back(4), z: back(8) };
}

/** @param {CameraLayout} camera @param {Size} size @returns {Lens} */
export function lensOf({ eye, center }, size) {
  const back = unit(minus(eye, center));
  const right = unit({ x: -back.y, y: back.x, z: 0 });
  const up = cross(back, right);
  const f = 1 / HALF_HEIGHT;
  return {
    view: [
      right.x, up.x, back.x, 0,
      right.y, up.y, back.y, 0,
      right.z, up.z, back.z, 0,
      -dot(right, eye), -dot(up, eye), -dot(back, eye), 1,
    ],
    projection: [
      (f * size.height) / size.width, 0, 0, 0,
      0, f, 0, 0,
      0, 0, (FAR + NEAR) / (NEAR - FAR), -1,
      0, 0, (2 * FAR * NEAR) / (NEAR - FAR), 0,
    ],
  };
}
