// @ts-check
/** Where the carpet is seen from: near enough to fill its place, far enough that nothing is cut off. */

import { HALF_HEIGHT, lensOf, project } from "./lens.js";
import { length, minus, mix, plus, times, unit } from "./vector.js";

/** @typedef {import("./plotly.js").Vector} Vector */
/** @typedef {import("./plotly.js").CameraLayout} CameraLayout */
/** @typedef {import("./lens.js").Lens} Lens */
/** @typedef {import("./lens.js").Size} Size */
/** @typedef {{left: number, right: number, top: number, bottom: number}} Room round what is seen, in CSS pixels */
/** @typedef {{left: number, right: number, top: number, bottom: number}} Box on the screen, in CSS pixels */
/**
 * @typedef {object} Subject what has to be seen
 * @property {Vector[]} places in the carpet's box
 * @property {(lens: Lens, size: Size) => Box[]} [boxes] the numbers written beside them
 */

const DEGREE = Math.PI / 180;
/** Plateau, cliff and valley in one view, and the path uncovered. */
const AZIMUTH = -49 * DEGREE;
/** A tall element is filled better from higher up. @param {Size} size */
const elevationFor = ({ width, height }) => Math.min(42, Math.max(35, 35 + 35 * (height / width - 0.92))) * DEGREE;
const NEAREST = 0.9;
const FARTHEST = 12;
const LOWEST = 0;
const HIGHEST = 88 * DEGREE;

/**
 * The nearest camera of the usual direction that shows all of the subject inside the size less the room.
 * @param {Subject} subject @param {Size} size @param {Room} room
 * @returns {CameraLayout}
 */
export function fit(subject, size, room) {
  let near = NEAREST;
  let far = FARTHEST;
  for (let round = 0; round < 24; round += 1) {
    const middle = (near + far) / 2;
    if (spare(subject, centred(subject, middle, size, room), size, room) >= 0) far = middle;
    else near = middle;
  }
  return centred(subject, far, size, room);
}

/**
 * At this distance, with the middle of what is seen in the middle of what is free.
 * @param {Subject} subject @param {number} distance @param {Size} size @param {Room} room
 */
function centred(subject, distance, size, room) {
  const unitsPerPixel = (2 * HALF_HEIGHT * distance) / size.height;
  const elevation = elevationFor(size);
  let center = { x: 0, y: 0, z: 0 };
  for (let round = 0; round < 3; round += 1) {
    const seen = bounds(subject, lensOf(placed(center, distance, AZIMUTH, elevation), size), size);
    const right = ((seen.left + seen.right - size.width - room.left + room.right) / 2) * unitsPerPixel;
    const down = ((seen.top + seen.bottom - size.height - room.top + room.bottom) / 2) * unitsPerPixel;
    center = {
      x: center.x - Math.sin(AZIMUTH) * right,
      y: center.y + Math.cos(AZIMUTH) * right,
      z: center.z - down / Math.cos(elevation),
    };
  }
  return placed(center, distance, AZIMUTH, elevation);
}

/** @param {Vector} center @param {number} distance @param {number} azimuth @param {number} elevation @returns {CameraLayout} */
function placed(center, distance, azimuth, elevation) {
  const across = Math.cos(elevation);
  const way = { x: across * Math.cos(azimuth), y: across * Math.sin(azimuth), z: Math.sin(elevation) };
  return { eye: plus(center, times(way, distance)), center, up: { x: 0, y: 0, z: 1 } };
}

/** Pixels left at the tightest side; negative where something is cut. @param {Subject} subject @param {CameraLayout} camera @param {Size} size @param {Room} room */
function spare(subject, camera, size, room) {
  const { left, right, top, bottom } = bounds(subject, lensOf(camera, size), size);
  return Math.min(
    left - room.left,
    size.width - room.right - right,
    top - room.top,
    size.height - room.bottom - bottom,
  );
}

/** @param {Subject} subject @param {Lens} lens @param {Size} size @returns {Box} */
function bounds({ places, boxes }, lens, size) {
  const all = boxes?.(lens, size) ?? [];
  for (const at of places) {
    const { x, y } = project(lens, size, at);
    all.push({ left: x, right: x, top: y, bottom: y });
  }
  return {
    left: Math.min(...all.map(({ left }) => left)),
    right: Math.max(...all.map(({ right }) => right)),
    top: Math.min(...all.map(({ top }) => top)),
    bottom: Math.max(...all.map(({ bottom }) => bottom)),
  };
}

/** Nearer or farther along the line of sight. @param {CameraLayout} camera @param {number} factor > 1 is farther @returns {CameraLayout} */
export function dolly({ eye, center, up }, factor) {
  const distance = length(minus(eye, center));
  const scale = Math.min(FARTHEST, Math.max(NEAREST / 2, distance * factor)) / distance;
  return { eye: plus(center, times(minus(eye, center), scale)), center, up };
}

/**
 * As near as before, from so many degrees further right and higher up: never from below, nor quite from above.
 * @param {CameraLayout} camera @param {number} right @param {number} up @returns {CameraLayout}
 */
export function orbit({ eye, center }, right, up) {
  const { azimuth, elevation, distance } = polar(minus(eye, center));
  const height = Math.min(HIGHEST, Math.max(LOWEST, elevation + up * DEGREE));
  return placed(center, distance, azimuth + right * DEGREE, height);
}

/**
 * The same nearness after home itself has moved, and the same direction if the viewer had turned away from home.
 * @param {CameraLayout} camera @param {CameraLayout} before @param {CameraLayout} after @returns {CameraLayout}
 */
export function refit({ eye, center, up }, before, after) {
  const way = minus(eye, center);
  const home = minus(before.eye, before.center);
  const nearness = length(way) / length(home);
  const turned = length(minus(way, times(home, nearness))) > 1e-3 * length(way);
  const distance = nearness * length(minus(after.eye, after.center));
  const middle = plus(center, minus(after.center, before.center));
  return { eye: plus(middle, times(unit(turned ? way : minus(after.eye, after.center)), distance)), center: middle, up };
}

/**
 * A part of the way from one camera to another, round the carpet and not through it.
 * @param {CameraLayout} from @param {CameraLayout} to @param {number} part 0…1 @returns {CameraLayout}
 */
export function turn(from, to, part) {
  if (part >= 1) return to;
  const a = polar(minus(from.eye, from.center));
  const b = polar(minus(to.eye, to.center));
  // The shorter way round.
  const azimuth = a.azimuth + part * (((b.azimuth - a.azimuth + 3 * Math.PI) % (2 * Math.PI)) - Math.PI);
  const elevation = mix(a.elevation, b.elevation, part);
  const center = plus(from.center, times(minus(to.center, from.center), part));
  return placed(center, mix(a.distance, b.distance, part), azimuth, elevation);
}

/** @param {Vector} a */
function polar(a) {
  return { azimuth: Math.atan2(a.y, a.x), elevation: Math.asin(a.z / length(a)), distance: length(a) };
}
