// @ts-check
/** The loop in Python beside the step on screen: which line is at work, and what it has made of dw, db, w and b. */

import { epoch, placeAt, places } from "./epoch.js";
import { count } from "./format.js";
import { Ledger, inWords } from "./ledger.js";
import { listing } from "./listing.js";
import { say } from "./svg.js";
import { isOpen } from "./tabs.js";

/** @typedef {import("./listing.js").Mark} Mark */
/** @typedef {import("./player.js").Player} Player */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */

const KEYWORDS = /\b(from|import|def|return|for|in|if|break)\b/;
/** Milliseconds between two pulses of the update: more often would flicker. */
const PULSE = 400;
const RESTING = "A whole step. Next line walks through it.";

export class Code {
  /** @param {HTMLElement} panel @param {Player} player @param {() => void} touched called after a button was pressed */
  constructor(panel, player, touched) {
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (panel.querySelector(selector));
    this.panel = panel;
    this.player = player;
    this.text = find("code");
    this.box = find("pre");
    this.words = find("#code-words");
    this.ledger = new Ledger(panel);
    this.buttons = { line: find('[data-go="line"]'), step: find('[data-go="step"]') };
    /** @type {Partial<Record<Mark, HTMLElement>>} */ this.marks = {};
    /** @type {Run | null} */ this.run = null;
    /** Place within the step, null while the whole step is shown. @type {number | null} */
    this.position = null;
    /** @type {{trajectory: Trajectory, head: number} | null} what `position` belongs to */
    this.held = null;
    this.open = false;
    /** Height of the box when its loop was last brought to view. */
    this.height = 0;
    this.pulsed = 0;
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    this.pulses = () => !still.matches;
    this.buttons.line.addEventListener("click", () => {
      this.nextLine();
      touched();
    });
    this.buttons.step.addEventListener("click", () => {
      this.position = null;
      player.move(1);
      touched();
    });
  }

  /** One line on: into this step, and from its last line into the next step. */
  nextLine() {
    const { player, run } = this;
    player.pause();
    if (!run || player.head >= player.trajectory.last) return;
    const next = this.position === null ? 0 : this.position + 1;
    this.position = next % places(run.point.length);
    if (next === places(run.point.length)) player.move(1);
    this.held = { trajectory: player.trajectory, head: player.head };
  }

  /** Write the listing of this run, and show its loop in a box that is new or of another height. @param {Moment} moment */
  ground({ run }) {
    this.open = isOpen(this.panel);
    if (!this.open) return;
    const other = this.run !== run;
    this.run = run;
    if (other) this.write();
    const height = this.box.clientHeight; // 0 while the box is hidden
    if (other || height !== this.height) this.box.scrollTop = this.box.scrollHeight;
    this.height = height;
  }

  write() {
    this.marks = {};
    this.text.replaceChildren();
    for (const { text, mark } of listing(/** @type {Run} */ (this.run))) {
      const line = document.createElement("span");
      line.className = text === "" ? "line empty" : "line";
      text.split(KEYWORDS).forEach((part, k) => {
        if (k % 2 === 0) line.append(part);
        else line.appendChild(document.createElement("b")).textContent = part;
      });
      line.append("\n");
      if (mark) this.marks[mark] = line;
      this.text.append(line);
    }
  }

  /** @param {Moment} moment */
  show({ run, trajectory, head, ended }) {
    if (!this.open || run !== this.run) return;
    const { player } = this;
    const moved = this.held?.trajectory !== trajectory || this.held.head !== head;
    if (moved || player.playing) this.position = null;
    if (moved && player.playing) this.pulse();
    this.held = { trajectory, head };
    const points = run.point.length;
    const here = { w: trajectory.w[head], b: trajectory.b[head], dw: trajectory.dw[head], db: trajectory.db[head] };
    const sums = epoch(run, here, run.learning_rate);
    const place = placeAt(points, this.position ?? places(points) - 1);
    const end = ended ? ending(trajectory, run) : null;
    this.light(end?.lit ?? (this.position === null ? ["w", "b"] : [place.mark]));
    this.ledger.tally(points, end?.lit[0] === "return" ? null : place, sums);
    this.ledger.update(run, here, sums, end === null || end.lit[0] === "w" ? place : null);
    say(this.words, end?.words ?? (this.position === null ? RESTING : inWords(place, sums, trajectory.step[head], trajectory.step[head + 1])));
    const disabled = String(head >= trajectory.last);
    for (const button of Object.values(this.buttons)) {
      if (button.getAttribute("aria-disabled") !== disabled) button.setAttribute("aria-disabled", disabled);
    }
  }

  /** @param {Mark[]} lit */
  light(lit) {
    for (const [mark, line] of Object.entries(this.marks)) {
      const current = lit.includes(/** @type {Mark} */ (mark));
      if (line.hasAttribute("aria-current") === current) continue;
      if (current) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
    }
  }

  /** While the run plays, its update glows up at a new step, calmly. */
  pulse() {
    const now = performance.now();
    if (now - this.pulsed < PULSE || !this.pulses()) return;
    this.pulsed = now;
    for (const mark of /** @type {const} */ (["w", "b"])) {
      this.marks[mark]?.animate([{ backgroundColor: "var(--gold)", offset: 0 }], { duration: PULSE });
    }
  }
}

/**
 * Where the loop stands when the run has ended, and why.
 * @param {Trajectory} trajectory @param {Run} run @returns {{lit: Mark[], words: string}}
 */
function ending({ outcome }, run) {
  if (outcome === "steps_exhausted") return { lit: ["return"], words: `The loop has run ${count(run.max_steps)} times.` };
  if (outcome === "diverged") return { lit: ["w", "b"], words: "The next number would be infinite." };
  if (run.tolerance > 0) return { lit: ["stop"], words: "Both slopes are within the tolerance." };
  return { lit: ["w", "b"], words: "The slope is 0: no step changes anything." };
}
