// @ts-check
/** The step looked at, ηu, as a hollow arrow on the contour: true to its length where it is long, else as long as the arrow downhill. */

import { NEAR, arrowLength, reach, turned } from "../arrows.js";
import { inside, kept, pixelOf, shift, translate } from "../plane.js";
import { draw, pill, say, set, show } from "../svg.js";

/** @typedef {import("../contour.js").Contour} Contour */
/** @typedef {import("../stage.js").Moment} Moment */

/** The shaft begins at the edge of the ball. */
const BALL = 6;
/** What is written at its tip, as long as the arrow downhill and where it is true, and pixels for that. */
const NAMES = { scaled: "proposed, ηu", true: "ηu, true length" };
const WIDTH = 112;
/** Where the arrow points downhill its name stands so many pixels from that of the other arrow. */
const BESIDE = 27;
/** Pixels: a shorter arrow says nothing. */
const SHORTEST = 12;

export class Proposal {
  /** @param {Contour} contour */
  constructor(contour) {
    this.contour = contour;
    this.group = draw(contour.over, "g", { class: "proposal" });
    this.clip = draw(draw(this.group, "clipPath", { id: "proposal-plane" }), "rect");
    const inside = draw(this.group, "g", { "clip-path": "url(#proposal-plane)" });
    this.casing = draw(inside, "path", { class: "casing" });
    this.body = draw(inside, "path", { class: "body" });
    this.name = pill(this.group, NAMES.scaled, WIDTH);
    this.words = /** @type {SVGTextElement} */ (this.name.querySelector("text"));
  }

  ground() {
    const { left, top, side } = this.contour.plane;
    set(this.clip, { x: left, y: top, width: side, height: side });
  }

  hide() {
    show(this.group, false);
  }

  /** @param {Moment} moment */
  show({ proposed, trajectory, head }) {
    const { plane } = this.contour;
    const moved = proposed ? Math.hypot(proposed.w, proposed.b) : 0;
    if (!proposed || !(moved > 0) || plane.side === 0) return this.hide();
    const pixels = moved * Math.abs(plane.x.pixel(1) - plane.x.pixel(0));
    const slope = trajectory.slope[head];
    const scaled = arrowLength(slope, trajectory.steepest);
    const length = drawnLength(pixels, scaled);
    const at = pixelOf(plane, trajectory.w[head], trajectory.b[head]);
    if (length < SHORTEST || !Number.isFinite(length) || !inside(plane, at)) return this.hide();
    show(this.group, true);
    const along = { x: proposed.w / moved, y: -proposed.b / moved };
    const tail = shift(at, along, BALL);
    const drawn = { d: hollow(length), transform: turned(tail, along) };
    set(this.casing, drawn);
    set(this.body, drawn);
    say(this.words, length > scaled ? NAMES.true : NAMES.scaled);
    const tip = shift(tail, along, length);
    const downhill = -(proposed.w * trajectory.dw[head] + proposed.b * trajectory.db[head]) / (moved * slope) > NEAR;
    const beyond = downhill ? shift(tip, along, 8 + reach(WIDTH, along)) : { x: tip.x + (along.x < 0 ? -1 : 1) * (WIDTH / 2 + 8), y: tip.y + 14 * along.y };
    if (downhill) beyond.y += along.y > 0 ? BESIDE : -BESIDE;
    set(this.name, { transform: translate(kept(plane, beyond, 0.64 * WIDTH, 18)) });
  }
}

/** A wide arrow along +x: where it points downhill the other one stands in it. @param {number} length */
function hollow(length) {
  const head = Math.min(16, 0.75 * length);
  const [half, shaft, neck] = [0.62 * head, 0.29 * head, length - head];
  return `M0 ${-shaft}H${neck}V${-half}L${length} 0L${neck} ${half}V${shaft}H0Z`;
}

/** Pixels of the arrow: a step that is long on the screen keeps its length. @param {number} pixels its true length @param {number} scaled the length of the arrow downhill */
export function drawnLength(pixels, scaled) {
  return Math.max(pixels - BALL, scaled);
}
