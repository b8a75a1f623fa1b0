// @ts-check
/** What the algorithm knows: the error where the ball stands and its slope there, and nothing else of the carpet. */

import { shade } from "./field.js";
import { part } from "./landscape.js";
import { PATCH } from "./layers.js";
import { pixelOf } from "./plane.js";
import { draw, set, show } from "./svg.js";

/** @typedef {import("./contour.js").Contour} Contour */
/** @typedef {import("./stage.js").Moment} Moment */

const STOPS = 9;

export class Tangent {
  /** @param {Contour} contour */
  constructor(contour) {
    this.contour = contour;
    this.group = draw(contour.under, "g", { class: "tangent" });
    this.gradient = draw(this.group, "linearGradient", { id: "tangent-plane", gradientUnits: "userSpaceOnUse" });
    this.stops = Array.from({ length: STOPS }, (_, k) => draw(this.gradient, "stop", { offset: k / (STOPS - 1) }));
    this.patch = draw(this.group, "circle", { fill: "url(#tangent-plane)" });
  }

  /** @param {Moment} moment */
  ground({ layers, theme }) {
    show(this.group, layers.fog);
    this.contour.element.classList.toggle("fogged", layers.fog);
    this.colours = shade(theme.carpet);
  }

  /** The plane through the ball with its slope, in the colours of the scale. @param {Moment} moment */
  show({ layers, trajectory, head, landscape }) {
    const { plane } = this.contour;
    if (!layers.fog || plane.side === 0 || !this.colours) return;
    const { x, y } = pixelOf(plane, trajectory.w[head], trajectory.b[head]);
    const radius = PATCH * plane.side;
    const slope = trajectory.slope[head];
    const reach = plane.x.value(x + radius) - trajectory.w[head];
    const right = slope > 0 ? (radius * trajectory.dw[head]) / slope : radius;
    const down = slope > 0 ? (-radius * trajectory.db[head]) / slope : 0;
    set(this.gradient, { x1: x - right, y1: y - down, x2: x + right, y2: y + down });
    this.stops.forEach((stop, k) => {
      const height = trajectory.loss[head] + slope * reach * ((2 * k) / (STOPS - 1) - 1);
      set(stop, { "stop-color": this.colours?.(part(landscape, height)) ?? "" });
    });
    set(this.patch, { cx: x, cy: y, r: radius });
  }
}
