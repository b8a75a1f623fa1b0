// @ts-check
/** What Plotly draws of a run: its lines, lifted a little so that the carpet's wires do not cut them. */

import { drape } from "./drape.js";

/** @typedef {import("./drape.js").Stroke} Stroke */
/** @typedef {import("./drape.js").Loss} Loss */
/** @typedef {import("./drape.js").Path} Path */
/** @typedef {import("./terrain.js").Terrain} Terrain */
/** @typedef {Path & {kept: ArrayLike<number>, head: number}} Shown */

/** Parts of the box's height, as in the server's figure. */
const CASING_LIFT = 0.008;
const PATH_LIFT = 0.0135;
const MARK_LIFTS = { "start edge": 0.03, start: 0.033, "ball edge": 0.036, ball: 0.039 };

/**
 * Strokes by the names of the figure's traces.
 * @param {Shown} shown @param {Terrain} terrain @param {Loss} loss
 * @returns {Record<string, Stroke>}
 */
export function lines(shown, terrain, loss) {
  const { steps, jumps } = drape(shown, shown.kept, shown.head, terrain, loss);
  return {
    casing: lifted(steps, CASING_LIFT * terrain.top),
    path: lifted(steps, PATH_LIFT * terrain.top),
    "jumps casing": lifted(jumps, CASING_LIFT * terrain.top),
    jumps: lifted(jumps, PATH_LIFT * terrain.top),
  };
}

/**
 * Start and ball as single points, for when Plotly has to draw them too.
 * @param {Shown} shown @param {Terrain} terrain
 * @returns {Record<string, Stroke>}
 */
export function marks({ w, b, loss, head }, terrain) {
  const names = Object.entries(MARK_LIFTS);
  return Object.fromEntries(
    names.map(([name, lift]) => {
      const k = name.startsWith("ball") ? head : 0;
      return [name, { x: [w[k]], y: [b[k]], z: [loss[k] + lift * terrain.top] }];
    }),
  );
}

/** @param {Stroke} stroke @param {number} lift @returns {Stroke} */
function lifted({ x, y, z }, lift) {
  return { x, y, z: z.map((loss) => loss + lift) };
}
