// @ts-check
/** A signed bar: from the middle to the right, or to the left where its number is negative. */

import { draw, set } from "../svg.js";

export class Bar {
  /** @param {Element} parent @param {number} width @param {number} height */
  constructor(parent, width, height) {
    this.middle = width / 2;
    const svg = draw(parent, "svg", { width, height, class: "signed-bar", "aria-hidden": "true" });
    draw(svg, "path", { d: `M0 ${height / 2}H${width}`, class: "rail" });
    this.bar = draw(svg, "rect", { y: 1, height: height - 2 });
    draw(svg, "path", { d: `M${this.middle} 0V${height}`, class: "zero" });
  }

  /** @param {number} value @param {number} most the value of a full bar */
  show(value, most) {
    const width = most > 0 ? Math.min(1, Math.abs(value) / most) * this.middle : 0;
    set(this.bar, { x: this.middle - (value < 0 ? width : 0), width });
  }
}
