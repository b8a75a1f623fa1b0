// @ts-check
/** One weight: the bowl and the line, the loop with its numbers, and what it reports; a cover of the lecture. */

import { plain } from "../format.js";
import { say } from "../svg.js";
import { Bowl } from "./bowl.js";
import { Decay } from "./decay.js";
import { PRINTED, descend, otherwise, reported } from "./descent.js";
import { Entries } from "./entries.js";
import { Line } from "./line.js";
import { taskOf } from "./quantities.js";
import { Report } from "./report.js";
import { Controls } from "./transport.js";
import { Walk } from "./walk.js";
import { RULES, ending, multiplier, numbers, slopeInWords, stepInWords, verdict } from "./words.js";

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
    const all = (/** @type {string} */ selector) => this.parts.flatMap((part) => [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll(selector))]);
    /** Where each number of the epoch stands. */
    this.values = all("[data-value]").map((element) => ({ element, name: /** @type {keyof ReturnType<typeof numbers>} */ (element.dataset.value) }));
    this.texts = Object.fromEntries(all("[data-weight]").map((element) => [element.dataset.weight, element]));
    this.bowl = new Bowl(this.texts.bowl);
    this.line = new Line(this.texts.line);
    this.decay = new Decay(decay, (epoch) => this.go(epoch));
    this.report = new Report(this.texts.report);
    this.entries = new Entries(side, this.texts.rate, (task) => this.run(task));
    this.playhead = new Walk();
    this.controls = new Controls(this.parts, bar, this.playhead, () => this.touch());
    /** @type {Scene | null} */ this.now = null;
    /** @type {Task} */ this.task = PRINTED;
    this.descent = descend(PRINTED);
    this.before = 0;
    this.waiting = false;
  }

  /** A scene with a run of its own; told again it changes nothing. @param {Scene} scene */
  scene(scene) {
    if (scene === this.now) return;
    this.now = scene;
    this.lay(true);
    const task = taskOf(scene.oneWeight ?? {});
    this.entries.open(task);
    this.run(task);
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
    const { texts } = this;
    say(texts["gradient-code"], RULES[task.gradient].code);
    say(texts["rate-code"], plain(task.rate));
    say(texts["step-formula"], RULES[task.gradient].step);
    say(texts.each, RULES[task.gradient].each);
    say(texts.factor, multiplier(task));
    say(texts.verdict, verdict(task));
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
    const { texts, task, playhead, descent } = this;
    const m = descent.m[playhead.epoch];
    const ballSeen = this.bowl.show(m);
    const answerSeen = this.line.show(m);
    say(texts["slope-words"], slopeInWords(task, m, ballSeen));
    say(texts["step-words"], stepInWords(task, m, this.bowl.drawn));
    say(texts["answer-words"], answerSeen ? "the area of the square" : "ŷ is outside");
    const now = numbers(task, descent, playhead.epoch);
    for (const { element, name } of this.values) say(element, now[name]);
    this.decay.show(playhead.epoch);
    this.report.show(playhead.epoch);
    say(texts.ending, playhead.atEnd ? ending(descent) : "");
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
