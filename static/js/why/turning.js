// @ts-check
/** The change of the loss over all angles of a step of one length: promised and true, with the best of each marked. */

import { draw, set, show } from "../svg.js";
import { window } from "./heights.js";
import { KINDS, lines, marks, put } from "./marks.js";
import { Plot } from "./plot.js";

/** @typedef {import("./around.js").Around} Around */

const WHOLE = 360;
/** The curves have a vertex every so many degrees. */
const EVERY = 3;

export class Turning {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.plot = new Plot(element, "change of L");
    this.lines = lines(this.plot);
    this.hand = draw(this.plot.inside, "line", { class: "hand" });
    this.spots = marks(this.plot);
    /** The lowest of the promise and of the truth. */
    this.lowest = { first: draw(this.plot.over, "g", { class: "lowest" }), actual: draw(this.plot.over, "g", { class: "lowest" }) };
    draw(this.lowest.first, "path", { class: "mark first", d: "M-6.5-6.5h13v13h-13z" });
    draw(this.lowest.actual, "circle", { class: "mark actual", r: 7 });
  }

  ground() {
    const { plot } = this;
    plot.frame(0, WHOLE);
    for (const angle of [0, 90, 180, 270, 360]) plot.mark(angle, `${angle}°`, angle % WHOLE !== 0);
  }

  /** @param {Around | null} around @param {number} angle of the step looked at */
  show(around, angle) {
    show(this.plot.inside, around !== null);
    show(this.plot.over, around !== null);
    if (around === null) return;
    const { plot } = this;
    const { at, best, promise } = around;
    const truth = at.map(({ actual }) => actual);
    const seen = window(Math.min(...truth), Math.max(...truth), [-promise, promise, at[angle % WHOLE].second]);
    plot.rise(seen.low, seen.high);
    for (const kind of KINDS) {
      set(this.lines[kind], { d: plot.path(0, WHOLE, WHOLE / EVERY, (place) => at[Math.round(place) % WHOLE][kind]) });
      put(this.spots[kind], plot, angle, at[angle % WHOLE][kind], kind);
    }
    const x = plot.x.pixel(angle);
    set(this.hand, { x1: x, x2: x, y1: plot.top, y2: plot.bottom });
    set(this.lowest.first, { transform: `translate(${plot.x.pixel(180)} ${plot.kept(at[180].first).at})` });
    set(this.lowest.actual, { transform: `translate(${plot.x.pixel(best)} ${plot.kept(at[best].actual).at})` });
  }
}
