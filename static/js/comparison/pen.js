// @ts-check
/** Draws one run's line further and further: what is already on the canvas is left there, so that a frame costs little. */

import { JUMP } from "../drape.js";
import { BEADS, LETTERS, markerOf } from "../letters.js";
import { searches } from "../methods.js";

/** @typedef {import("../plane.js").Plane} Plane */
/** @typedef {import("../theme.js").Tokens} Tokens */
/** @typedef {import("../trajectory.js").Trajectory} Trajectory */
/** @typedef {import("./runs.js").Drawn} Drawn */
/** @typedef {{casings: CanvasRenderingContext2D, lines: CanvasRenderingContext2D}} Layers no casing covers another run's line */

/** Widths in pixels, for lines of the usual thickness. */
const LINE = 3;
const CASING = 6;
const CHORD = { line: 1.4, casing: 3, dash: [5, 4] };
/** Steps at least so far apart get a mark each, and one in so many pixels where they are shorter. */
const APART = 4;
const MARKS = 38;
const RADIUS = { mark: 4.6, tried: 3.2 };

export class Pen {
  /** @param {Trajectory} trajectory */
  constructor(trajectory) {
    this.trajectory = trajectory;
    /** The last of the vertices drawn: its place among them, and among the points. */
    this.at = -1;
    this.k = -1;
    /** Pixels of line drawn, for the dashes; and since the last mark. */
    this.length = 0;
    this.unmarked = 0;
  }

  /** Whether what is drawn is the beginning of what has to be. @param {Drawn} drawn */
  follows({ trajectory, kept, head }) {
    return trajectory === this.trajectory && (this.at < 0 || (kept[this.at] === this.k && this.k <= head));
  }

  /** Draw on to the head. @param {Layers} layers @param {Plane} plane @param {Drawn} drawn @param {Tokens} tokens */
  draw(layers, plane, { letter, run, kept, head }, tokens) {
    if (!(kept[this.at + 1] <= head)) return;
    const paths = { walked: new Path2D(), jumped: new Path2D(), marks: /** @type {string[]} */ ([]) };
    const dashes = this.length;
    if (searches(run)) this.dot(paths.marks, plane, letter, kept, head);
    else this.walk(paths, plane, letter, kept, head);
    const scale = tokens.stroke;
    const colour = tokens.runs[letter];
    const chord = CHORD.dash.map((part) => part * scale);
    const pattern = LETTERS[letter].dash.map((part) => part * scale);
    stroke(layers.casings, paths.jumped, tokens.casing, CHORD.casing * scale, chord);
    stroke(layers.casings, paths.walked, tokens.casing, CASING * scale);
    stroke(layers.lines, paths.jumped, colour, CHORD.line * scale, chord);
    stroke(layers.lines, paths.walked, colour, LINE * scale, pattern, dashes);
    if (LETTERS[letter].beads) stroke(layers.lines, paths.walked, colour, BEADS.width * scale, BEADS.dash.map((part) => part * scale), dashes);
    if (paths.marks.length === 0) return;
    const marks = new Path2D(paths.marks.join(""));
    stroke(layers.lines, marks, tokens.casing, 2 * scale);
    layers.lines.fillStyle = colour;
    layers.lines.fill(marks);
  }

  /** A search makes no way: every place it tried is a mark. @param {string[]} marks @param {Plane} plane @param {number} letter @param {Int32Array} kept @param {number} head */
  dot(marks, plane, letter, kept, head) {
    const { trajectory } = this;
    while (kept[this.at + 1] <= head) {
      this.at += 1;
      this.k = kept[this.at];
      marks.push(markerOf(LETTERS[letter], RADIUS.tried, plane.x.pixel(trajectory.w[this.k]), plane.y.pixel(trajectory.b[this.k])));
    }
  }

  /** @param {{walked: Path2D, jumped: Path2D, marks: string[]}} paths @param {Plane} plane @param {number} letter @param {Int32Array} kept @param {number} head */
  walk({ walked, jumped, marks }, plane, letter, kept, head) {
    const { w, b } = this.trajectory;
    const { x, y } = plane;
    let fromX = x.pixel(w[Math.max(0, this.k)]);
    let fromY = y.pixel(b[Math.max(0, this.k)]);
    walked.moveTo(fromX, fromY);
    if (this.k < 0) marks.push(markerOf(LETTERS[letter], RADIUS.mark, fromX, fromY));
    while (kept[this.at + 1] <= head) {
      this.at += 1;
      this.k = kept[this.at];
      const px = x.pixel(w[this.k]);
      const py = y.pixel(b[this.k]);
      const length = Math.hypot(px - fromX, py - fromY);
      const jumps = length > JUMP * plane.side;
      if (jumps) {
        jumped.moveTo(fromX, fromY);
        jumped.lineTo(px, py);
        walked.moveTo(px, py);
      } else {
        walked.lineTo(px, py);
        this.length += length;
      }
      this.unmarked += length;
      if (length > 0 && (jumps || (this.unmarked >= MARKS && length >= APART) || this.unmarked >= 2 * MARKS)) {
        marks.push(markerOf(LETTERS[letter], RADIUS.mark, px, py));
        this.unmarked = 0;
      }
      fromX = px;
      fromY = py;
    }
  }
}

/** @param {CanvasRenderingContext2D} context @param {Path2D} path @param {string} colour @param {number} width @param {number[]} [dash] @param {number} [before] */
function stroke(context, path, colour, width, dash = [], before = 0) {
  context.lineJoin = "round";
  context.lineCap = "round";
  context.setLineDash(dash);
  context.lineDashOffset = before;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}
