// @ts-check
/**
 * The path seen from above: one line with a casing, dots where there is room for them, chords where it jumped, dashes
 * where Newton's method went by the gradient. A search makes no path: each place it tried is a dot.
 */

import { JUMP, fallsBack } from "./drape.js";

/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/** @typedef {import("./theme.js").Tokens} Tokens */
/** @typedef {import("./plane.js").Plane} Plane */

/** Steps this many pixels apart get a dot each. */
const APART = 4;
const DOT = 2.4;

/**
 * @param {CanvasRenderingContext2D} context in the pixels of the plane's axes
 * @param {Plane} plane @param {Trajectory} trajectory @param {Int32Array} kept @param {number} head
 * @param {Tokens} tokens
 */
export function strokePath(context, plane, trajectory, kept, head, tokens) {
  context.clearRect(plane.left, plane.top, plane.side, plane.side);
  const walked = new Path2D();
  const dashed = new Path2D();
  const jumped = new Path2D();
  const dots = new Path2D();
  const { w, b } = trajectory;
  const { x, y } = plane;
  let last = 0;
  /** Whether the line before was dashed: its dashes go on. */
  let dashes = false;
  walked.moveTo(x.pixel(w[0]), y.pixel(b[0]));
  const visit = (/** @type {number} */ k) => {
    const px = x.pixel(w[k]);
    const py = y.pixel(b[k]);
    const fromX = x.pixel(w[last]);
    const fromY = y.pixel(b[last]);
    const length = Math.hypot(px - fromX, py - fromY);
    if (length > JUMP * plane.side) {
      jumped.moveTo(fromX, fromY);
      jumped.lineTo(px, py);
      walked.moveTo(px, py);
    } else if (fallsBack(trajectory, last)) {
      if (!dashes) dashed.moveTo(fromX, fromY);
      dashed.lineTo(px, py);
      walked.moveTo(px, py);
    } else walked.lineTo(px, py);
    dashes = length <= JUMP * plane.side && fallsBack(trajectory, last);
    if (k < head && length >= APART) dot(dots, px, py);
    last = k;
  };
  for (const k of kept) {
    if (k > head) break;
    if (k > 0) visit(k);
  }
  if (last < head) visit(head);
  stroke(context, walked, tokens, 5.5 * tokens.stroke, 2.8 * tokens.stroke, []);
  stroke(context, dashed, tokens, 5.5 * tokens.stroke, 2.8 * tokens.stroke, [5 * tokens.stroke, 4 * tokens.stroke], "butt");
  stroke(context, jumped, tokens, 3 * tokens.stroke, 1.2 * tokens.stroke, [5, 4]);
  fill(context, dots, tokens);
}

/** The dots of a search as far as they were drawn last: playing only adds to them. @type {WeakMap<Int32Array, {plane: Plane, count: number, dots: Path2D}>} */
const tried = new WeakMap();

/**
 * The places tried up to the head, as far as they are worth a vertex.
 * @param {CanvasRenderingContext2D} context @param {Plane} plane @param {Trajectory} trajectory @param {Int32Array} kept
 * @param {number} head @param {Tokens} tokens
 */
export function dotPlaces(context, plane, { w, b }, kept, head, tokens) {
  context.clearRect(plane.left, plane.top, plane.side, plane.side);
  const before = tried.get(kept);
  const known = before?.plane === plane && !(kept[before.count - 1] > head) ? before : { plane, count: 0, dots: new Path2D() };
  for (; kept[known.count] <= head; known.count += 1) {
    const k = kept[known.count];
    dot(known.dots, plane.x.pixel(w[k]), plane.y.pixel(b[k]));
  }
  tried.set(kept, known);
  fill(context, known.dots, tokens);
}

/** @param {Path2D} dots @param {number} x @param {number} y */
function dot(dots, x, y) {
  dots.moveTo(x + DOT, y);
  dots.arc(x, y, DOT, 0, 2 * Math.PI);
}

/** @param {CanvasRenderingContext2D} context @param {Path2D} dots @param {Tokens} tokens */
function fill(context, dots, tokens) {
  context.fillStyle = tokens.line;
  context.strokeStyle = tokens.casing;
  context.lineWidth = 1;
  context.setLineDash([]);
  context.fill(dots);
  context.stroke(dots);
}

/**
 * @param {CanvasRenderingContext2D} context @param {Path2D} path @param {Tokens} tokens
 * @param {number} outer @param {number} inner @param {number[]} dash @param {CanvasLineCap} [cap]
 */
function stroke(context, path, tokens, outer, inner, dash, cap = "round") {
  context.lineJoin = "round";
  context.lineCap = cap;
  context.setLineDash(dash);
  context.strokeStyle = tokens.casing;
  context.lineWidth = outer;
  context.stroke(path);
  context.strokeStyle = tokens.line;
  context.lineWidth = inner;
  context.stroke(path);
}
