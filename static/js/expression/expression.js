// @ts-check
/** A small expression as a computation graph over both pictures: forward before the reveal, with its derivatives after it, or nudged. */

import { Drawing } from "../graph/drawing.js";
import { fitted } from "../graph/fitted.js";
import { NUDGE, change, compared, inWords } from "../graph/nudge.js";
import { Playback } from "../graph/playback.js";
import { ask } from "../graph/question.js";
import { Walk } from "../graph/walk.js";
import { told } from "../graph/words.js";
import { say } from "../svg.js";

/** @typedef {import("../graph/nudge.js").Nudged} Nudged */
/** @typedef {import("../scenes.js").Scene} Scene */
/** @typedef {{of: string, values: Readonly<Record<string, number>>, nudge?: string}} Task an expression, and the input that the reveal moves by 0.001 */

/** @param {HTMLElement} root */
export function open(root) {
  return new Expression(root);
}

class Expression {
  /** @param {HTMLElement} root */
  constructor(root) {
    const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-expression="${name}"]`));
    this.formula = find("formula");
    this.frame = find("frame");
    this.words = find("words");
    this.drawing = new Drawing(this.frame, (about) => this.tell(about));
    this.playback = new Playback(/** @type {HTMLElement} */ (root.querySelector(".walk")), () => {
      this.nudged = null;
      this.paint();
    });
    /** @type {Task | undefined} */ this.task = undefined;
    this.revealed = false;
    /** What the server answered for the task. @type {{walk: Walk, nudged: Nudged | null} | null} */ this.answer = null;
    /** Shown now: none while a viewer walks. @type {Nudged | null} */ this.nudged = null;
    this.asking = false;
  }

  /** @param {Scene} scene @param {boolean} revealed */
  scene({ expression: task }, revealed) {
    const before = this.revealed;
    this.revealed = revealed;
    if (task !== this.task) {
      this.task = task;
      this.answer = null;
    }
    if (task && !this.answer) void this.fetch(task);
    else if (revealed !== before) this.stand();
  }

  /** @param {Task} task @returns {Promise<void>} */
  async fetch(task) {
    if (this.asking) return;
    this.asking = true;
    const values = new Map(Object.entries(task.values));
    const all = task.nudge ? [values, new Map(values).set(task.nudge, task.values[task.nudge] + NUDGE)] : [values];
    const answers = await Promise.all(all.map((each) => ask({ expression: task.of, values: each })));
    this.asking = false;
    if (task !== this.task) return this.task && this.fetch(this.task);
    const [refusal] = answers.flatMap((answer) => ("refusal" in answer ? [answer.refusal] : []));
    if (refusal) return say(this.words, refusal.words);
    const [graph, after] = answers.flatMap((answer) => ("graph" in answer ? [answer.graph] : []));
    this.answer = { walk: new Walk(graph), nudged: task.nudge ? compared(task.nudge, graph, after) : null };
    say(this.formula, `J = ${task.of.replaceAll(" * ", " · ")}`);
    this.playback.open(this.answer.walk.last);
    this.lay();
    this.stand();
  }

  /** Go to what the scene is about: the values before the reveal, all numbers after it, or the nudge. */
  stand() {
    if (!this.answer) return;
    const { walk, nudged } = this.answer;
    const forward = walk.stops.findIndex(({ kind }) => kind === "seed") - 1;
    this.playback.pause();
    this.playback.go(this.revealed || nudged ? walk.last + 1 : forward);
    this.nudged = this.revealed ? nudged : null;
    this.paint();
  }

  ground() {
    this.lay();
  }

  /** Draw in the room there is now. */
  lay() {
    const room = { width: this.frame.clientWidth, height: this.frame.clientHeight };
    if (!this.answer || room.width < 100 || room.height < 60) return;
    const { layout, scale, style } = fitted(this.answer.walk.graph, room);
    this.drawing.scale = scale;
    this.drawing.lay(this.answer.walk, layout, style);
    this.paint();
  }

  paint() {
    if (!this.answer) return;
    const { nudged } = this;
    this.drawing.paint(this.answer.walk, this.playback.position, nudged && ((node) => change(nudged.moved[node])));
    this.tell(null);
  }

  /** @param {string | null} about */
  tell(about) {
    if (!this.answer) return;
    say(this.words, about ?? (this.nudged ? inWords(this.nudged) : told(this.answer.walk, this.playback.position)));
  }
}
