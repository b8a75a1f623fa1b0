// @ts-check
/** A piece of a run's line with its marker, as it is drawn in every picture: the key to its letter. */

import { BEADS, LETTERS, markerOf } from "./letters.js";
import { draw } from "./svg.js";

/** @param {Element} parent @param {number} letter 0…7 @returns {SVGSVGElement} */
export function swatch(parent, letter) {
  const run = LETTERS[letter];
  const svg = draw(parent, "svg", { class: `swatch run-${run.name.toLowerCase()}`, width: 40, height: 14, "aria-hidden": "true" });
  draw(svg, "path", { class: "swatch-line", d: "M3 7H37", "stroke-dasharray": run.dash.join(" ") || "none" });
  if (run.beads) draw(svg, "path", { class: "swatch-line beads", d: "M9 7H37", "stroke-dasharray": BEADS.dash.join(" ") });
  draw(svg, "path", { class: "swatch-mark", d: markerOf(run, 5, 20, 7) });
  return svg;
}
