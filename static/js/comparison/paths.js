// @ts-check
/** Several runs seen from above: a line each in its own colour and dashes, and its letter where it is now. */

import { inside, kept, pixelOf } from "../plane.js";
import { show } from "../svg.js";
import { Badges } from "./badges.js";
import { Pen } from "./pen.js";

/** @typedef {import("../contour.js").Contour} Contour */
/** @typedef {import("../stage.js").Moment} Moment */
/** @typedef {import("./runs.js").Drawn} Drawn */

/** A letter keeps so far from the edges. */
const EDGE = 12;

export class Paths {
  /** @param {Contour} contour */
  constructor(contour) {
    this.contour = contour;
    const layers = [layer(contour, "run-casings"), layer(contour, "run-lines")];
    this.layers = layers;
    this.contexts = layers.map((canvas) => /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")));
    this.badges = new Badges(contour.over);
    /** By letter. @type {Map<number, Pen>} */
    this.pens = new Map();
  }

  /** @param {Moment} moment @param {boolean} several whether there is more than one run on the page */
  ground({ layers }, several) {
    const { strokes, element } = this.contour;
    const shown = several && layers.path;
    this.contour.several = several;
    element.classList.toggle("several", several);
    show(strokes, layers.path && !several);
    show(this.badges.group, shown);
    for (const canvas of this.layers) {
      show(canvas, shown);
      canvas.width = strokes.width;
      canvas.height = strokes.height;
      canvas.style.cssText = strokes.style.cssText;
    }
    this.pens.clear();
  }

  /** @param {Moment} moment @param {readonly Drawn[]} runs */
  show({ theme, layers }, runs) {
    const { plane, ratio } = this.contour;
    if (plane.side === 0 || !layers.path) return;
    if (this.pens.size === 0 || this.pens.size !== runs.length || !runs.every((run) => this.pens.get(run.letter)?.follows(run))) this.clear(runs);
    const [casings, lines] = this.contexts;
    for (const context of this.contexts) context.setTransform(ratio, 0, 0, ratio, -plane.left * ratio, -plane.top * ratio);
    for (const run of runs) this.pens.get(run.letter)?.draw({ casings, lines }, plane, run, theme);
    this.badges.place(runs.map((run) => this.spot(run)), { left: plane.left + EDGE, right: plane.left + plane.side - EDGE });
  }

  /** @param {readonly Drawn[]} runs */
  clear(runs) {
    for (const context of this.contexts) {
      context.resetTransform();
      context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    }
    this.pens = new Map(runs.map(({ letter, trajectory }) => [letter, new Pen(trajectory)]));
  }

  /** @param {Drawn} run @returns {import("./badges.js").Spot} */
  spot({ letter, place, shown }) {
    const { plane } = this.contour;
    const at = pixelOf(plane, place.w, place.b);
    return { letter, shown, ...kept(plane, at, EDGE), outside: !inside(plane, at) };
  }
}

/** A canvas over the one for strokes. @param {Contour} contour @param {string} name */
function layer({ svg }, name) {
  const canvas = document.createElement("canvas");
  canvas.className = `strokes ${name}`;
  svg.before(canvas);
  return canvas;
}
