// @ts-check
/** Loss and accuracy as curves, which are the scrub bar: of the training and the test rows, and in grey of the training before. */

import { linear, ticks } from "../axis.js";
import { lossAxis, outline } from "../curve.js";
import { count, percent, significant } from "../format.js";
import { scrub } from "../scrub.js";
import { draw, say, set, show } from "../svg.js";
import { indexAt } from "../trajectory.js";

/** @typedef {import("../axis.js").Axis} Axis */
/** @typedef {import("../curve.js").LossAxis} LossAxis */
/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("./training.js").Moment} Moment */
/** @typedef {import("./training.js").Opening} Opening */

/** Beyond this share of the largest loss a linear axis would show nothing, and it becomes a logarithmic one. */
const DEEP = 0.1;
/** A training before this one that flew away leaves the picture where it is so many times above the largest loss here. */
const ABOVE = 10;
/** An axis of fewer decades than this has a number at 2 and at 5 too, lest it look linear. */
const FEW = 2;
/** Pixels between two numbers, of the vertical axes and of the other. */
const ROOM = 15;
const APART = 56;
/** From the end of the curves to the shares beside it: the ball fits between. */
const BESIDE = 12;
const MARGIN = { left: 66, right: 62, top: 20, bottom: 22 };

export class Curves {
  /**
   * @param {HTMLElement} element gets the role of a slider @param {HTMLElement} key says which curve is which
   * @param {Player} player @param {() => void} moved called after the playhead was moved here
   */
  constructor(element, key, player, moved) {
    this.element = element;
    this.key = key;
    this.player = player;
    this.svg = draw(element, "svg", { "aria-hidden": "true" });
    this.axes = draw(this.svg, "g", { class: "axes" });
    this.plot = draw(draw(this.svg, "clipPath", { id: "curves-plot" }), "rect");
    this.window = draw(draw(this.svg, "clipPath", { id: "curves-walked" }), "rect", { x: MARGIN.left });
    const path = (/** @type {string} */ kind, /** @type {string} */ clip) => draw(this.svg, "path", { class: kind, "clip-path": `url(#curves-${clip})` });
    this.paths = {
      ghost: path("before", "plot"),
      accuracy: path("right-share", "plot"),
      test_loss: path("tested", "plot"),
      loss: path("whole", "plot"),
      walked: path("walked", "walked"),
    };
    this.head = draw(this.svg, "g", { class: "head" });
    this.stem = draw(this.head, "line");
    this.ball = draw(this.head, "circle", { r: 7 });
    this.x = linear(0, 1, 0, 1);
    this.y = linear(0, 1, 0, 1);
    /** The height of a loss on the axis in force. */
    this.of = (/** @type {number} */ value) => value;
    this.top = MARGIN.top;
    this.bottom = 0;
    scrub(element, player, (left) => player.go(indexAt(player.trajectory.step, this.x.value(left))), moved);
  }

  /** Draw what is here. @param {Moment} moment */
  walk(moment) {
    const { trajectory, opening, settings, ended, stopped, ghost } = moment;
    const { width, height } = this.element.getBoundingClientRect();
    const right = Math.max(MARGIN.left + 1, width - MARGIN.right);
    const bottom = Math.max(MARGIN.top + 1, height - MARGIN.bottom);
    this.bottom = bottom;
    set(this.svg, { width, height });
    // until the end is known there is room for all steps that may come
    const last = ended || stopped ? trajectory.step[trajectory.last] : settings.max_steps;
    this.x = linear(0, Math.max(last, 1e-12), MARGIN.left, right);
    const heights = axisOf(moment);
    this.of = heights.of;
    this.y = linear(heights.from, heights.to, bottom, MARGIN.top + 4);
    set(this.plot, { x: MARGIN.left - 2, y: MARGIN.top, width: right - MARGIN.left + 4, height: bottom + 1 - MARGIN.top });
    set(this.window, { y: 0, height: bottom + 1 });
    set(this.stem, { y1: MARGIN.top, y2: bottom });
    // what is far above the picture leaves it, with numbers that can be drawn
    const up = (/** @type {number} */ loss) => Math.max(-height, this.y.pixel(heights.of(loss)));
    const share = linear(0, 1, bottom, MARGIN.top + 4);
    const { paths } = this;
    const line = curve(trajectory.step, trajectory.loss, this.x.pixel, up);
    set(paths.loss, { d: line });
    set(paths.walked, { d: line });
    set(paths.test_loss, { d: curve(trajectory.step, trajectory.test_loss, this.x.pixel, up) });
    set(paths.accuracy, { d: curve(trajectory.step, trajectory.accuracy, this.x.pixel, share.pixel) });
    set(paths.ghost, { d: ghost ? curve(ghost.trajectory.step, ghost.trajectory.loss, this.acrossOf(ghost.opening, opening), up) : "" });
    this.axes.replaceChildren();
    this.drawHeights(heights, right, bottom);
    if (trajectory.accuracy.some((value) => value !== null)) this.drawShares(share, right);
    this.drawSteps(last, opening, right, bottom);
  }

  /** Where a step of another training is: at the same step, or after as many epochs. @param {Opening} other @param {Opening} opening */
  acrossOf(other, opening) {
    const scale = this.byEpoch ? opening.steps_per_epoch / other.steps_per_epoch : 1;
    return (/** @type {number} */ step) => this.x.pixel(step * scale);
  }

  /** Whether the numbers below the curves are epochs. */
  get byEpoch() {
    return /** @type {string} */ (this.player.wanted) === "epoch";
  }

  /** @param {LossAxis} heights @param {number} right @param {number} bottom */
  drawHeights(heights, right, bottom) {
    const { axes } = this;
    draw(axes, "text", { x: MARGIN.left - 10, y: 14, class: "up name" }, "L");
    let below = Infinity;
    for (const tick of heights.at) {
      const at = this.y.pixel(tick);
      draw(axes, "line", { x1: MARGIN.left, x2: right, y1: at, y2: at, class: "grid" });
      // the axis has its name at the top, and in a low strip not every line has room for its number
      if (at < MARGIN.top + 6 || below - at < ROOM) continue;
      below = at;
      draw(axes, "text", { x: MARGIN.left - 10, y: at + 4, class: "up" }, heights.words(tick));
    }
    draw(axes, "line", { x1: MARGIN.left, x2: right, y1: bottom, y2: bottom, class: "base" });
  }

  /** @param {Axis} share @param {number} right */
  drawShares(share, right) {
    const room = share.pixel(0) - share.pixel(0.5) > 2 * ROOM ? [0, 0.5, 1] : [0, 1];
    for (const part of room) draw(this.axes, "text", { x: right + BESIDE, y: share.pixel(part) + 4, class: "share" }, percent(part));
  }

  /** @param {number} last step @param {Opening} opening @param {number} right @param {number} bottom */
  drawSteps(last, { steps_per_epoch }, right, bottom) {
    const unit = this.byEpoch ? steps_per_epoch : 1;
    const name = this.byEpoch ? "epoch" : "step";
    const end = last / unit;
    const places = ticks(0, Math.max(end, 1e-9), Math.max(2, Math.floor((right - MARGIN.left) / (2 * APART))));
    const whole = this.byEpoch ? Math.floor(end) : end;
    for (const place of new Set([whole, 0, ...places])) {
      const at = this.x.pixel(place * unit);
      if (place % 1 !== 0 || (place !== whole && right - at < APART)) continue;
      draw(this.axes, "line", { x1: at, x2: at, y1: bottom, y2: bottom + 4 });
      draw(this.axes, "text", { x: at, y: bottom + 17, class: "across" }, place === 0 ? `${name} 0` : count(place));
    }
  }

  /** Say which curves there are. @param {Moment} moment */
  ground({ trajectory, opening, ghost }) {
    const here = { loss: true, tested: opening.test_rows > 0, share: trajectory.accuracy[0] !== null, before: ghost !== null };
    for (const [kind, is] of Object.entries(here)) show(/** @type {Element} */ (this.key.querySelector(`[data-curve="${kind}"]`)), is);
    const before = /** @type {HTMLElement} */ (this.key.querySelector('[data-curve="before"]'));
    say(before, ghost?.name ?? "");
    before.title = before.textContent ?? "";
  }

  /** Move the playhead. @param {Moment} moment */
  show({ trajectory, head }) {
    const at = this.x.pixel(trajectory.step[head]);
    const loss = trajectory.loss[head];
    set(this.window, { width: Math.max(0, at - MARGIN.left) });
    set(this.head, { transform: `translate(${at} 0)` });
    show(this.ball, loss !== null);
    if (loss !== null) set(this.ball, { cy: Math.min(this.bottom, this.y.pixel(this.of(loss))) });
    set(this.element, {
      "aria-valuemin": trajectory.step[0],
      "aria-valuemax": trajectory.step[trajectory.last],
      "aria-valuenow": trajectory.step[head],
      "aria-valuetext": `step ${trajectory.step[head]}, ${loss === null ? "loss too large to write" : `loss ${significant(loss)}`}`,
    });
  }
}

/**
 * Linear, from 0 or from the lowest loss where that is high; logarithmic where the loss falls, or flies away, over more than a decade:
 * then the start is on it, and what comes to lie a little below it.
 * @param {Moment} moment @returns {LossAxis}
 */
export function axisOf({ trajectory, ghost }) {
  const own = [...trajectory.loss, ...trajectory.test_loss].filter((loss) => loss !== null);
  const highest = ABOVE * own.reduce((a, value) => Math.max(a, value), 0);
  const others = (ghost?.trajectory.loss ?? []).filter((loss) => loss !== null).filter((loss) => loss <= highest);
  const loss = [...own, ...others];
  const lowest = loss.reduce((a, value) => Math.min(a, value), Infinity);
  const largest = loss.reduce((a, value) => Math.max(a, value), 0);
  if (lowest >= DEEP * largest) return lossAxis({ loss, minimum: { loss: lowest, w: 0, b: 0, exact: false } }, "distance");
  const axis = lossAxis({ loss, minimum: null }, "step");
  const from = Math.max(axis.from, lowest > 0 ? Math.log10(lowest) : -Infinity);
  return { ...axis, from, at: axis.to - from < FEW ? between(from, axis.to) : axis.at.filter((tick) => tick >= from) };
}

/** The logarithms of 1, 2 and 5 times the powers of ten between two of them. @param {number} from @param {number} to */
function between(from, to) {
  const powers = Array.from({ length: Math.ceil(to) - Math.floor(from) }, (_, k) => Math.floor(from) + k);
  return powers.flatMap((power) => [1, 2, 5].map((round) => power + Math.log10(round))).filter((tick) => tick >= from && tick <= to);
}

/** The finite part of a curve as an SVG path. @param {readonly number[]} column @param {readonly (number | null)[]} values @param {(value: number) => number} across @param {(value: number) => number} up */
function curve(column, values, across, up) {
  const there = values.flatMap((value, k) => (value === null ? [] : [k]));
  return outline(there.map((k) => column[k]), there.map((k) => Number(values[k])), across, up);
}
