// @ts-check
/** The error terms of all training rows at every output: each a mark on a line, apart by class, and the row that pushes hardest. */

import { linear } from "../../axis.js";
import { open } from "../../controls.js";
import { count, narrow, plain } from "../../format.js";
import { draw, say, set, show } from "../../svg.js";
import { classesOf } from "./classes.js";
import { colourOf, outlines, sign } from "./marks.js";
import { reach } from "./reach.js";
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
/** Room for the names of the lanes, in the height of their letters; longer names are cut. */
const NAMES = 7.4;
const LETTERS = 12;

export class Errors {
  /** @param {Document} page @param {Desk} desk @param {Pushes} pushes */
  constructor(page, desk, pushes) {
    this.frame = /** @type {HTMLElement} */ (page.getElementById("errors"));
    this.list = /** @type {HTMLElement} */ (this.frame.querySelector("ol"));
    this.of = /** @type {HTMLElement} */ (page.getElementById("errors-of"));
    this.desk = desk;
    this.pushes = pushes;
    /** @type {Strip[]} */ this.strips = [];
    this.roll = new Roll((output) => this.write(output));
    /** @type {Classes | null} */ this.classes = null;
    this.outputs = 1;
    /** The look of each row, as in `pushes`, which is its class. @type {number[]} */ this.looks = [];
    /** @type {number | null} */ this.row = null;
    this.width = 0;
    this.lane = LANE.least;
    this.names = 0;
    /** What the strips were made for. */
    this.made = "";
  }

  /** @param {Moment} moment */
  ground(moment) {
    const { sample, opening, trajectory } = moment;
    if (!sample) return;
    const { pushes } = this;
    this.classes = classesOf(opening.targets, sample.classes, trajectory.accuracy[0] !== null);
    const { classes } = this;
    this.outputs = opening.targets.length;
    this.looks = pushes.targets.map((targets) => (classes ? classes.of(targets) : 0));
    say(this.of, `${pushes.complete ? "" : `${count(pushes.rows.length)} of `}${count(opening.rows)} training rows`);
    this.width = this.list.clientWidth;
    this.names = classes ? NAMES * parseFloat(getComputedStyle(this.of).fontSize) : EDGE;
    const room = this.frame.clientHeight / this.outputs - HEAD - FOOT;
    this.lane = Math.max(LANE.least, Math.min(LANE.most, Math.floor(room / this.lanes(0).length)));
    this.roll.ground();
    const made = JSON.stringify([opening.targets, classes?.names]);
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
    const lanes = this.lanes(output).map((lane) => ({ rail: draw(svg, "path", { class: "lane" }), name: draw(svg, "text", { x: 0 }, cut(lane)) }));
    const zero = draw(svg, "path", { class: "zero" });
    const looks = this.classes ? this.classes.names.length : 1;
    const marks = Array.from({ length: looks }, (_, look) => draw(svg, "path", { class: `mark ${this.classes ? colourOf(look) : "plain"}` }));
    const [ring, chosen] = ["hardest", "chosen"].map((kind) => draw(svg, "circle", { r: 6, class: kind }));
    const feet = ["start", "middle", "end"].map((anchor) => draw(svg, "text", { class: "foot", "text-anchor": anchor }));
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
    this.row = moment.row;
    this.roll.show();
  }

  /** @param {number} output */
  write(output) {
    const { strips, pushes, looks, width, lane, names: left } = this;
    const delta = pushes.delta[output];
    if (!delta || delta.length === 0 || width === 0) return;
    const { svg, lanes, zero, marks, words, button, ring, chosen, feet } = strips[output];
    const end = reach(Math.max(...delta.map(Math.abs), ...pushes.start[output].map(Math.abs)));
    const bottom = lanes.length * lane;
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
    const hardest = pushes.hardest(output);
    const [cx, cy] = spot(hardest);
    set(ring, { cx, cy });
    const row = this.row === null ? -1 : pushes.rows.indexOf(this.row);
    show(chosen, row >= 0);
    if (row >= 0) set(chosen, { cx: spot(row)[0], cy: spot(row)[1] });
    say(button, `Row ${pushes.sample?.row[pushes.rows[hardest]]}`);
    say(words, `pushes hardest: δ = ${narrow(delta[hardest], 3)}.`);
  }

  /** Look at the row that pushes hardest. @param {number} output */
  hardest(output) {
    const { pushes } = this;
    this.desk.choose(pushes.rows[pushes.hardest(output)]);
    open("row-panel");
  }
}

/** @param {string} name */
const cut = (name) => (name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name);
