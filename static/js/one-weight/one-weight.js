// @ts-check
/** One weight: the bowl and the line, the loop with its numbers, and what it reports; a cover of the lecture. */

import { show } from "../svg.js";
import { Bowl } from "./bowl.js";
import { Decay } from "./decay.js";
import { PRINTED, descend, otherwise, reported } from "./descent.js";
import { Entries, NAMES } from "./entries.js";
import { Line } from "./line.js";
import { taskOf } from "./quantities.js";
import { Readout } from "./readout.js";
import { Report } from "./report.js";
import { Controls } from "./transport.js";
import { Walk } from "./walk.js";
import { RULES } from "./words.js";

/** @typedef {import("../scenes.js").Scene} Scene */
/** @typedef {import("./descent.js").Task} Task */

/** @param {HTMLElement} root */
export function open(root) {
  return new OneWeight(root);
}

/** A page that was hidden goes on where it was: no frame counts for more seconds than this. */
const LONGEST_FRAME = 0.5;

class OneWeight {
  /** @param {HTMLElement} root the pictures; beside them are the loop and the transport */
  constructor(root) {
    const element = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
    this.parts = [root, element("one-weight-side"), element("one-weight-decay"), element("one-weight-transport")];
    const [, side, decay, bar] = this.parts;
    this.texts = Object.fromEntries(
      this.parts.flatMap((part) => [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-weight]"))]).map((text) => [text.dataset.weight, text]),
    );
    this.readout = new Readout(this.parts, this.texts);
    this.bowl = new Bowl(this.texts.bowl);
    this.line = new Line(this.texts.line);
    this.decay = new Decay(decay, (epoch) => this.go(epoch));
    this.report = new Report(this.texts.report);
    this.entries = new Entries(side, this.texts.rate, (task) => this.run(task));
    this.playhead = new Walk();
    this.controls = new Controls(this.parts, bar, this.playhead, () => this.touch());
    /** @type {Scene | null} */ this.now = null;
    /** The scene's own. @type {Task} */ this.given = PRINTED;
    /** What is tried now. @type {Task} */ this.task = PRINTED;
    this.descent = descend(PRINTED);
    this.before = 0;
    this.waiting = false;
    this.texts.again.addEventListener("click", () => {
      this.again();
      this.controls.buttons.play.focus(); // the button goes
    });
  }

  /** A scene with a run of its own; told again it changes nothing. @param {Scene} scene */
  scene(scene) {
    if (scene === this.now) return;
    this.now = scene;
    this.lay(true);
    this.given = taskOf(scene.oneWeight ?? {});
    this.again();
  }

  /** The scene's own numbers. */
  again() {
    this.entries.open(this.given);
    this.run(this.given);
  }

  /** Another size or other colours, or the scene is over. */
  ground() {
    if (this.parts[0].hidden) return this.leave();
    this.frame();
  }

  leave() {
    this.now = null;
    this.playhead.playing = false;
    this.lay(false);
  }

  /** @param {boolean} open */
  lay(open) {
    const [, ...beside] = this.parts;
    for (const part of beside) part.hidden = !open;
    document.body.classList.toggle("one-weight-open", open);
    this.controls.listen(open);
  }

  /** Another run, from its start. @param {Task} task */
  run(task) {
    this.task = task;
    this.descent = descend(task);
    this.playhead.open(this.descent);
    this.readout.open(task);
    show(this.texts.again, NAMES.some((name) => task[name] !== this.given[name]));
    this.report.open(this.descent, reported(this.descent));
    this.frame();
  }

  frame() {
    this.bowl.ground(this.task);
    this.line.ground(this.task);
    const other = otherwise(this.task);
    this.decay.ground(this.descent, descend(other), RULES[other.gradient].name);
    this.tell();
  }

  /** Look at one epoch, and stay there. @param {number} epoch */
  go(epoch) {
    this.playhead.move(epoch - this.playhead.epoch);
    this.tell();
  }

  /** The viewer pressed something. */
  touch() {
    this.before = performance.now();
    this.tell();
  }

  tell() {
    const { task, playhead, descent } = this;
    const { epoch } = playhead;
    const [ball, answer] = [this.bowl.show(descent.m[epoch]), this.line.show(descent.m[epoch])];
    const now = this.readout.show(task, descent, epoch, { ball, answer, times: this.bowl.drawn });
    this.decay.show(epoch, now.loss);
    this.report.show(epoch);
    this.controls.show();
    if (playhead.playing && !this.waiting) {
      this.waiting = true;
      requestAnimationFrame((now) => this.advance(now));
    }
  }

  /** @param {number} now */
  advance(now) {
    this.waiting = false;
    this.playhead.advance(Math.min(LONGEST_FRAME, Math.max(0, now - this.before) / 1000));
    this.before = now;
    if (this.now) this.tell();
  }
}
