// @ts-check
/** The runs in force: settings go to the server, the canonical runs to the address bar, their streams to the stage. */

import { pastOf } from "./past.js";
import { LETTERS } from "./letters.js";
import { MOST_RUNS, changed, linkOf, queryOf, shownOf } from "./roster.js";
import { address, canonical, pageOf, query, settingsOf } from "./run.js";
import { follow } from "./stream.js";
import { Trajectory } from "./trajectory.js";

/** @typedef {import("./run.js").Problem} Problem */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./run.js").Typed} Typed */
/** @typedef {import("./seen.js").Seen} Seen */
/** @typedef {import("./stage.js").Member} Member */
/** @typedef {import("./stage.js").Stage} Stage */
/** @typedef {import("./stream.js").Connection} Connection */
/** @typedef {import("./stream.js").Listener} Listener */

/**
 * @typedef {object} Reporter what is told to the viewer
 * @property {(run: Run) => void} opened a run was accepted, or another one is shown
 * @property {(problems: Problem[]) => void} refused
 * @property {(connection: Connection) => void} connection
 */

/** A server that did not answer is asked again after this many milliseconds, or as soon as there is a network. */
const RETRY = 3000;
const FULL = `There are ${MOST_RUNS} runs, as many as can be told apart. Remove one to keep another.`;

export class Session {
  /** @param {Run} defaults @param {Stage} stage @param {Reporter} reporter @param {Seen} seen */
  constructor(defaults, stage, reporter, seen) {
    this.defaults = defaults;
    this.stage = stage;
    this.reporter = reporter;
    this.seen = seen;
    /** The runs in the order of their letters. @type {readonly Member[]} */
    this.members = [];
    /** The place of the one that the controls change. */
    this.shown = 0;
    /** Whether the last run is kept too; all before it are. A page that is loaded again has not forgotten. */
    this.kept = history.state?.kept === true;
    /** What stops the streams, each with the runs it brings. @type {Map<() => void, readonly Member[]>} */
    this.streams = new Map();
    /** The question on its way to the server, and whether it is a step to come back to; the answer to an earlier one comes too late. @type {{step: boolean} | null} */
    this.asked = null;
    addEventListener("popstate", ({ state }) => {
      this.ask(settingsOf(location.search, defaults), (runs) => {
        this.kept = state?.kept === true;
        this.open(runs, shownOf(location.search, runs.length));
      });
    });
  }

  /** The runs on screen as a query string. */
  get link() {
    const runs = this.members.map(({ run }) => run);
    return runs.length === 0 ? "" : linkOf(runs, this.shown, this.defaults);
  }

  /**
   * New settings for the run shown; where they are refused, that is said and what is shown stays.
   * @param {Typed | Run} typed @param {boolean} push whether this is a step to come back to
   */
  async commit(typed, push) {
    const before = this.members.map(({ run }) => run);
    const { shown: at, kept } = this;
    const { runs, shown, more } = changed(before, at, kept, /** @type {Typed} */ (typed));
    if (runs.length > MOST_RUNS) return this.refuse(FULL);
    return this.ask(queryOf(runs, this.defaults), (accepted, step) => {
      if (more && kept) this.kept = false; // what was kept in the meantime is this one
      this.open(accepted, this.shown === at ? shown : this.shown);
      this.write(step || runs.length > before.length);
    }, shown, push);
  }

  /**
   * Other runs in place of all there are.
   * @param {Typed | Run} settings of them all @param {readonly string[]} [owns] what each has of its own, as in a link
   * @param {number} [shown]
   */
  compare(settings, owns = [], shown = Math.max(0, owns.length - 1)) {
    const parameters = new URLSearchParams(query(settings, this.defaults));
    for (const own of owns) parameters.append("run", own);
    return this.ask(parameters.toString(), (runs) => {
      this.kept = false;
      this.open(runs, shown);
      this.write(false);
    });
  }

  /** Keep the run shown: the next change of a control makes another one beside it. */
  keep() {
    if (this.members.length === MOST_RUNS) return this.refuse(FULL);
    this.kept = true;
    this.write(false);
    this.stage.invalidate("ground");
  }

  /** Show another of the runs. @param {number} place */
  select(place) {
    this.shown = place;
    this.settle();
  }

  /** Take a run away; one alone is no longer a kept one. @param {number} place */
  remove(place) {
    this.asked = null; // what is on its way would bring it back
    const last = place === this.members.length - 1;
    this.members = this.members.filter((_, k) => k !== place);
    if (this.shown > place || this.shown === this.members.length) this.shown -= 1;
    this.kept = (this.kept || last) && this.members.length > 1;
    this.settle(true);
  }

  /** Take all runs away but the one shown. */
  clear() {
    this.asked = null;
    this.members = [this.members[this.shown]];
    this.shown = 0;
    this.kept = false;
    this.settle(true);
  }

  /** Show the runs there are now. @param {boolean} [push] */
  settle(push = false) {
    this.prune();
    this.reporter.opened(this.members[this.shown].run);
    this.stage.gather(this.members, this.shown);
    this.write(push);
  }

  /** @param {string} words */
  refuse(words) {
    this.reporter.refused([{ loc: ["query", "run"], msg: words }]);
  }

  /** Put the runs on screen into the page's address. @param {boolean} push */
  write(push) {
    const link = address(location.pathname, [this.link, pageOf(location.search)].filter((part) => part !== "").join("&"));
    const state = this.kept ? { kept: true } : null;
    if (push) history.pushState(state, "", link);
    else history.replaceState(state, "", link);
  }

  /**
   * @param {string} parameters @param {(runs: Run[], step: boolean) => void} accepted
   * @param {number} [place] of the run whose settings were changed @param {boolean} [push]
   */
  async ask(parameters, accepted, place = 0, push = false) {
    const asked = (this.asked = { step: push || this.asked?.step === true }); // the one it overtakes may have been a step
    /** @type {Awaited<ReturnType<typeof canonical>> | undefined} */
    let answer;
    while (!answer) {
      try {
        answer = await canonical(parameters);
      } catch {
        if (asked === this.asked) this.reporter.connection("lost");
        await pause();
      }
      if (asked !== this.asked) return;
    }
    this.asked = null;
    if ("problems" in answer) return this.reporter.refused(answer.problems.map((problem) => addressed(problem, place)));
    accepted(answer.runs, asked.step);
  }

  /**
   * Stream runs, or recall those this browser has seen to their end; the pictures of the last ones stay until the first
   * point of the one shown is here, which is at once where it shares its past with them. Others beside it that are here
   * already stay as they are.
   * @param {readonly Run[]} runs @param {number} shown
   */
  open(runs, shown) {
    const here = this.members;
    const before = here[this.shown];
    this.shown = shown;
    this.members = runs.map((run, place) => {
      const parameters = query(run, this.defaults);
      const known = here.find((member) => place !== shown && member.parameters === parameters);
      return known ?? { run, parameters, trajectory: place === shown ? pastOf(before, run) : new Trajectory() };
    });
    this.prune();
    this.reporter.connection("open");
    this.reporter.opened(runs[shown]);
    if (this.members[shown].trajectory.length > 0) this.stage.part(this.members, shown);
    const missing = this.members.filter((member) => !here.includes(member) && !this.recall(member));
    const fresh = missing.filter(({ trajectory }) => trajectory.length === 0);
    for (const begun of missing) if (!fresh.includes(begun)) this.stream([begun]);
    if (fresh.length > 0) this.stream(fresh);
  }

  /** @param {Member} member @returns {boolean} whether this browser has seen it to its end */
  recall(member) {
    const stop = this.seen.recall(member.parameters, this.listener([member]));
    if (stop) this.streams.set(stop, [member]);
    return stop !== null;
  }

  /** Follow runs, all in one stream; one whose past is here from there on. @param {readonly Member[]} members */
  stream(members) {
    const path = members.length === 1 ? "api/trajectory/stream" : "api/comparison/stream";
    const parameters = queryOf(members.map(({ run }) => run), this.defaults);
    const seen = members[0].trajectory.step.at(-1);
    const cursor = seen === undefined ? "" : String(seen);
    this.streams.set(follow(address(path, parameters), this.listener(members), {}, cursor), members);
  }

  /** What hears of runs as their points arrive. @param {readonly Member[]} members @returns {Listener} */
  listener(members) {
    const { stage } = this;
    return {
      run: (minimum, place) => (members[place].trajectory.minimum = minimum),
      point: (point, place) => {
        const { trajectory } = members[place];
        trajectory.push(point);
        if (trajectory.length === 1 && members[place] === this.members[this.shown]) stage.open(this.members, this.shown);
        stage.invalidate("walk");
      },
      done: ({ outcome }, place) => {
        const { trajectory, parameters } = members[place];
        trajectory.outcome = outcome;
        stage.invalidate("walk");
        this.seen.keep(parameters, trajectory);
      },
      connection: this.reporter.connection,
    };
  }

  /** Stop the streams that bring nothing to the runs there are. */
  prune() {
    for (const [stop, members] of this.streams) {
      if (members.some((member) => this.members.includes(member))) continue;
      stop();
      this.streams.delete(stop);
    }
  }
}

/**
 * A refusal of the run at hand is said at its control; of another run, or of all together, beside the letters.
 * @param {Problem} problem @param {number} place of the run at hand @returns {Problem}
 */
function addressed({ loc, msg }, place) {
  const [root, name, at, ...rest] = loc;
  if (name !== "run" || at === undefined) return { loc, msg };
  if (at === place) return { loc: [root, ...rest], msg };
  return { loc: [root, name], msg: `Run ${LETTERS[Number(at)].name}: ${msg}` };
}

function pause() {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", end);
      resolve(undefined);
    };
    const timer = setTimeout(end, RETRY);
    addEventListener("online", end);
  });
}
