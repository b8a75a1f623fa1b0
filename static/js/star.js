// @ts-check
/** The minimum from above: a star, how it is known where no formula gives it, and in words why there is none to see. */

import { inside, pixelOf, translate } from "./plane.js";
import { draw, pill, set, show } from "./svg.js";

/** @typedef {import("./plane.js").Plane} Plane */
/** @typedef {import("./trajectory.js").Minimum} Minimum */
/** @typedef {import("./vertices.js").Box} Box */
/** @typedef {"exact" | "numerical" | "outside" | "unknown"} Known */

const RADIUS = 7;
/** What the picture says, and how wide that is in pixels. @type {Partial<Record<Known, [string, number]>>} */
const NAMES = {
  numerical: ["found numerically", 128],
  outside: ["the minimum is outside the window", 232],
  unknown: ["no minimum is known", 148],
};

/** How the minimum can be shown. @param {Minimum | null} minimum @param {Box} box @returns {Known} */
export function known(minimum, { w_min, w_max, b_min, b_max }) {
  if (minimum === null) return "unknown";
  const { w, b, exact } = minimum;
  if (w < w_min || w > w_max || b < b_min || b > b_max) return "outside";
  return exact ? "exact" : "numerical";
}

export class Star {
  /** @param {SVGElement} parent */
  constructor(parent) {
    this.star = draw(parent, "path", { class: "minimum", d: fivePoints(RADIUS) });
    this.names = Object.entries(NAMES).map(([how, [words, width]]) => {
      const name = pill(parent, words, width);
      show(name, false);
      return { how, name };
    });
  }

  /**
   * @param {Minimum | null} minimum @param {Box} box what the picture shows @param {Plane} plane
   * @param {boolean} asked whether the viewer wants to see it @param {boolean} ended it is shown at the end of a run, too
   */
  show(minimum, box, plane, asked, ended) {
    const how = known(minimum, box);
    const at = minimum && pixelOf(plane, minimum.w, minimum.b);
    const seen = at !== null && inside(plane, at);
    show(this.star, seen && (asked || ended));
    if (at) set(this.star, { transform: translate(at) });
    const foot = { x: plane.left + plane.side / 2, y: plane.top + plane.side - 18 };
    for (const { how: told, name } of this.names) {
      const said = told === how && (asked || (ended && seen));
      show(name, said);
      if (said) set(name, { transform: translate(seen ? { x: at.x, y: at.y + (at.y > foot.y - 18 ? -22 : 22) } : foot) });
    }
  }
}

/** One of the points is up. @param {number} radius */
function fivePoints(radius) {
  const corners = Array.from({ length: 10 }, (_, k) => {
    const r = k % 2 === 0 ? radius : radius * 0.45;
    return `${r * Math.sin((k * Math.PI) / 5)} ${-r * Math.cos((k * Math.PI) / 5)}`;
  });
  return `M${corners.join("L")}Z`;
}
