// @ts-check
/** What Plotly draws of a run: its lines, held a little towards the eye so that the carpet does not cut them. */

/** @typedef {import("./drape.js").Stroke} Stroke */
/** @typedef {import("./drape.js").Path} Path */
/** @typedef {import("./plotly.js").Vector} Vector */
/** @typedef {import("./terrain.js").Terrain} Terrain */
/** @typedef {Path & {kept: ArrayLike<number>, head: number}} Shown */

/** In parts of the box, for lines of the usual thickness. They are as wide as the wires are apart: nearer ones would be cut, or cut each other. */
const CASING = 0.012;
const PATH = 0.026;
const FAINT = { casing: 0.008, line: 0.011 };
/** Upwards instead, in parts of the box's height, where the eye is not known; as in the server's figure. */
const LIFTS = { casing: 0.008, path: 0.0135, "start edge": 0.065, start: 0.068, "ball edge": 0.071, ball: 0.074 };

/**
 * Strokes by the names of the figure's traces.
 * @param {{steps: Stroke, jumps: Stroke}} draped @param {Terrain} terrain
 * @param {Vector | null} eye in the box
 * @param {number} thickness of the lines, in usual ones
 * @returns {Record<string, Stroke>}
 */
export function lines({ steps, jumps }, terrain, eye, thickness) {
  const casing = eye ? shift(terrain, eye, CASING * thickness) : lift(LIFTS.casing * terrain.height);
  const path = eye ? shift(terrain, eye, PATH * thickness) : lift(LIFTS.path * terrain.height);
  return { casing: casing(steps), path: path(steps), "jumps casing": casing(jumps), jumps: path(jumps) };
}

/**
 * The run before and the shortcut: thin lines below the path.
 * @param {Record<"ghost" | "shortcut", Stroke>} faint @param {Terrain} terrain @param {Vector | null} eye
 * @returns {Record<string, Stroke>}
 */
export function faintLines({ ghost, shortcut }, terrain, eye) {
  const edge = eye ? shift(terrain, eye, FAINT.casing) : lift(LIFTS.casing * terrain.height);
  const line = eye ? shift(terrain, eye, FAINT.line) : lift(LIFTS.path * terrain.height);
  return {
    "ghost casing": edge(ghost),
    ghost: line(ghost),
    "shortcut casing": edge(shortcut),
    shortcut: line(shortcut),
  };
}

/**
 * Start and ball as single points, for when Plotly has to draw them too.
 * @param {Shown} shown @param {Terrain} terrain
 * @returns {Record<string, Stroke>}
 */
export function marks({ w, b, loss, head }, terrain) {
  const mark = (/** @type {keyof typeof LIFTS} */ name, /** @type {number} */ k) => ({
    [name]: { x: [w[k]], y: [b[k]], z: [loss[k] + LIFTS[name] * terrain.height] },
  });
  return { ...mark("start edge", 0), ...mark("start", 0), ...mark("ball edge", head), ...mark("ball", head) };
}

/** @param {number} height */
function lift(height) {
  return (/** @type {Stroke} */ { x, y, z }) => ({ x, y, z: z.map((loss) => loss + height) });
}

/** Along the line of sight nothing moves on the screen. @param {Terrain} terrain @param {Vector} eye @param {number} distance */
function shift(terrain, eye, distance) {
  const { w, b, height, aspect } = terrain;
  const unit = { x: (w[1] - w[0]) / aspect.x, y: (b[1] - b[0]) / aspect.y, z: height / aspect.z };
  return (/** @type {Stroke} */ stroke) => {
    const [x, y, z] = [stroke.x.slice(), stroke.y.slice(), stroke.z.slice()];
    for (let k = 0; k < x.length; k += 1) {
      const at = terrain.place(x[k], y[k], z[k]);
      const [right, up, out] = [eye.x - at.x, eye.y - at.y, eye.z - at.z];
      const part = distance / Math.hypot(right, up, out);
      x[k] += right * part * unit.x;
      y[k] += up * part * unit.y;
      z[k] += out * part * unit.z;
    }
    return { x, y, z };
  };
}
