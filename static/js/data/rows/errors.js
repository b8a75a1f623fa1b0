// @ts-check
/** The error terms of all training rows at every output: each a mark on a line, apart by class, and the row that pushes hardest. */

import { linear, roundUp } from "../../axis.js";
import { count, plain, significant } from "../../format.js";
import { draw, say, set, show } from "../../svg.js";
import { classesOf } from "./classes.js";
import { colourOf, outlines, sign } from "./marks.js";
import { Learners } from "./pushes.js";
import { Roll } from "./roll.js";

/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("../training.js").Moment} Moment */
/** @typedef {import("./classes.js").Classes} Classes */
/** @typedef {import("./pushes.js").Pushes} Pushes */
/** @typedef {{words: HTMLElement, button: HTMLButtonElement, svg: SVGSVGElement, lanes: {rail: SVGPathElement, name: SVGTextElement}[], zero: SVGPathElement, marks: SVGPathElement[], ring: SVGCircleElement, chosen: SVGCircleElement, feet: SVGTextElement[]}} Strip */

/** Pixels: the height of a lane, at least and at most; of the sentence above and the numbers below; and the room at an edge. */
const LANE = { least: 18, most: 60 };
const HEAD = 30;
const FOOT = 16;
const EDGE = 9;
/** Room for the names of the lanes. */
const NAMES = 96;

export class Errors {
  /** @param {Document} page @param {Desk} desk */
  constructor(page, desk) {
    this.list = /** @type {HTMLElement} */ (page.getElementById("errors"));
    this.of = /** @type {HTMLElement} */ (page.getElementById("errors-of"));
    this.desk = desk;
    /** @type {Strip[]} */ this.strips = [];
    this.roll = new Roll((output) => this.write(output));
    /** @type {Learners | null} */ this.learners = null;
    /** @type {Classes | null} */ this.classes = null;
    this.outputs = 1;
    /** The look of each row, as in `learners`, which is its class. @type {number[]} */ this.looks = [];
    /** @type {{now: Pushes, start: Pushes, row: number | null} | null} */ this.pushes = null;
    this.width = 0;
    this.lane = LANE.least;
    /** What the strips were made for. */
    this.made = "";
  }

  /** @param {Moment} moment */
  ground(moment) {
    const { sample, opening, trajectory, settings } = moment;
    if (!sample) return;
    if (this.learners?.sample !== sample) this.learners = new Learners(sample);
    const { learners } = this;
    this.classes = classesOf(opening.targets, sample.classes, trajectory.accuracy[0] !== null);
    const { classes } = this;
    this.outputs = opening.targets.length;
    this.looks = learners.targets.map((targets) => (classes ? classes.of(targets) : 0));
    const some = learners.rows.length < opening.rows;
    say(this.of, `${some ? `${count(learners.rows.length)} of ` : ""}${count(opening.rows)} training rows`);
    this.width = this.list.clientWidth;
    const room = this.list.clientHeight / this.outputs - HEAD - FOOT;
    this.lane = Math.max(LANE.least, Math.min(LANE.most, Math.floor(room / this.lanes(0).length)));
    const made = JSON.stringify([opening.targets, classes?.names]);
    const start = learners.pushes({ settings, weights: trajectory.weights[0], bias: trajectory.bias[0] });
    this.pushes = { now: start, start, row: moment.row };
    if (made === this.made) return;
    this.made = made;
    this.list.replaceChildren();
    this.strips = opening.targets.map((name, output) => this.strip(name, output, opening.targets.length > 1));
    this.roll.fill(this.strips.map(({ svg }) => svg));
  }

  /** @param {string} name @param {number} output @param {boolean} several @returns {Strip} */
  strip(name, output, several) {
    const entry = this.list.appendChild(document.createElement("li"));
    const line = entry.appendChild(document.createElement("p"));
    if (several) {
      const own = line.appendChild(document.createElement("span"));
      own.className = "output";
      own.title = name;
      own.append(sign(output), name);
    }
    const button = document.createElement("button");
    button.type = "button";
    button.addEventListener("click", () => this.hardest(output));
    const words = document.createElement("span");
    line.append(button, words);
    const svg = draw(entry, "svg", { "aria-hidden": "true" });
    const lanes = this.lanes(output).map((lane) => ({ rail: draw(svg, "path", { class: "lane" }), name: draw(svg, "text", { x: 0 }, lane) }));
    const zero = draw(svg, "path", { class: "zero" });
    const looks = this.classes ? this.classes.names.length : 1;
    const marks = Array.from({ length: looks }, (_, look) => draw(svg, "path", { class: `mark ${this.classes ? colourOf(look) : "plain"}` }));
    const [ring, chosen] = ["hardest", "chosen"].map((kind) => draw(svg, "circle", { r: 6, class: kind }));
    const feet = [0, 1, 2].map(() => draw(svg, "text", { class: "across" }));
    return { words, button, svg, lanes, zero, marks, ring, chosen, feet };
  }

  /** What the lanes of an output are called: of one output its classes, the higher above; of several its own class and the others. @param {number} output */
  lanes(output) {
    const { classes } = this;
    if (!classes) return [""];
    return this.outputs === 1 ? [...classes.names].reverse() : [classes.names[output], "others"];
  }

  /** Which lane a row stands in. @param {number} look @param {number} output */
  laneOf(look, output) {
    if (!this.classes) return 0;
    return this.outputs === 1 ? 1 - look : Number(look !== output);
  }

  /** @param {Moment} moment */
  show(moment) {
    if (!this.learners || !this.pushes) return;
    this.pushes = { ...this.pushes, now: this.learners.pushes(moment), row: moment.row };
    this.roll.show();
  }

  /** @param {number} output */
  write(output) {
    const { strips, pushes, learners, looks, width, lane } = this;
    if (!pushes || !learners || width === 0) return;
    const { now, start } = pushes;
    const { svg, lanes, zero, marks, words, button, ring, chosen, feet } = strips[output];
    const delta = now.delta[output];
    const most = Math.max(...delta.map(Math.abs), ...start.delta[output].map(Math.abs));
    const end = most > 0 ? roundUp(most) : 1;
    const bottom = lanes.length * lane;
    const left = lanes.length > 1 ? NAMES : EDGE;
    const x = linear(-end, end, left, width - EDGE);
    const radius = lane < 30 ? 2.6 : 3.6;
    // rows of one lane stand at heights of their own, that stay the same
    const off = (/** @type {number} */ k) => (lane / 2 - radius - 2) * (2 * ((k * 0.618034) % 1) - 1);
    const spot = (/** @type {number} */ k) => /** @type {[number, number]} */ ([x.pixel(delta[k]), (this.laneOf(looks[k], output) + 0.5) * lane + off(k)]);
    set(svg, { width, height: bottom + FOOT });
    lanes.forEach(({ rail, name }, k) => {
      set(rail, { d: `M${left} ${(k + 0.5) * lane}H${width - EDGE}` });
      set(name, { y: (k + 0.5) * lane + 4 });
    });
    set(zero, { d: `M${x.pixel(0)} 0V${bottom}` });
    marks.forEach((path, look) => set(path, { d: outlines(look, radius, delta.flatMap((_, k) => (looks[k] === look ? [spot(k)] : []))) }));
    feet.forEach((foot, k) => {
      set(foot, { x: [left, x.pixel(0), width - EDGE][k], y: bottom + 12 });
      say(foot, plain([-end, 0, end][k]));
    });
    const hardest = now.hardest[output];
    const [cx, cy] = spot(hardest);
    set(ring, { cx, cy });
    const row = pushes.row === null ? -1 : learners.rows.indexOf(pushes.row);
    show(chosen, row >= 0);
    if (row >= 0) set(chosen, { cx: spot(row)[0], cy: spot(row)[1] });
    say(button, `Row ${learners.sample.row[learners.rows[hardest]]}`);
    say(words, `pushes hardest: δ = ${significant(delta[hardest], 3)}.`);
  }

  /** Look at the row that pushes hardest. @param {number} output */
  hardest(output) {
    const { learners, pushes } = this;
    if (learners && pushes) this.desk.choose(learners.rows[pushes.now.hardest[output]]);
  }
}
