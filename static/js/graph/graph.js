// @ts-check
/** The loss of one point at the step on screen, as a computation graph; it follows the playhead. */

import { count } from "../format.js";
import { Inquiry } from "../inquiry.js";
import { LOSSES } from "../losses.js";
import { prediction } from "../neuron.js";
import { isOpen } from "../tabs.js";
import { say, show } from "../svg.js";
import { link } from "./address.js";
import { sizes } from "./cards.js";
import { Drawing } from "./drawing.js";
import { layout } from "./layout.js";
import { valued } from "./names.js";
import { Playback } from "./playback.js";
import { noGraph, pointLoss } from "./point-loss.js";
import { body } from "./question.js";
import { Walk, shape } from "./walk.js";
import { partOf, told } from "./words.js";

/** @typedef {import("../later.js").Context} Context */
/** @typedef {import("../stage.js").Moment} Moment */
/** @typedef {import("./question.js").Graph} Graph */

const STYLE = "stacked";
/** The room of the numbers on a card, less where a graph is too wide: it does not change while they do. */
const NUMBERS = { most: 96, least: 76 };
/** Between two layers, in pixels. */
const GAP = { least: 16, most: 40 };
/** How much the cards are drawn together, if need be. */
const PULLS = [0.2, 0.6, 1];
/** Nobody can read it smaller than this: then the frame scrolls, down rather than to the side. */
const LEAST = { across: 0.8, down: 0.85 };

/** @param {HTMLElement} panel @param {Context} context @returns {import("../stage.js").View} */
export function open(panel, { stage, player }) {
  return new PointGraph(panel, player, () => stage.invalidate("ground"));
}

class PointGraph {
  /**
   * @param {HTMLElement} panel @param {import("../player.js").Player} player
   * @param {() => void} changed called when the question may be another one
   */
  constructor(panel, player, changed) {
    const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (panel.querySelector(`[data-graph="${name}"]`));
    this.panel = panel;
    this.player = player;
    this.frame = find("frame");
    this.words = find("words");
    this.where = find("where");
    this.problem = find("problem");
    this.page = /** @type {HTMLAnchorElement} */ (find("page"));
    this.point = /** @type {HTMLSelectElement} */ (find("point"));
    this.open = false;
    /** @type {readonly import("../neuron.js").Point[] | null} */ this.points = null;
    /** @type {Walk | null} */ this.steps = null;
    /** Pixels for the picture. */
    this.room = { width: 0, height: 0 };
    /** What the cards are laid out for. */
    this.laid = "";
    /** Index of the point that the numbers on screen belong to. */
    this.shown = 0;
    /** How many points share the loss, where that is a mean. */
    this.count = 1;
    this.drawing = new Drawing(this.frame, (about) => this.tell(about));
    this.playback = new Playback(/** @type {HTMLElement} */ (panel.querySelector(".walk")), () => {
      this.paint();
      this.drawing.follow();
    });
    this.inquiry = new Inquiry((graph, question, words) => this.answered(graph, question, words ?? ""));
    this.point.addEventListener("change", changed);
  }

  /** @param {Moment} moment */
  ground({ run }) {
    this.open = isOpen(this.panel);
    if (!this.open) {
      this.playback.pause();
      this.inquiry.drop();
      return;
    }
    if (run.point !== this.points) this.offer(run.point);
    this.room = { width: this.frame.clientWidth, height: this.frame.clientHeight };
    this.lay();
  }

  /** A choice for each point; the one that was chosen stays, where there still is one. @param {readonly import("../neuron.js").Point[]} points */
  offer(points) {
    const chosen = this.points === null ? points.length - 1 : Math.min(this.point.selectedIndex, points.length - 1);
    this.points = points;
    this.point.replaceChildren(...points.map((_, k) => new Option(`Point ${k + 1}`, String(k))));
    this.point.selectedIndex = chosen;
  }

  /** @param {Moment} moment */
  show({ run, place, probing, trajectory, head }) {
    if (!this.open) return;
    const expression = pointLoss(run);
    const chosen = this.point.selectedIndex;
    const [x, y] = run.point[chosen];
    const none = noGraph(run, prediction(run, place.w, place.b, x));
    if (none !== null) {
      this.inquiry.drop();
      return this.explain(none);
    }
    const values = valued(expression, new Map(Object.entries({ ...place, x, y })));
    // what stands behind # is not sent, but tells which step an answer belongs to
    const at = probing ? "" : String(trajectory.step[head]);
    this.inquiry.ask(`api/graph#${new URLSearchParams({ expression, point: String(chosen), at })}`, body({ expression, values }));
    this.count = LOSSES[run.loss].weight(run.point.length) === 1 ? 1 : run.point.length;
  }

  /** @param {Graph | null} graph @param {string} question @param {string} words */
  answered(graph, question, words) {
    this.explain(words);
    if (graph === null) return;
    const asked = new URLSearchParams(question.slice(question.indexOf("#") + 1));
    const [expression, point, step] = ["expression", "point", "at"].map((name) => asked.get(name) ?? "");
    const walk = new Walk(graph);
    const before = this.steps;
    this.steps = walk;
    this.shown = Number(point);
    say(this.where, step === "" ? "at your w, b" : `at step ${count(Number(step))}`);
    if (before && shape(before.graph) === shape(graph)) this.playback.keep(walk.last);
    else this.playback.open(walk.last);
    this.page.href = link({ expression, values: new Map(graph.nodes.flatMap(({ id, label, value }) => (walk.kinds[id] === "name" ? [[label, value]] : []))) });
    this.lay();
    this.paint();
  }

  /** @param {string} words */
  explain(words) {
    say(this.problem, words);
    show(this.problem, words !== "");
  }

  /** Cards for the room there is. */
  lay() {
    const { steps: walk, room } = this;
    const { theme } = document.documentElement.dataset;
    const wanted = walk && `${shape(walk.graph)} ${room.width} ${room.height} ${theme}`;
    if (!walk || !wanted || wanted === this.laid) return;
    this.laid = wanted;
    const laid = (/** @type {number} */ gap, /** @type {number} */ pull, numbers = NUMBERS.most) =>
      layout(walk.graph, "down", sizes(walk.graph, STYLE, { numbers, gap }), pull);
    const tight = laid(GAP.least, PULLS[0]);
    const between = Math.max(...tight.cards.map(({ rank }) => rank), 1);
    const gap = Math.max(GAP.least, Math.min(GAP.most, GAP.least + (room.height - tight.height) / between));
    // the back of the room wants it as large as the panel is wide, and scrolls for the rest
    const far = theme === "projector";
    const found = PULLS.slice(far ? -1 : 0).map((pull) => laid(gap, pull)).find(({ width }) => width <= room.width) ?? laid(gap, 1, NUMBERS.least);
    const widest = room.width / found.width;
    this.drawing.scale = far ? widest : Math.max(LEAST.across, Math.min(1, widest, Math.max(LEAST.down, room.height / found.height)));
    this.drawing.lay(walk, found, STYLE);
    this.paint();
  }

  paint() {
    if (!this.steps) return;
    this.drawing.paint(this.steps, this.playback.position);
    this.tell(null);
  }

  /** @param {string | null} about */
  tell(about) {
    const { steps: walk, playback } = this;
    if (!walk) return;
    const silent = about !== null || playback.playing || this.player.playing || playback.position > walk.last;
    this.words.setAttribute("aria-live", silent ? "off" : "polite");
    say(this.words, about ?? (playback.position > walk.last ? partOf(this.shown, walk.graph, this.count) : told(walk, playback.position)));
  }
}
