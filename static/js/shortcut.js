// @ts-check
/** The straight line from start to end: you can only draw it once you know the end. */

import { significant } from "./format.js";
import { searches } from "./methods.js";
import { kept, pixelOf, translate } from "./plane.js";
import { draw, pill, set, show } from "./svg.js";

/** @typedef {import("./contour.js").Contour} Contour */
/** @typedef {import("./stage.js").Moment} Moment */

export class Shortcut {
  /** @param {Contour} contour */
  constructor(contour) {
    this.contour = contour;
    this.group = draw(contour.under, "g", { class: "shortcut" });
    this.line = draw(this.group, "line");
    this.name = pill(this.group, "", 220);
    this.words = /** @type {SVGTextElement} */ (this.name.lastElementChild);
  }

  /** @param {Moment} moment */
  walk({ run, trajectory, layers }) {
    const { plane } = this.contour;
    const { w, b, last, outcome, distance } = trajectory;
    show(this.group, layers.shortcut && !searches(run) && outcome !== null && last > 0);
    if (plane.side === 0) return;
    const from = pixelOf(plane, w[0], b[0]);
    const to = pixelOf(plane, w[last], b[last]);
    set(this.line, { x1: from.x, y1: from.y, x2: to.x, y2: to.y });
    const straight = Math.hypot(w[last] - w[0], b[last] - b[0]);
    this.words.textContent = `straight ${significant(straight, 3)}, walked ${significant(distance[last], 3)}`;
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 + 66 };
    set(this.name, { transform: translate(kept(plane, middle, 114, 15)) });
  }
}
