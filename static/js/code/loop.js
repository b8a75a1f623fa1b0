// @ts-check
/** The run in Python beside the step on screen: which lines are at work, and what they have made of dw, db, w and b. */

import { batchAt } from "../batches.js";
import { count, significant } from "../format.js";
import { searches } from "../methods.js";
import { say } from "../svg.js";
import { isOpen } from "../tabs.js";
import { update } from "../update.js";
import { epoch, placeAt, places } from "./epoch.js";
import { Ledger, inWords } from "./ledger.js";
import { listing } from "./listing.js";

/** @typedef {import("./lines.js").Mark} Mark */
/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("../stage.js").Moment} Moment */
/** @typedef {import("../trajectory.js").Trajectory} Trajectory */

const KEYWORDS = /\b(from|import|def|return|for|in|if|and|break)\b/;
/** Milliseconds between two pulses of the update: more often would flicker. */
const PULSE = 400;
const RESTING = "A whole step. Next line walks through it.";
/** What there is to say of a step of Newton's method, and the lines that make it. @type {Record<string, {lit: Mark[], words: string}>} */
const KINDS = {
  gradient: { lit: ["gradient"], words: "The Hessian is not positive definite: −∇L." },
  newton: { lit: ["newton"], words: "To the lowest point of the parabola." },
  shortened: { lit: ["newton", "shortened"], words: "Newton’s step, cut to the length 1." },
};

export class Loop {
  /** @param {HTMLElement} panel of the code @param {Player} player @param {() => void} touched called after a button was pressed */
  constructor(panel, player, touched) {
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (panel.querySelector(selector));
    this.panel = panel;
    this.player = player;
    this.text = find("code");
    this.box = find("pre");
    this.words = find("#code-words");
    this.ledger = new Ledger(panel);
    this.table = find("#loop table");
    this.buttons = { line: find('[data-go="line"]'), step: find('[data-go="step"]') };
    /** @type {{mark: Mark, line: HTMLElement}[]} */ this.marks = [];
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

  /** One line on: into this step, and from its last line into the next step; a search has no lines within a step. */
  nextLine() {
    const { player, run } = this;
    player.pause();
    if (!run || player.head >= player.trajectory.last) return;
    if (searches(run)) return player.move(1);
    const lines = places(this.batch(run, player.trajectory, player.head)?.length ?? run.point.length);
    const next = this.position === null ? 0 : this.position + 1;
    this.position = next % lines;
    if (next === lines) player.move(1);
    this.held = { trajectory: player.trajectory, head: player.head };
  }

  /** The points that make the step from a point of the run, null for all. @param {Run} run @param {Trajectory} trajectory @param {number} head */
  batch(run, { step }, head) {
    return run.batch_size === null ? null : batchAt(run, step[head]);
  }

  /** Write the listing of this run, and show its loop in a box that is new or of another height. @param {Moment} moment */
  ground({ run }) {
    this.open = isOpen(this.panel);
    if (!this.open) return;
    const other = this.run !== run;
    this.run = run;
    if (other) this.write();
    this.table.hidden = searches(run);
    const height = this.box.clientHeight; // 0 while the box is hidden
    if (other || height !== this.height) this.box.scrollTop = this.box.scrollHeight;
    this.height = height;
  }

  write() {
    this.marks = [];
    this.text.replaceChildren();
    for (const { text, mark } of listing(/** @type {Run} */ (this.run))) {
      const line = document.createElement("span");
      line.className = text === "" ? "line empty" : "line";
      text.split(KEYWORDS).forEach((part, k) => {
        if (k % 2 === 0) line.append(part);
        else line.appendChild(document.createElement("b")).textContent = part;
      });
      line.append("\n");
      if (mark) this.marks.push({ mark, line });
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
    if (searches(run)) this.tell(trajectory.lowest[head] === head ? ["try", "best"] : ["try"], tried(trajectory, head));
    else this.step(run, trajectory, head, ended);
    const disabled = String(head >= trajectory.last);
    for (const button of Object.values(this.buttons)) {
      if (button.getAttribute("aria-disabled") !== disabled) button.setAttribute("aria-disabled", disabled);
    }
  }

  /** @param {Run} run @param {Trajectory} trajectory @param {number} head @param {boolean} ended */
  step(run, trajectory, head, ended) {
    const here = { w: trajectory.w[head], b: trajectory.b[head], dw: trajectory.dw[head], db: trajectory.db[head] };
    const sums = epoch(run, here, update(run, trajectory, head), this.batch(run, trajectory, head));
    const lines = places(sums.points.length);
    const place = placeAt(sums.points.length, this.position ?? lines - 1);
    const end = ended ? ending(trajectory, run) : null;
    this.ledger.tally(end?.lit[0] === "return" ? null : place, sums);
    this.ledger.update(run, trajectory.step[head], here, sums, end === null || end.lit[0] === "w" ? place : null);
    const kind = KINDS[trajectory.kind[head] ?? ""];
    if (end) this.tell(end.lit, end.words);
    else if (this.position === null) this.tell([...(kind?.lit ?? []), "w", "b"], kind?.words ?? RESTING);
    else this.tell([place.mark], inWords(run, place, sums, trajectory.step[head], trajectory.step[head + 1]));
  }

  /** Light the lines at work, and say what they do. @param {Mark[]} lit @param {string} words */
  tell(lit, words) {
    say(this.words, words);
    for (const { mark, line } of this.marks) {
      const current = lit.includes(mark);
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
    for (const { mark, line } of this.marks) {
      if (mark === "w" || mark === "b") line.animate([{ backgroundColor: "var(--gold)", offset: 0 }], { duration: PULSE });
    }
  }
}

/** What becomes of a place that was tried. @param {Trajectory} trajectory @param {number} head */
function tried({ step, loss, lowest }, head) {
  const best = lowest[head];
  if (best === head) return head === 0 ? "The first place is the lowest so far." : "Lower than every place before: it is kept.";
  return `Not lower than ${significant(loss[best], 3)}, found in step ${count(step[best])}.`;
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
