// @ts-check
/** What is written and drawn over the picture: numbers along the edges, start, ball and arrow, and Taylor's patches. */

import { Approximations } from "./approximations.js";
import { Marks } from "./marks.js";
import { draw, set } from "./svg.js";
import { Ticks } from "./ticks.js";

/** @typedef {import("./lens.js").Lens} Lens */
/** @typedef {import("./lens.js").Size} Size */
/** @typedef {import("./plotly.js").Layout} Layout */
/** @typedef {import("./terrain.js").Terrain} Terrain */
/** @typedef {import("./theme.js").Tokens} Tokens */
/** @typedef {import("./marks.js").Marked} Marked */

export class Overlay {
  /** @param {HTMLElement} stage */
  constructor(stage) {
    // The picture's words are on the page; the pointer belongs to the surface below.
    this.svg = draw(stage, "svg", { "aria-hidden": "true", class: "carpet-overlay" });
    Object.assign(this.svg.style, { position: "absolute", inset: "0", width: "100%", height: "100%", pointerEvents: "none" });
    this.ticks = new Ticks(this.svg);
    this.approximations = new Approximations(this.svg);
    this.marks = new Marks(this.svg);
    /** The last matrices and size, to leave the numbers alone while only the ball moves. */
    this.seen = "";
    /** @type {Marked | null} */
    this.marked = null;
  }

  /** Another figure or theme. @param {Layout} layout @param {Tokens} tokens */
  reset(layout, tokens) {
    this.ticks.reset(layout, tokens);
    this.approximations.paint(tokens);
    this.marks.paint(tokens);
    this.seen = "";
  }

  /** @param {boolean} shown */
  show(shown) {
    set(this.svg, { visibility: shown ? "inherit" : "hidden" });
  }

  /**
   * @param {Lens} lens @param {Size} size @param {Terrain} terrain @param {Marked | null} marked
   * @returns what is other than at the last frame: the view, or the marks
   */
  place(lens, size, terrain, marked) {
    // Both matrices: after another size they can change in different frames.
    const seen = `${Array.from(lens.view)} ${Array.from(lens.projection)} ${size.width} ${size.height}`;
    const turned = seen !== this.seen;
    const moved = marked !== this.marked;
    this.seen = seen;
    this.marked = marked;
    if (turned) this.ticks.place(lens, size, terrain);
    if (turned || moved) {
      if (marked) this.approximations.place(lens, size, terrain, marked.point, marked.promised);
      this.marks.place(lens, size, terrain, marked);
    }
    return { turned, moved };
  }
}
