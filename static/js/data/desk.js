// @ts-check
/** The training in force, what is on screen at one moment of it, and all that a view may ask of the page. */

import { Frames } from "../frames.js";
import { address, inWords, pageOf } from "../run.js";
import { CONNECTIONS } from "../words.js";
import { read } from "./address.js";
import { prepared } from "./course.js";
import { before } from "./ghost.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("../run.js").Problem} Problem */
/** @typedef {import("../stream.js").Connection} Connection */
/** @typedef {import("../theme.js").Tokens} Tokens */
/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./training.js").Ghost} Ghost */
/** @typedef {import("./training.js").Moment} Moment */
/** @typedef {import("./training.js").Settings} Settings */
/** @typedef {import("./training.js").Typed} Typed */
/** @typedef {import("./training.js").View} View */

/** A server that did not answer is asked again after this many milliseconds. */
const RETRY = 3000;

/** @extends {Frames<Moment>} */
export class Desk extends Frames {
  /**
   * @param {Settings} defaults the API's @param {Player} player @param {Tokens} theme
   * @param {(words: string) => void} tell says what there is to say of the connection, or nothing
   */
  constructor(defaults, player, theme, tell) {
    super(player, []);
    this.defaults = defaults;
    this.theme = theme;
    this.tell = tell;
    /** What was last said of the connection. */
    this.said = "";
    /** The training on screen. @type {Course | null} */ this.course = null;
    /** The one that is to follow, until its first point is here. @type {Course | null} */ this.next = null;
    /** @type {Ghost | null} */ this.ghost = null;
    /** @type {number | null} */ this.row = null;
    this.touched = false;
    /** What the page's address asks for on a table that is not here: it holds again when its file is brought. @type {Typed | null} */ this.awaited = null;
    /** Bring a table that the server has forgotten again, where its file is still at hand. @type {(id: string) => Promise<boolean>} */ this.recover = async () => false;
    /** What was asked for last, until it is here: the next change goes on from it. @type {Typed | null} */ this.wanted = null;
    /** The last question: an answer to an earlier one comes too late. */
    this.asked = 0;
    /** Whether what is asked for, or was refused since the last training that came, is a step to come back to. */
    this.step = false;
  }

  /** @param {View} view */
  add(view) {
    this.views.push(view);
    this.invalidate("ground");
  }

  /** The settings in force: those asked for last, while they are on their way. @returns {Typed | undefined} */
  get settings() {
    return this.wanted ?? this.course?.opening?.training;
  }

  /**
   * Another training: the one on screen with some settings changed. Where that is refused, what is here stays.
   * @param {Typed} changes a table other than the one here brings its own target and features, unless they are given
   * @param {"push" | "replace" | "keep"} history what becomes of the page's address
   * @returns {Promise<Problem[]>} why it was refused; none where it was not, or something else was asked for since
   */
  async open(changes, history) {
    const { awaited, settings } = this;
    if (awaited && changes.table === awaited.table) return this.ask({ ...awaited, ...changes }, history);
    const other = "table" in changes && changes.table !== settings?.table;
    return this.ask({ ...settings, ...(other && { target: [], features: [] }), ...changes }, history);
  }

  /** The training of an address, whatever is here. @param {string} search */
  async arrive(search) {
    const settings = read(search, this.defaults);
    const problems = await this.ask(settings, "keep");
    this.awaited = problems.some(({ loc }) => loc.includes("table")) ? settings : null;
    return problems;
  }

  /** @param {Typed} settings @param {"push" | "replace" | "keep"} history @returns {Promise<Problem[]>} */
  async ask(settings, history) {
    const asked = ++this.asked;
    const before = this.wanted;
    this.wanted = settings;
    this.step ||= history === "push";
    let recovered = false;
    for (;;) {
      const answer = await prepared(settings, this.defaults, this.course).catch(() => null);
      // where nothing is on screen yet, an earlier answer is better than none: the later one may be refused
      const late = asked !== this.asked;
      if (late && (this.course || this.next || !answer || "problems" in answer)) return [];
      if (answer && "problems" in answer) {
        const gone = answer.problems.some(({ loc }) => loc.includes("table"));
        if (!gone || recovered || !(await this.recover(String(settings.table)))) {
          if (asked === this.asked) this.wanted = this.next ? before : null;
          return answer.problems;
        }
        recovered = true;
        continue;
      }
      if (answer) {
        answer.course.asked = asked;
        this.follow(answer.course, Number(settings.max_steps ?? this.defaults.max_steps), history);
        return [];
      }
      this.tell(CONNECTIONS.lost);
      await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
  }

  /** @param {Course} course @param {number} steps @param {"push" | "replace" | "keep"} history */
  follow(course, steps, history) {
    course.step = this.step || this.next?.step === true; // the one it overtakes may have been a step
    this.step = false;
    this.next?.close();
    this.next = course;
    this.tell("");
    this.said = "";
    const told = () => {
      if (this.next === course) this.begin(course, history);
      this.invalidate("walk");
    };
    course.follow(steps, told, (state) => course === (this.next ?? this.course) && this.connected(course, state));
  }

  /** @param {Course} course @param {Connection} state */
  connected(course, state) {
    const words = CONNECTIONS[state];
    if (words !== this.said) this.tell(words); // what else was told stays while all is well
    this.said = words;
    if (state === "lost") void this.look(course);
  }

  /** The server may be there and its table not any more: then nothing will come, and it says why. @param {Course} course */
  async look(course) {
    const { opening, parameters } = course;
    const answer = await prepared(opening?.training ?? read(parameters, this.defaults), this.defaults, course).catch(() => null);
    if (!answer || !("problems" in answer) || course !== (this.next ?? this.course)) return;
    course.stop(false);
    this.tell(`This training cannot go on. ${inWords(answer.problems)}`);
    this.invalidate("walk");
  }

  /** The first point of a training is here: it takes the place of the one before. @param {Course} course @param {"push" | "replace" | "keep"} history */
  begin(course, history) {
    const last = this.course;
    last?.close();
    this.ghost = last && before(last, course);
    if (last?.sample !== course.sample) this.row = null;
    this.course = course;
    this.next = null;
    if (course.asked === this.asked) this.wanted = null;
    if (history !== "keep") this.awaited = null;
    this.touched = false;
    this.player.pause();
    this.player.trajectory = /** @type {any} */ (course.trajectory); // it walks along the steps alone
    this.player.rest(0);
    if (history !== "keep") {
      const link = new URL(address(location.pathname, [course.parameters, pageOf(location.search)].filter(Boolean).join("&")), location.href);
      if (link.href !== location.href) window.history[course.step ? "pushState" : "replaceState"](null, "", link);
    }
    this.invalidate("ground");
  }

  /** Draw a training in grey beside the one here, where they can be compared, in place of the one before; or none. @param {Course | null} other */
  compare(other) {
    this.ghost = other && this.course && before(other, this.course, "beside");
    this.invalidate("ground");
  }

  /** Look at a row, or at none. @param {number | null} row its place in the sample */
  choose(row) {
    this.row = row;
    this.invalidate("ground");
  }

  /** Show one point, and stay there. @param {number} index */
  at(index) {
    this.player.pause();
    this.player.go(index);
    this.touch();
  }

  play() {
    this.player.play();
    this.touch();
  }

  pause() {
    this.player.pause();
    this.touch();
  }

  /** Want no more points: what is here stays. */
  stop() {
    this.course?.stop();
    this.invalidate("walk");
  }

  /** The viewer moved the playhead. */
  touch() {
    this.touched = true;
    this.before = performance.now();
    this.invalidate();
  }

  /** @returns {Moment | null} null while there is nothing to show */
  moment() {
    const { course, theme, row, ghost, touched, player } = this;
    if (!course?.opening) return null;
    const { parameters, opening, trajectory, ended, stopped, sample } = course;
    const { head } = player;
    const [weights, bias] = [trajectory.weights[head], trajectory.bias[head]];
    return { settings: opening.training, parameters, opening, trajectory, head, ended, stopped, touched, theme, weights, bias, sample, row, ghost };
  }
}
