// @ts-check
/** The loop in Python beside the step on screen: which line is at work, and what it has made of dw, db, w and b. */

import { epoch, placeAt, places } from "./epoch.js";
import { count, plain, significant } from "./format.js";
import { listing } from "./listing.js";
import { say } from "./svg.js";

/** @typedef {import("./epoch.js").Epoch} Epoch */
/** @typedef {import("./epoch.js").Place} Place */
/** @typedef {import("./listing.js").Mark} Mark */
/** @typedef {import("./player.js").Player} Player */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */

const KEYWORDS = /\b(from|import|def|return|for|in|if|break)\b/;
/** Milliseconds between two pulses of the update: more often would flicker. */
const PULSE = 400;
export const RESTING = "A whole step. Next line walks through it.";

export class Code {
  /** @param {HTMLElement} panel @param {Player} player @param {() => void} touched called after a button was pressed */
  constructor(panel, player, touched) {
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (panel.querySelector(selector));
    this.panel = panel;
    this.player = player;
    this.text = find("code");
    this.box = find("pre");
    this.words = find("#code-words");
    this.cells = Object.fromEntries(
      ["before", "after", "dw-before", "dw-after", "db-before", "db-after", "w", "b"].map((name) => [name, find(`[data-code="${name}"]`)]),
    );
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
    this.open = this.panel.classList.contains("chosen");
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
    const sums = epoch(run.point, here, run.learning_rate);
    const place = placeAt(points, this.position ?? places(points) - 1);
    const end = ended ? ending(trajectory, run) : null;
    this.light(end?.lit ?? (this.position === null ? ["w", "b"] : [place.mark]));
    this.tally(points, end?.lit[0] === "return" ? null : place, sums);
    this.update(run, here, sums, end === null || end.lit[0] === "w" ? place : null);
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

  /** dw and db after the last two points that are in them. @param {number} points @param {Place | null} place @param {Epoch} sums */
  tally(points, place, sums) {
    const { cells } = this;
    const seen = place?.seen ?? 0;
    const first = points === 1 ? 0 : Math.min(Math.max(1, seen - 1), points - 1);
    for (const [column, k] of /** @type {const} */ ([["before", first], ["after", first + 1]])) {
      say(cells[column], k === 0 ? "at first" : `after point ${k}`);
      const added = place !== null && k <= seen;
      say(cells[`dw-${column}`], added ? significant(sums.dw[k]) : "");
      const late = place?.mark === "dw" && k === seen;
      say(cells[`db-${column}`], added && !late ? significant(sums.db[k]) : "");
    }
  }

  /**
   * The update in numbers, as far as the lines have come.
   * @param {Run} run @param {{w: number, b: number, dw: number, db: number}} here @param {Epoch} sums @param {Place | null} place
   */
  update(run, here, sums, place) {
    const eta = plain(run.learning_rate);
    for (const name of /** @type {const} */ (["w", "b"])) {
      const slope = significant(name === "w" ? here.dw : here.db);
      const reached = place !== null && (place.mark === "b" || place.mark === name);
      const factor = /^[\d.]+$/.test(slope) ? slope : `(${slope})`;
      const numbers = `${significant(here[name])} − ${eta} × ${factor} = ${significant(sums.next[name])}`;
      say(this.cells[name], reached ? numbers : "");
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

/** @param {Place} place @param {Epoch} sums @param {number} step @param {number | undefined} next the step that is reported next */
export function inWords({ mark, point }, sums, step, next) {
  if (mark === "zero") return `Step ${count(step)}: dw and db begin at 0.`;
  if (mark === "w") return "w moves against its slope.";
  if (mark === "b") return `b moves too.${next === undefined || next === step + 1 ? "" : ` Reported next: step ${count(next)}.`}`;
  const column = mark === "dw" ? sums.dw : sums.db;
  return `Point ${point + 1} adds ${significant(column[point + 1] - column[point])} to ${mark}.`;
}
