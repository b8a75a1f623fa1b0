// @ts-check
/** Two pulls: what each point alone would do to the ball, tip to tail, and the lines on which each is fitted exactly. */

import { ACTIVATIONS } from "./activations.js";
import { arrowLength, outline, turned } from "./arrows.js";
import { kept, pixelOf, shift, translate } from "./plane.js";
import { pulls } from "./pulls.js";
import { draw, pill, set, show } from "./svg.js";

/** @typedef {import("./activations.js").Activation} Activation */
/** @typedef {import("./contour.js").Contour} Contour */
/** @typedef {import("./neuron.js").Point} Point */
/** @typedef {import("./plane.js").Plane} Plane */
/** @typedef {import("./stage.js").Moment} Moment */

/** With more points the arrows would be a tangle. */
const MOST = 4;
/** Pixels: a longer pull is drawn shorter, and all others with it. */
const LONGEST = 110;

export class Tug {
  /** @param {Contour} contour */
  constructor(contour) {
    this.contour = contour;
    this.group = draw(contour.under, "g", { class: "tug" });
    this.lines = draw(this.group, "g");
    /** @type {SVGPathElement[]} */
    this.arrows = [];
  }

  /** @param {Moment} moment */
  ground({ run, layers }) {
    const { plane } = this.contour;
    const shown = layers.pulls && run.point.length <= MOST && plane.side > 0;
    show(this.group, shown);
    this.group.replaceChildren(this.lines);
    this.lines.replaceChildren();
    this.arrows = [];
    if (!shown) return;
    run.point.forEach((point, k) => this.fitLine(ACTIVATIONS[run.activation], point, k));
    this.arrows = run.point.map((_, k) => draw(this.group, "path", { class: `pull point-${(k % 2) + 1}` }));
  }

  /** Where f(xw + b) = y, if anywhere, the neuron answers y exactly. @param {Activation} f @param {Point} point @param {number} k */
  fitLine({ inverse, limits }, [x, y], k) {
    const z = inverse(y);
    if (y < limits[0] || y > limits[1] || !Number.isFinite(z)) return;
    const ends = crossings(this.contour.plane, x, z);
    if (ends.length < 2) return;
    const [from, to] = ends;
    const name = `point-${(k % 2) + 1}`;
    draw(this.lines, "line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, class: `fit-line ${name}` });
    const words = `fits ${k + 1}`;
    const at = kept(this.contour.plane, shift(from, { x: to.x - from.x, y: to.y - from.y }, 0.1), 30, 14);
    set(pill(this.lines, words, 46), { transform: translate(at) });
  }

  /** @param {Moment} moment */
  show({ run, place, trajectory }) {
    if (this.arrows.length === 0) return;
    const { each, together } = pulls(run, place.w, place.b);
    const longest = Math.max(...each.map(({ push }) => push));
    // the sum is as long as the arrow downhill, unless a pull would then run out of the picture
    const pixels = Math.min(arrowLength(together, Math.max(together, trajectory.steepest)) / together, LONGEST / longest);
    let tail = pixelOf(this.contour.plane, place.w, place.b);
    each.forEach(({ dw, db, push }, k) => {
      const length = push * pixels;
      const along = { x: -dw / push, y: db / push };
      const drawn = Number.isFinite(length) && length > 1;
      show(this.arrows[k], drawn);
      if (!drawn) return;
      set(this.arrows[k], { d: outline(length), transform: turned(tail, along) });
      tail = shift(tail, along, length);
    });
  }
}

/** Where the line xw + b = z enters and leaves the plane. @param {Plane} plane @param {number} x @param {number} z */
function crossings(plane, x, z) {
  const { side, left, top } = plane;
  const w = [plane.x.value(left), plane.x.value(left + side)];
  const b = [plane.y.value(top + side), plane.y.value(top)];
  const places = [
    ...w.map((value) => ({ w: value, b: z - x * value })),
    ...(x === 0 ? [] : b.map((value) => ({ w: (z - value) / x, b: value }))),
  ];
  const rim = 1e-9 * (w[1] - w[0]);
  return places
    .filter((p) => p.w >= w[0] - rim && p.w <= w[1] + rim && p.b >= b[0] - rim && p.b <= b[1] + rim)
    .sort((p, q) => p.w - q.w || p.b - q.b)
    .filter((_, k, all) => k === 0 || k === all.length - 1)
    .map((p) => pixelOf(plane, p.w, p.b));
}
