// @ts-check
/** What lies on the carpet: the path, the lines that stay while the ball moves, and the marks. */

import { CELLS, drape, none, placeAt, straight, tried, whole } from "./drape.js";
import { searches } from "./methods.js";

/** @typedef {import("./drape.js").Loss} Loss */
/** @typedef {import("./drape.js").Path} Path */
/** @typedef {import("./drape.js").Stroke} Stroke */
/** @typedef {import("./marks.js").Marked} Marked */
/** @typedef {import("./terrain.js").Terrain} Terrain */
/**
 * @typedef {object} More what may be drawn with the path
 * @property {{w: number, b: number}} [ball] where it is, when it is on its hop to the next point
 * @property {{w: number, b: number} | null} [arrow] how far the arrow downhill reaches from the head
 * @property {boolean} [bare] no path, start, ball or arrow
 * @property {{w: number, b: number} | null} [known] the slopes along w and b at the head: all that is shown of the carpet
 * @property {boolean} [search] whether the points are places that were tried, and no path
 * @property {number} [ring] index of the point with a ring: the start, unless said
 * @property {{trajectory: Path & {last: number}, kept: ArrayLike<number>, run?: {method: string}} | null} [ghost] the run before
 * @property {import("./approximations.js").Promised | null} [promised] what Taylor's series is asked about at the head
 * @property {number | null} [shortcut] index of the end: a straight line leads there from the start
 */
/**
 * @typedef {Path & More & {kept: ArrayLike<number>, head: number}} Shown
 *   the path's columns, ascending indices of the vertices worth drawing, and the index of the point shown
 */

export class Laid {
  /** @param {Terrain} terrain */
  constructor(terrain) {
    /** @type {{steps: Stroke, jumps: Stroke} | null} */
    this.draped = null;
    /** The lines that stay while the ball moves, and what they were made of. @type {Record<"ghost" | "shortcut", Stroke>} */
    this.faint = { ghost: none(terrain), shortcut: none(terrain) };
    /** @type {unknown[]} */
    this.made = [];
    /** @type {Marked | null} */
    this.marked = null;
  }

  /**
   * Lay the path and the marks on the carpet.
   * @param {Shown} now @param {Terrain} terrain @param {Loss} loss @param {boolean} [alone] whether the path is drawn, as one that is alone
   * @returns {boolean} whether the faint lines are others than before
   */
  lay(now, terrain, loss, alone = true) {
    this.draped = laidOut(now.search)(now, now.kept, now.bare || !alone ? -Number(now.search ?? false) : now.head, terrain, loss);
    this.marked = now.bare ? null : mark(now, loss);
    const { ghost, shortcut } = now;
    const made = [terrain, loss, ghost, shortcut, now.w, Boolean(now.known)];
    if (made.every((part, k) => part === this.made[k])) return false;
    this.made = made;
    this.faint = {
      ghost: ghost ? whole(ghost.trajectory, ghost.kept, ghost.trajectory.last, terrain, loss, laidOut(ghost.run && searches(ghost.run))) : none(terrain),
      // Through the air where the heights between are not known.
      shortcut: shortcut ? straight(placeAt(now, 0), placeAt(now, shortcut), now.known ? 1 : CELLS, terrain, loss) : none(terrain),
    };
    return true;
  }
}

/** @param {boolean} [search] */
const laidOut = (search) => (search ? tried : drape);

/** @param {Shown} shown @param {Loss} loss @returns {Marked} */
function mark(shown, loss) {
  const { arrow = null, ball, known, promised = null } = shown;
  const point = placeAt(shown, shown.head);
  const hops = ball && (ball.w !== point.w || ball.b !== point.b);
  const plane = (/** @type {number} */ w, /** @type {number} */ b) =>
    (known ? point.loss + known.w * (w - point.w) + known.b * (b - point.b) : loss(w, b));
  return {
    start: placeAt(shown, shown.ring ?? 0),
    point,
    ball: hops ? { ...ball, loss: loss(ball.w, ball.b) } : point,
    arrow,
    promised,
    loss,
    ground: plane,
    solid: !known,
  };
}
