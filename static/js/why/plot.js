// @ts-check
/** A small plot of changes of the loss: its zero line, its vertical axis, and a clipped room for what others draw. */

import { linear } from "../axis.js";
import { draw, say, set, show } from "../svg.js";
import { heights } from "./heights.js";

/** Pixels around a plot whose numbers are SIZE pixels high. */
const MARGIN = { left: 44, right: 8, top: 24, bottom: 22 };
const SIZE = 12;
/** Numbers along the vertical axis, at most. */
const MOST = 16;
/** Pixels between two of them. */
const ROOM = 15;
let plots = 0;

export class Plot {
  /** @param {HTMLElement} element @param {string} name what the vertical axis shows @param {number} [foot] pixels below the plot */
  constructor(element, name, foot = MARGIN.bottom) {
    this.element = element;
    this.name = name;
    this.svg = draw(element, "svg", { "aria-hidden": "true" });
    this.axes = draw(this.svg, "g", { class: "axes" });
    this.box = draw(this.axes, "rect");
    this.across = draw(this.axes, "g");
    this.lines = Array.from({ length: MOST }, () => ({ line: draw(this.axes, "line"), text: draw(this.axes, "text", { class: "up" }) }));
    this.title = draw(this.svg, "text", { class: "title", x: 0, y: 12 }, name);
    this.foot = foot;
    /** How much larger the numbers are than usual: on a projector. */
    this.size = 1;
    plots += 1;
    const id = `why-plot-${plots}`;
    this.clip = draw(draw(this.svg, "clipPath", { id }), "rect");
    this.inside = draw(this.svg, "g", { "clip-path": `url(#${id})` });
    /** For marks, which may stand on the edge. */
    this.over = draw(this.svg, "g");
    this.x = linear(0, 1, 0, 1);
    this.y = linear(0, 1, 0, 1);
    this.left = MARGIN.left;
    this.right = 1;
    this.top = MARGIN.top;
    this.bottom = 1;
    /** The window of the vertical axis, as it was asked for. */
    this.drawn = "";
  }

  /** Measure the room, and set the numbers that run across. @param {number} from @param {number} to */
  frame(from, to) {
    const { width, height } = this.element.getBoundingClientRect();
    this.size = (parseFloat(getComputedStyle(this.title).fontSize) || SIZE) / SIZE;
    this.left = MARGIN.left * this.size;
    this.top = MARGIN.top * this.size;
    this.right = Math.max(this.left + 1, width - MARGIN.right);
    this.bottom = Math.max(this.top + 1, height - this.foot * this.size);
    this.x = linear(from, to, this.left, this.right);
    set(this.svg, { width, height });
    set(this.title, { y: 12 * this.size });
    const box = { x: this.left, y: this.top, width: this.right - this.left, height: this.bottom - this.top };
    set(this.box, box);
    set(this.clip, box);
    this.across.replaceChildren();
    this.drawn = "";
  }

  /** A number or a word below the plot. @param {number} value @param {string} words @param {boolean} [grid] */
  mark(value, words, grid = false) {
    const at = this.x.pixel(value);
    if (grid) draw(this.across, "line", { x1: at, x2: at, y1: this.top, y2: this.bottom, class: "grid" });
    else draw(this.across, "line", { x1: at, x2: at, y1: this.bottom, y2: this.bottom + 4 });
    const edge = this.right + MARGIN.right;
    const ends = at + 4 * words.length * this.size > edge; // a long number at the end is set flush with the edge
    draw(this.across, "text", { x: ends ? edge : at, y: this.bottom + 17 * this.size, class: ends ? "up" : "across" }, words);
  }

  /** Set the vertical axis for changes of the loss; as long as its round ends hold nothing is drawn anew. @param {number} low @param {number} high */
  rise(low, high) {
    const { from, to, at, unit } = heights(low, high, this.bottom - this.top > 130 ? 6 : 4);
    const drawn = `${from} ${to}`;
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.scale(from, to, at);
    say(this.title, unit === "" ? this.name : `${this.name} ${unit}`);
  }

  /** @param {number} from @param {number} to @param {{value: number, text: string}[]} at */
  scale(from, to, at) {
    this.y = linear(from, to, this.bottom, this.top);
    const every = Math.ceil((ROOM * this.size * (at.length - 1)) / (this.bottom - this.top));
    this.lines.forEach(({ line, text }, k) => {
      show(line, k < at.length);
      show(text, k < at.length);
      if (k >= at.length) return;
      const y = this.y.pixel(at[k].value);
      set(line, { x1: this.left, x2: this.right, y1: y, y2: y, class: at[k].value === 0 ? "zero" : "grid" });
      set(text, { x: this.left - 6, y: y + 4 * this.size });
      say(text, (at.length - 1 - k) % every === 0 ? at[k].text : "");
    });
  }

  /** A path through values at places between two ends. @param {number} from @param {number} to @param {number} samples @param {(place: number) => number} value */
  path(from, to, samples, value) {
    const { x, y, top, bottom } = this;
    let path = "";
    for (let k = 0; k <= samples; k += 1) {
      const place = from + ((to - from) * k) / samples;
      // far outside there are no pixels to be drawn, and numbers too long for a path
      const down = Math.max(top - 9999, Math.min(bottom + 9999, y.pixel(value(place))));
      path += `${k === 0 ? "M" : "L"}${x.pixel(place).toFixed(1)} ${down.toFixed(1)}`;
    }
    return path;
  }

  /** The height of a value; one outside stands on the edge. @param {number} value */
  kept(value) {
    const at = this.y.pixel(value);
    return { at: Math.max(this.top, Math.min(this.bottom, at)), outside: at < this.top - 0.5 || at > this.bottom + 0.5 };
  }
}
