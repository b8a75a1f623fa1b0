// @ts-check
/** The run before this one, faint, so that a change of the rate or of the start can be seen. */

import { JUMP } from "./drape.js";
import { searches } from "./methods.js";
import { difference } from "./naming.js";
import { inside, kept, pixelOf, translate } from "./plane.js";
import { draw, pill, set, show } from "./svg.js";

/** @typedef {import("./contour.js").Contour} Contour */
/** @typedef {import("./plane.js").Plane} Plane */
/** @typedef {import("./stage.js").Ghost} Past */
/** @typedef {import("./stage.js").Moment} Moment */

/** Letters of a name that fits into the picture. */
const LONGEST = 38;

export class Ghost {
  /** @param {Contour} contour */
  constructor(contour) {
    this.contour = contour;
    this.group = draw(contour.under, "g", { class: "ghost" });
  }

  /** @param {Moment} moment */
  ground({ ghost, layers, run }) {
    const { plane } = this.contour;
    this.group.replaceChildren();
    show(this.group, ghost !== null && layers.ghost && layers.path);
    if (!ghost || plane.side === 0) return;
    draw(this.group, "path", { d: outline(plane, ghost) });
    const { w, b, last } = ghost.trajectory;
    const end = pixelOf(plane, w[last], b[last]);
    if (inside(plane, end)) draw(this.group, "circle", { cx: end.x, cy: end.y, r: 5 });
    const name = words(ghost.run, run);
    const width = 7 * name.length + 16;
    set(pill(this.group, name, width), { transform: translate(kept(plane, { x: end.x, y: end.y + 24 }, width / 2 + 4, 15)) });
  }
}

/** What the run before had that this one has not, as far as there is room. @param {import("./run.js").Run} before @param {import("./run.js").Run} now */
function words(before, now) {
  const parts = difference(before, now).split(", ");
  while (parts.length > 1 && parts.join(", ").length > LONGEST) parts.pop();
  return `before: ${parts.join(", ")}`;
}

/** Strokes along the path, where a jump lifts the pen; of a search a dot at each place. @param {Plane} plane @param {Past} ghost */
function outline(plane, { run, trajectory, kept: vertices }) {
  let path = "";
  let before = null;
  for (const k of vertices) {
    const at = pixelOf(plane, trajectory.w[k], trajectory.b[k]);
    const jumped = before === null || Math.hypot(at.x - before.x, at.y - before.y) > JUMP * plane.side;
    if (inside(plane, at) && searches(run)) path += `M${at.x.toFixed(1)} ${at.y.toFixed(1)}h0`;
    else if (inside(plane, at)) path += `${jumped ? "M" : "L"}${at.x.toFixed(1)} ${at.y.toFixed(1)}`;
    before = inside(plane, at) ? at : null;
  }
  return path;
}
