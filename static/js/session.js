// @ts-check
/** The run in force: settings go to the server, the canonical run to the address bar, its stream to the stage. */

import { address, canonical, pageOf, query, settingsOf } from "./run.js";
import { follow } from "./stream.js";
import { Trajectory } from "./trajectory.js";

/** @typedef {import("./run.js").Problem} Problem */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./run.js").Typed} Typed */
/** @typedef {import("./seen.js").Seen} Seen */
/** @typedef {import("./stage.js").Stage} Stage */
/** @typedef {import("./stream.js").Connection} Connection */

/**
 * @typedef {object} Reporter what is told to the viewer
 * @property {(run: Run) => void} opened a run was accepted
 * @property {(problems: Problem[]) => void} refused
 * @property {(connection: Connection) => void} connection
 */

/** A server that did not answer is asked again after this many milliseconds, or as soon as there is a network. */
const RETRY = 3000;

export class Session {
  /** @param {Run} defaults @param {Stage} stage @param {Reporter} reporter @param {Seen} seen */
  constructor(defaults, stage, reporter, seen) {
    this.defaults = defaults;
    this.stage = stage;
    this.reporter = reporter;
    this.seen = seen;
    this.stop = () => {};
    /** The last question to the server: an answer to an earlier one comes too late. @type {object | null} */
    this.asked = null;
    addEventListener("popstate", () => this.ask(settingsOf(location.search, defaults), () => {}));
  }

  /**
   * New settings; where they are refused, that is said and what is shown stays.
   * @param {Typed | Run} typed @param {boolean} push whether this is a step to come back to
   */
  commit(typed, push) {
    return this.ask(query(typed, this.defaults), (run) => {
      const settings = [query(run, this.defaults), pageOf(location.search)];
      const link = address(location.pathname, settings.filter((part) => part !== "").join("&"));
      if (push) history.pushState(null, "", link);
      else history.replaceState(null, "", link);
    });
  }

  /** @param {string} parameters @param {(run: Run) => void} accepted called before the run is opened */
  async ask(parameters, accepted) {
    const asked = (this.asked = {});
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
    if ("problems" in answer) return this.reporter.refused(answer.problems);
    accepted(answer.run);
    this.open(answer.run);
  }

  /**
   * Stream a run, or recall it where this browser has seen it to its end; the pictures of the last one stay until
   * its first point is here.
   * @param {Run} run
   */
  open(run) {
    this.stop();
    this.reporter.connection("open");
    this.reporter.opened(run);
    const { stage } = this;
    const parameters = query(run, this.defaults);
    const trajectory = new Trajectory();
    /** @type {import("./stream.js").Listener} */
    const listener = {
      run: (minimum) => (trajectory.minimum = minimum),
      point: (point) => {
        trajectory.push(point);
        if (trajectory.length === 1) stage.open(run, parameters, trajectory);
        stage.invalidate("walk");
      },
      done: ({ outcome }) => {
        trajectory.outcome = outcome;
        stage.invalidate("walk");
        this.seen.keep(parameters, trajectory);
      },
      connection: this.reporter.connection,
    };
    this.stop = this.seen.recall(parameters, listener) ?? follow(address("api/trajectory/stream", parameters), listener);
  }
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
