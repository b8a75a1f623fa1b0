// @ts-check
/** The training in force: settings are looked at by the server, and its stream brings the opening, the points and the end. */

import { address } from "../run.js";
import { events } from "../stream.js";
import { every, query } from "./address.js";
import { Trajectory } from "./training.js";

/** @typedef {import("../run.js").Problem} Problem */
/** @typedef {import("../stream.js").Connection} Connection */
/** @typedef {import("./training.js").Ending} Ending */
/** @typedef {import("./training.js").Opening} Opening */
/** @typedef {import("./training.js").Sample} Sample */
/** @typedef {import("./training.js").Settings} Settings */
/** @typedef {import("./training.js").Typed} Typed */

/** What decides which rows there are, and how they are scaled. */
const OF_THE_ROWS = /** @type {const} */ (["table", "target", "features", "scaling", "test_share", "seed"]);

export class Course {
  /** @param {string} parameters as they were asked for; the server has the shortest @param {Sample} sample */
  constructor(parameters, sample) {
    this.parameters = parameters;
    this.sample = sample;
    this.trajectory = new Trajectory();
    /** Which of the desk's questions it answers. */
    this.asked = 0;
    /** Whether it is a step of the history to come back to. */
    this.step = false;
    /** @type {Opening | null} */ this.opening = null;
    /** @type {Ending | null} */ this.ended = null;
    /** Whether the viewer stopped it. */
    this.stopped = false;
    this.close = () => {};
  }

  /** Whether more of it may come. */
  get running() {
    return this.ended === null && !this.stopped;
  }

  /**
   * Follow it from its start.
   * @param {number} steps at most @param {() => void} told called when something of it came @param {(state: Connection) => void} connection
   */
  follow(steps, told, connection) {
    const [inputs] = this.sample.inputs;
    const [targets] = this.sample.targets;
    const parameters = new URLSearchParams(this.parameters);
    const often = every(steps, (inputs.length + 1) * targets.length);
    if (often > 1) parameters.set("every", String(often));
    parameters.set("path", "true");
    this.close = events(
      address("api/training/stream", parameters.toString()),
      {
        training: (opening) => {
          this.opening = opening;
          this.parameters = opening.query;
        },
        point: (point) => {
          this.trajectory.push(point);
          told();
        },
        done: (ending) => {
          this.ended = ending;
          this.trajectory.outcome = ending.outcome;
          told();
        },
      },
      connection,
    );
  }

  /** Want no more of it: the server stops computing. @param {boolean} [stopped] whether the viewer wants that */
  stop(stopped = true) {
    if (!this.running) return;
    this.stopped = stopped;
    this.trajectory.outcome = "stopped";
    this.close();
  }
}

/**
 * Have settings looked at: the rows they are about, or why not.
 * @param {Typed} settings @param {Settings} defaults @param {Course | null} before whose rows may be the same
 * @returns {Promise<{course: Course} | {problems: Problem[]}>} rejects where no server answers
 */
export async function prepared(settings, defaults, before) {
  const parameters = query(settings, defaults);
  const known = before && ofTheRows(settings) === ofTheRows(before.opening?.training ?? {}) ? before.sample : null;
  const question = known ? `${parameters}&count=1` : parameters;
  const answer = await fetch(address("api/training/rows", question));
  const body = await answer.json();
  if (answer.status === 404 || answer.status === 409 || answer.status === 422) return { problems: body.detail };
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return { course: new Course(parameters, known ?? body) };
}

/** @param {Typed} settings */
function ofTheRows(settings) {
  return JSON.stringify(OF_THE_ROWS.map((name) => settings[name]));
}
