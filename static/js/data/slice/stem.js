// @ts-check
/** The marks on a slice: as on every carpet, and a line from the ball to its shadow, as long as their losses differ. */

import { eyeOf } from "../../lens.js";
import { Marks, spotter, within } from "../../marks.js";
import { draw, set } from "../../svg.js";

/** @typedef {import("../../lens.js").Lens} Lens */
/** @typedef {import("../../lens.js").Size} Size */
/** @typedef {import("../../marks.js").Marked} Marked */
/** @typedef {import("../../terrain.js").Terrain} Terrain */
/** @typedef {import("../../theme.js").Tokens} Tokens */

export class Stem extends Marks {
  /** @param {SVGElement} parent */
  constructor(parent) {
    super(parent);
    this.edge = draw(this.group, "line", { "stroke-linecap": "round" });
    this.line = draw(this.group, "line", { class: "slice-stem" });
    this.group.prepend(this.edge, this.line);
  }

  /** @param {Tokens} tokens */
  paint(tokens) {
    super.paint(tokens);
    set(this.edge, { stroke: tokens.goldEdge, "stroke-width": 4 * tokens.stroke });
    set(this.line, { stroke: tokens.gold, "stroke-width": 2 * tokens.stroke });
  }

  /** @param {Lens} lens @param {Size} size @param {Terrain} terrain @param {Marked | null} marked */
  place(lens, size, terrain, marked) {
    super.place(lens, size, terrain, marked);
    if (!marked) return;
    const { ball, loss } = marked;
    const spot = spotter(lens, size, terrain, eyeOf(lens.view), false);
    const from = spot(within(ball, terrain, loss));
    const to = spot(within({ ...ball, loss: loss(ball.w, ball.b) }, terrain, loss));
    for (const line of [this.edge, this.line]) set(line, { x1: from.x, y1: from.y, x2: to.x, y2: to.y });
  }
}
