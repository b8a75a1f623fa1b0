// @ts-check
/** The path seen from above: one line with a casing, dots where there is room for them, chords where it jumped. */

import { JUMP } from "./drape.js";

/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/** @typedef {import("./theme.js").Tokens} Tokens */
/** @typedef {import("./plane.js").Plane} Plane */

/** Steps this many pixels apart get a dot each. */
const APART = 4;

/**
 * @param {CanvasRenderingContext2D} context in the pixels of the plane's axes
 * @param {Plane} plane @param {Trajectory} trajectory @param {Int32Array} kept @param {number} head
 * @param {Tokens} tokens
 */
export function strokePath(context, plane, trajectory, kept, head, tokens) {
  context.clearRect(plane.left, plane.top, plane.side, plane.side);
  const walked = new Path2D();
  const jumped = new Path2D();
  const dots = new Path2D();
  const { w, b } = trajectory;
  const { x, y } = plane;
  let last = 0;
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
    } else walked.lineTo(px, py);
    if (k < head && length >= APART) {
      dots.moveTo(px + 2.4, py);
      dots.arc(px, py, 2.4, 0, 2 * Math.PI);
    }
    last = k;
  };
  for (const k of kept) {
    if (k > head) break;
    if (k > 0) visit(k);
  }
  if (last < head) visit(head);
  stroke(context, walked, tokens, 5.5 * tokens.stroke, 2.8 * tokens.stroke, []);
  stroke(context, jumped, tokens, 3 * tokens.stroke, 1.2 * tokens.stroke, [5, 4]);
  context.fillStyle = tokens.line;
  context.strokeStyle = tokens.casing;
  context.lineWidth = 1;
  context.setLineDash([]);
  context.fill(dots);
  context.stroke(dots);
}

/**
 * @param {CanvasRenderingContext2D} context @param {Path2D} path @param {Tokens} tokens
 * @param {number} outer @param {number} inner @param {number[]} dash
 */
function stroke(context, path, tokens, outer, inner, dash) {
  context.lineJoin = "round";
  context.lineCap = "round";
  context.setLineDash(dash);
  context.strokeStyle = tokens.casing;
  context.lineWidth = outer;
  context.stroke(path);
  context.strokeStyle = tokens.line;
  context.lineWidth = inner;
  context.stroke(path);
}
