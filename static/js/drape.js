// @ts-check
/** The path laid on the carpet: short steps follow it, jumps fly over it, and what leaves the window is cut off. */

/**
 * @typedef {object} Stroke columns of places in (w, b, loss); NaN lifts the pen
 * @property {number[]} x @property {number[]} y @property {number[]} z
 */
/** @typedef {{w: [number, number], b: [number, number]}} Window */
/**
 * @typedef {object} Path
 * @property {ArrayLike<number>} w @property {ArrayLike<number>} b @property {ArrayLike<number>} loss
 * @property {ArrayLike<string | undefined>} [kind] of the steps made from the points, where there are several
 * @property {ArrayLike<number>} [distance] walked up to the points
 */
/** @typedef {(w: number, b: number) => number} Loss */
/** @typedef {{w: number, b: number, loss: number}} Place */

/** A step longer than this part of the window (0.5 of the usual 12) is a jump: the run did not visit the hills between. */
export const JUMP = 1 / 24;
/** The carpet itself is drawn from this many cells across: finer draping would not be seen. */
export const CELLS = 120;

/** A dashed line on the carpet: so much of the window's width is drawn, and so much left out. */
const DASH = 1 / 60;
/** Half the width of a place that was tried, in parts of the window. */
const PLACE = 1 / 300;

/** Whether Newton's method goes by the gradient from a point. @param {Pick<Path, "kind">} path @param {number} k */
export function fallsBack({ kind }, k) {
  return kind?.[k] === "gradient";
}

/**
 * The path from its start through the kept vertices to the head.
 * @param {Path} path @param {ArrayLike<number>} kept ascending indices into the path @param {number} head
 * @param {Window} window @param {Loss} loss
 * @returns {{steps: Stroke, jumps: Stroke}}
 */
export function drape(path, kept, head, window, loss) {
  const steps = empty();
  const jumps = empty();
  let last = 0;
  let from = placeAt(path, last);
  start(steps, from, window);
  for (let i = 1; last < head; i += 1) {
    const gap = fallsBack(path, last) && Math.floor((path.distance?.[last] ?? 0) / (DASH * span(window.w))) % 2 === 1;
    last = i < kept.length && kept[i] < head ? kept[i] : head;
    const to = placeAt(path, last);
    if (gap) {
      lift(steps);
      start(steps, to, window);
    } else add(from, to, steps, jumps, window, loss);
    from = to;
  }
  return { steps: visible(steps, window), jumps: visible(jumps, window) };
}

/**
 * The places that a search tried up to the head: a short piece of line each.
 * @param {Path} path @param {ArrayLike<number>} kept @param {number} head @param {Window} window @param {Loss} loss
 * @returns {{steps: Stroke, jumps: Stroke}}
 */
export function tried(path, kept, head, window, loss) {
  const steps = empty();
  const half = PLACE * span(window.w);
  for (let i = 0; i < kept.length && kept[i] <= head; i += 1) {
    const { w, b } = placeAt(path, kept[i]);
    if (w < window.w[0] || w > window.w[1] || b < window.b[0] || b > window.b[1]) continue;
    for (const x of [w - half, w + half]) push(steps, { w: x, b, loss: loss(x, b) });
    lift(steps);
  }
  return { steps: visible(steps, window), jumps: none(window) };
}

/**
 * A whole path as one line, where it is only hinted at.
 * @param {Path} path @param {ArrayLike<number>} kept @param {number} last @param {Window} window @param {Loss} loss
 * @param {typeof drape} [draw] how it is laid on the carpet
 */
export function whole(path, kept, last, window, loss, draw = drape) {
  const { steps, jumps } = draw(path, kept, last, window, loss);
  lift(steps);
  for (const axis of /** @type {const} */ (["x", "y", "z"])) steps[axis].push(...jumps[axis]);
  return steps;
}

/**
 * The straight line between two places: straight as seen from above, and laid on the carpet in so many pieces.
 * @param {Place} from @param {Place} to @param {number} pieces one is a chord through the air
 * @param {Window} window @param {Loss} loss
 */
export function straight(from, to, pieces, window, loss) {
  const line = empty();
  const part = clip(from, to, window);
  if (part) {
    if (part[0] === 0) push(line, from);
    follow(line, from, to, part, pieces, loss);
  }
  return visible(line, window);
}

/** No line at all. @param {Window} window */
export function none(window) {
  return visible(empty(), window);
}

/** @param {Path} path @param {number} index @returns {Place} */
export function placeAt({ w, b, loss }, index) {
  return { w: w[index], b: b[index], loss: loss[index] };
}

/** @param {Place} from @param {Place} to @param {Stroke} steps @param {Stroke} jumps @param {Window} window @param {Loss} loss */
function add(from, to, steps, jumps, window, loss) {
  const length = Math.hypot((to.w - from.w) / span(window.w), (to.b - from.b) / span(window.b));
  const part = clip(from, to, window);
  if (length > JUMP) {
    if (part) chord(jumps, from, to, part, loss);
    lift(steps);
    start(steps, to, window);
  } else if (part) {
    follow(steps, from, to, part, Math.ceil(length * CELLS), loss);
    if (part[1] < 1) lift(steps);
  }
}

/** @param {Stroke} stroke @param {Place} from @param {Place} to @param {[number, number]} part @param {number} pieces @param {Loss} loss */
function follow(stroke, from, to, [first, last], pieces, loss) {
  if (first > 0) push(stroke, between(from, to, first, loss));
  for (let k = 1; k < pieces; k += 1) {
    const t = k / pieces;
    if (t > first && t < last) push(stroke, between(from, to, t, loss));
  }
  push(stroke, last < 1 ? between(from, to, last, loss) : to);
}

/** @param {Stroke} stroke @param {Place} from @param {Place} to @param {[number, number]} part @param {Loss} loss */
function chord(stroke, from, to, [first, last], loss) {
  push(stroke, first > 0 ? between(from, to, first, loss) : from);
  push(stroke, last < 1 ? between(from, to, last, loss) : to);
  lift(stroke);
}

/** On the carpet, a part t of the way. @param {Place} from @param {Place} to @param {number} t @param {Loss} loss @returns {Place} */
function between(from, to, t, loss) {
  const w = from.w + (to.w - from.w) * t;
  const b = from.b + (to.b - from.b) * t;
  return { w, b, loss: loss(w, b) };
}

/**
 * The part of a step inside the window, as two numbers in 0…1 (Liang and Barsky), or null.
 * @param {Place} from @param {Place} to @param {Window} window
 * @returns {[number, number] | null}
 */
export function clip(from, to, window) {
  let first = 0;
  let last = 1;
  for (const axis of /** @type {const} */ (["w", "b"])) {
    const move = to[axis] - from[axis];
    const low = window[axis][0] - from[axis];
    const high = window[axis][1] - from[axis];
    if (move === 0) {
      if (low > 0 || high < 0) return null;
    } else {
      first = Math.max(first, Math.min(low / move, high / move));
      last = Math.min(last, Math.max(low / move, high / move));
    }
  }
  return first <= last ? [first, last] : null;
}

/** @param {[number, number]} range */
const span = ([low, high]) => high - low;

/** @returns {Stroke} */
const empty = () => ({ x: [], y: [], z: [] });

/** @param {Stroke} stroke @param {Place} place */
function push(stroke, { w, b, loss }) {
  stroke.x.push(w);
  stroke.y.push(b);
  stroke.z.push(loss);
}

/** @param {Stroke} stroke @param {Place} place @param {Window} window */
function start(stroke, place, { w, b }) {
  if (place.w >= w[0] && place.w <= w[1] && place.b >= b[0] && place.b <= b[1]) push(stroke, place);
}

/** @param {Stroke} stroke */
function lift(stroke) {
  if (stroke.x.length > 0 && !Number.isNaN(stroke.x[stroke.x.length - 1])) push(stroke, { w: NaN, b: NaN, loss: NaN });
}

/** Plotly cannot draw an empty line; one of a single point is not seen. @param {Stroke} stroke @param {Window} window */
function visible(stroke, window) {
  if (stroke.x.length === 0) push(stroke, { w: window.w[0], b: window.b[0], loss: 0 });
  return stroke;
}
