// @ts-check
/** The loss curve as the scrub bar: the whole run in grey, the part walked in ink, the playhead in gold. */

import { linear } from "./axis.js";
import { dots, ending, landmarks, lossAxis, outline } from "./curve.js";
import { count, significant } from "./format.js";
import { searches } from "./methods.js";
import { stretches } from "./phases.js";
import { scrub } from "./scrub.js";
import { draw, set, show } from "./svg.js";
import { indexAt } from "./trajectory.js";

/** @typedef {import("./axis.js").Axis} Axis */
/** @typedef {import("./comparison/curves.js").Curves} Curves */
/** @typedef {import("./player.js").Player} Player */
/** @typedef {import("./stage.js").Moment} Moment */

/** Pixels between two numbers of the vertical axis. */
const ROOM = 15;
/** Pixels from the middle of a word to a curve that passes it by. */
const CLEAR = 9;
const MARGIN = { left: 66, right: 24, top: 20, bottom: 22 };

export class Strip {
  /**
   * @param {HTMLElement} element gets the role of a slider
   * @param {Player} player
   * @param {() => void} moved called after the playhead was moved here
   */
  constructor(element, player, moved) {
    this.element = element;
    this.player = player;
    this.svg = draw(element, "svg", { "aria-hidden": "true" });
    this.bands = draw(this.svg, "g", { class: "bands" });
    this.axes = draw(this.svg, "g", { class: "axes" });
    this.whole = draw(this.svg, "path", { class: "whole" });
    const id = "walked-part";
    this.plot = draw(draw(this.svg, "clipPath", { id: "strip-plot" }), "rect");
    set(this.whole, { "clip-path": "url(#strip-plot)" });
    const clip = draw(this.svg, "clipPath", { id });
    this.window = draw(clip, "rect", { x: MARGIN.left, y: 0, width: 0, height: 0 });
    this.walked = draw(this.svg, "path", { class: "walked", "clip-path": `url(#${id})` });
    this.end = draw(this.svg, "text", { class: "end" });
    this.head = draw(this.svg, "g", { class: "head" });
    this.stem = draw(this.head, "line");
    this.ball = draw(this.head, "circle", { r: 7 });
    /** @type {{band: SVGRectElement, name: SVGTextElement, from: number, to: number}[]} */
    this.parts = [];
    this.x = linear(0, 1, 0, 1);
    this.y = linear(0, 1, 0, 1);
    /** The height of a loss on the axis in force. */
    this.of = (/** @type {number} */ value) => value;
    this.top = MARGIN.top;
    this.bottom = 0;
    /** Draws the curves of several runs, where there are several. @type {Curves | null} */
    this.curves = null;
    /** What runs across in the picture drawn: a click means the place that is seen. @type {readonly number[]} */
    this.column = [];
    const to = (/** @type {number} */ left) => {
      if (player.tape) player.seek(this.x.value(left));
      else player.go(indexAt(this.column, this.x.value(left)));
    };
    scrub(element, player, to, moved);
  }

  /** Draw the whole run so far. @param {Moment} moment */
  walk({ run, trajectory, landscape }) {
    const { width, height } = this.element.getBoundingClientRect();
    set(this.svg, { width, height });
    const right = Math.max(MARGIN.left + 1, width - MARGIN.right);
    const bottom = Math.max(MARGIN.top + 1, height - MARGIN.bottom);
    this.bottom = bottom;
    const { column, times, timeline } = this.player;
    const { curves } = this;
    this.column = times;
    const first = times[0] ?? 0;
    this.x = linear(first, Math.max(times.at(-1) ?? 1, first + 1e-12), MARGIN.left, right);
    const heights = curves?.axis(timeline) ?? lossAxis(trajectory, timeline);
    this.of = heights.of;
    this.y = linear(heights.from, heights.to, bottom, MARGIN.top + 4);
    // what lies below a cut axis leaves the plot, instead of creeping along its edge
    set(this.plot, { x: MARGIN.left - 2, y: 0, width: right - MARGIN.left + 4, height: bottom + 1 });
    set(this.window, { y: 0, height: bottom + 1 });
    const up = (/** @type {number} */ loss) => this.y.pixel(heights.of(loss));
    const search = searches(run);
    // of a search each place tried is a dot, and the line is the lowest of those before
    const line = outline(column, search ? trajectory.lowest.map((k) => trajectory.loss[k]) : trajectory.loss, this.x.pixel, up);
    this.whole.classList.toggle("dots", search);
    set(this.whole, { d: curves ? "" : search ? dots(column, trajectory.loss, this.x.pixel, up) : line });
    set(this.walked, { d: curves ? "" : line });
    this.drawAxes(heights, right, bottom);
    this.drawBands(curves || search ? [] : stretches(trajectory, landscape), bottom);
    curves?.draw(this);
    show(this.ball, curves === null);
    this.end.textContent = trajectory.outcome === null || curves ? "" : ending(trajectory, timeline, search);
    set(this.end, { x: right - 8, y: this.beside(up(trajectory.loss[trajectory.last]), timeline === "distance" || search) });
    set(this.stem, { y1: MARGIN.top, y2: bottom });
  }

  /** Where the words about the end do not lie on it: above the base, or below the top. @param {number} end @param {boolean} low where they are wanted */
  beside(end, low) {
    const places = [this.bottom - 8, MARGIN.top + 17];
    const [wanted, other] = low ? places : places.reverse();
    return Math.abs(end - (wanted - 4)) < CLEAR ? other : wanted;
  }

  /** @param {import("./curve.js").LossAxis} heights @param {number} right @param {number} bottom */
  drawAxes(heights, right, bottom) {
    const { axes, y } = this;
    const { clock, times, timeline } = this.player;
    axes.replaceChildren();
    draw(axes, "text", { x: MARGIN.left - 10, y: 14, class: "up name" }, heights.name);
    let below = Infinity;
    for (const tick of heights.at) {
      const at = y.pixel(tick);
      draw(axes, "line", { x1: MARGIN.left, x2: right, y1: at, y2: at, class: "grid" });
      // the axis has its name at the top, and in a low strip not every line has room for its number
      if (at < MARGIN.top + 6 || below - at < ROOM) continue;
      below = at;
      draw(axes, "text", { x: MARGIN.left - 10, y: at + 4, class: "up" }, heights.words(tick));
    }
    for (const { step, at } of landmarks(clock.step, times, timeline, this.x)) {
      draw(axes, "line", { x1: at, x2: at, y1: bottom, y2: bottom + 4 });
      const words = step === clock.step[0] ? `step ${step}` : count(step);
      draw(axes, "text", { x: at, y: bottom + 17, class: "across" }, words);
    }
    draw(axes, "line", { x1: MARGIN.left, x2: right, y1: bottom, y2: bottom, class: "base" });
  }

  /** @param {ReturnType<typeof stretches>} found @param {number} bottom */
  drawBands(found, bottom) {
    const { column } = this.player;
    this.bands.replaceChildren();
    this.parts = found.map(({ phase, from, to }, k) => {
      const left = this.x.pixel(column[from]);
      const right = this.x.pixel(column[k < found.length - 1 ? found[k + 1].from : to]);
      const band = draw(this.bands, "rect", { x: left, y: MARGIN.top, width: Math.max(0, right - left - 1), height: bottom - MARGIN.top });
      const name = draw(this.bands, "text", { x: (left + right) / 2, y: 14, class: "across" }, phase);
      show(name, right - left > 60);
      return { band, name, from, to };
    });
  }

  /** Move the playhead. @param {Moment} moment */
  show({ trajectory, head }) {
    const { clock, times, tick } = this.player;
    const at = this.x.pixel(times[tick]);
    set(this.window, { width: Math.max(0, at - MARGIN.left) });
    set(this.head, { transform: `translate(${at} 0)` });
    set(this.ball, { cy: Math.min(this.bottom, this.y.pixel(this.of(trajectory.loss[head]))) });
    for (const { band, name, from, to } of this.parts) {
      const now = head >= from && head <= to;
      band.classList.toggle("now", now);
      name.classList.toggle("now", now);
    }
    set(this.element, {
      "aria-valuemin": clock.step[0],
      "aria-valuemax": clock.step.at(-1) ?? 0,
      "aria-valuenow": clock.step[tick],
      "aria-valuetext": `step ${clock.step[tick]}, loss ${significant(trajectory.loss[head])}`,
    });
  }
}
