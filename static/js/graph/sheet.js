// @ts-check
/** The graph on its page: drawn as large as the frame allows, walked through, and told in a sentence. */

import { say } from "../svg.js";
import { Drawing } from "./drawing.js";
import { fitted } from "./fitted.js";
import { change } from "./nudge.js";
import { Playback } from "./playback.js";
import { Walk, shape } from "./walk.js";
import { told } from "./words.js";

/** @typedef {import("./nudge.js").Nudged} Nudged */
/** @typedef {import("./question.js").Graph} Graph */

/** How far a viewer can zoom. */
const SCALES = { least: 0.1, most: 3 };

export class Sheet {
  /**
   * @param {HTMLElement} frame @param {HTMLElement} words @param {HTMLElement} buttons those of the walk
   * @param {() => void} stepped called when the walk goes on, before it is shown
   */
  constructor(frame, words, buttons, stepped) {
    this.frame = frame;
    this.words = words;
    /** @type {Walk | null} */ this.walk = null;
    /** @type {Nudged | null} */ this.nudged = null;
    /** The scale that the viewer has chosen for this graph. @type {number | null} */
    this.zoomed = null;
    this.drawing = new Drawing(frame, (about) => this.tell(about));
    this.playback = new Playback(buttons, () => {
      stepped();
      this.paint();
      this.drawing.follow();
    });
    let room = "";
    new ResizeObserver(() => {
      const now = `${frame.clientWidth} ${frame.clientHeight}`;
      if (now !== room) this.lay();
      room = `${frame.clientWidth} ${frame.clientHeight}`;
    }).observe(frame);
  }

  /** Show a graph; the walk stays where it is as long as only numbers change. @param {Graph} graph */
  show(graph) {
    const before = this.walk;
    this.walk = new Walk(graph);
    this.nudged = null;
    if (before && shape(before.graph) === shape(graph)) this.playback.keep(this.walk.last);
    else {
      this.playback.open(this.walk.last);
      this.zoomed = null;
    }
    this.lay();
  }

  /** Show how far every node has moved; null: its gradient again. @param {Nudged | null} nudged */
  nudge(nudged) {
    this.nudged = nudged;
    this.paint();
  }

  /** Draw in the room there is now. */
  lay() {
    const { frame, walk, drawing } = this;
    if (!walk) return;
    const viewer = document.documentElement.dataset.theme === "projector" ? "far" : "near";
    const { layout, scale, style } = fitted(walk.graph, { width: frame.clientWidth, height: frame.clientHeight }, viewer);
    drawing.scale = this.zoomed ?? scale;
    drawing.lay(walk, layout, style);
    this.paint();
  }

  /** @param {number | null} factor null: as large as the frame */
  zoom(factor) {
    this.zoomed = factor && Math.max(SCALES.least, Math.min(SCALES.most, this.drawing.scale * factor));
    if (this.zoomed) this.drawing.zoom(this.zoomed);
    else this.lay();
  }

  paint() {
    const { walk, nudged, playback, drawing } = this;
    if (!walk) return;
    drawing.paint(walk, playback.position, nudged && ((node) => change(nudged.moved[node])));
    this.tell(null);
  }

  /** @param {string | null} about the words for the node that is pointed at */
  tell(about) {
    const { walk, words, playback } = this;
    if (!walk) return;
    // a screen reader has heard the node's own name already, and cannot keep up with a walk
    words.setAttribute("aria-live", about !== null || playback.playing ? "off" : "polite");
    say(words, about ?? told(walk, playback.position));
  }
}
