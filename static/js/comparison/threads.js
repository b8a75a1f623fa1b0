// @ts-check
/**
 * Several runs on the carpet: a thread each in its colour and dashes, and its letter where it is now. Moving one line costs
 * a fraction of a millisecond, so a frame moves only lines that have grown, and few of them; the letters move in every frame.
 */

import { JUMP, drape, tried } from "../drape.js";
import { LETTERS } from "../letters.js";
import { eyeOf } from "../lens.js";
import { spotter, within } from "../marks.js";
import { searches } from "../methods.js";
import { lines } from "../strokes.js";
import { draw } from "../svg.js";
import { indexAt } from "../trajectory.js";
import { Badges } from "./badges.js";

/** @typedef {import("../carpet.js").Carpet} Carpet */
/** @typedef {import("../carpet.js").Lying} Lying */
/** @typedef {import("../drape.js").Stroke} Stroke */
/** @typedef {import("../opening.js").Opening} Opening */
/** @typedef {import("../plotly.js").Trace} Trace */
/** @typedef {import("../theme.js").Tokens} Tokens */
/** @typedef {import("./runs.js").Drawn} Drawn */

/** So many runs get new lines at once, and so many milliseconds go by until the next ones do: their letters show where they are. */
const MOST = 3;
const PAUSE = 50;
const WIDTHS = { casing: 8.5, run: 4.5, beads: 9, jumps: 2.5 };
const PLACES = { casing: 9, run: 7, beads: 7, jumps: 1 };
/** Threads that lie on each other are held apart by this share of what holds them off the carpet. */
const APART = 0.04;

export class Threads {
  /** @param {Opening} opening @param {() => void} again asks for another frame */
  constructor(opening, again) {
    this.opening = opening;
    this.again = again;
    /** @type {readonly Drawn[]} */ this.runs = [];
    /** @type {Carpet | null} */ this.carpet = null;
    /** @type {Badges | null} */ this.badges = null;
    /** The lines that Plotly has, by name; while it takes others none can be moved. */
    this.names = "";
    this.busy = false;
    /** How far each run's lines go, by letter. @type {Map<number, number>} */ this.drawn = new Map();
    /** The run whose turn it is, and when the last one had its turn. */
    this.turn = 0;
    this.moved = -Infinity;
  }

  /** These runs, now; none where they are not to be seen. @param {readonly Drawn[]} runs */
  show(runs) {
    this.runs = runs;
    const { carpet } = this.opening;
    if (!carpet || this.busy) return;
    if (carpet !== this.carpet) this.move(carpet);
    const names = runs.flatMap(namesOf).join();
    if (names !== this.names) this.change(carpet, names);
    if (!this.busy && this.due().length > 0) this.again();
  }

  /** @param {Carpet} carpet */
  move(carpet) {
    this.carpet = carpet;
    this.badges = new Badges(draw(carpet.overlay.svg, "g"));
    this.names = "";
  }

  /** Give Plotly other lines. @param {Carpet} carpet @param {string} names */
  async change(carpet, names) {
    this.busy = true;
    this.names = names;
    carpet.threads = names === "" ? null : this;
    if (names === "") this.badges?.place([]);
    try {
      await carpet.redraw();
    } finally {
      this.busy = false;
      this.again();
    }
  }

  /** What Plotly is to draw of them. @param {Trace} path the figure's own, for its looks @param {Tokens} tokens @param {Lying} lying @returns {Trace[]} */
  traces(path, tokens, lying) {
    return this.runs.flatMap((run) => {
      const strokes = this.lay(run, lying);
      return Object.entries(strokes).map(([name, stroke]) => ({ ...path, ...stroke, name, uid: name, line: look(name, run, tokens) }));
    });
  }

  /** The lines that have grown since they were last asked for, of a few runs. @param {Lying} lying @returns {Record<string, Stroke>} */
  strokes(lying) {
    const now = performance.now();
    const due = this.busy || now - this.moved < PAUSE ? [] : this.due();
    if (due.length === 0) return {};
    this.moved = now;
    const first = due.findIndex(({ letter }) => letter >= this.turn);
    const next = [...due.slice(Math.max(0, first)), ...due.slice(0, Math.max(0, first))].slice(0, MOST);
    this.turn = (next.at(-1)?.letter ?? -1) + 1;
    return Object.assign({}, ...next.map((run) => this.lay(run, lying)));
  }

  /** All of them. @param {Lying} lying @returns {Record<string, Stroke>} */
  all(lying) {
    return Object.assign({}, ...this.runs.map((run) => this.lay(run, lying)));
  }

  /** Seen from elsewhere every line has to be held elsewhere. */
  stale() {
    this.drawn.clear();
  }

  due() {
    return this.runs.filter((run) => this.drawn.get(run.letter) !== reached(run));
  }

  /** @param {Drawn} run @param {Lying} lying @returns {Record<string, Stroke>} */
  lay(run, { terrain, loss, eye, thickness }) {
    const { letter, trajectory, kept, head } = run;
    this.drawn.set(letter, reached(run));
    const laid = (searches(run.run) ? tried : drape)(trajectory, kept, head, terrain, loss);
    const { casing, path, jumps } = lines(laid, terrain, eye, thickness * (1 + APART * letter));
    /** @type {Record<string, Stroke>} */
    const parts = { casing, run: path, beads: path, jumps };
    return Object.fromEntries(namesOf(run).map((name) => [name, parts[partOf(name)]]));
  }

  /**
   * Put the letters in their places.
   * @param {import("../lens.js").Lens} lens @param {import("../lens.js").Size} size @param {Lying} lying
   */
  place(lens, size, { terrain, loss, solid }) {
    const spot = spotter(lens, size, terrain, eyeOf(lens.view), solid);
    const spots = this.runs.map(({ letter, shown, place: { w, b } }) => {
      const place = within({ w, b, loss: loss(w, b) }, terrain, loss);
      return { letter, shown, outside: !place.inside, ...spot(place) };
    });
    this.badges?.place(spots);
  }
}

/** The last vertex that is drawn: the head itself lies no further than a line is wide. @param {Drawn} run */
function reached({ kept, head }) {
  return indexAt(kept, head);
}

/** @param {Drawn} run */
function namesOf({ letter, run, trajectory }) {
  const { name, beads } = LETTERS[letter];
  const leaps = !searches(run) && trajectory.longest > JUMP * Math.min(run.w_max - run.w_min, run.b_max - run.b_min);
  return [`casing ${name}`, `run ${name}`, ...(beads ? [`beads ${name}`] : []), ...(leaps ? [`jumps ${name}`] : [])];
}

/** @param {string} name @returns {keyof typeof WIDTHS} */
function partOf(name) {
  return /** @type {keyof typeof WIDTHS} */ (name.slice(0, -2));
}

/** Dashes would leave out some of the places that a search tried. @param {string} name @param {Drawn} run @param {Tokens} tokens */
function look(name, { letter, run }, { casing, runs, stroke }) {
  const part = partOf(name);
  const places = searches(run);
  const dash = { casing: "solid", run: places ? "solid" : LETTERS[letter].pattern, beads: "dot", jumps: "dash" }[part];
  return { color: part === "casing" ? casing : runs[letter], width: (places ? PLACES : WIDTHS)[part] * stroke, dash };
}
