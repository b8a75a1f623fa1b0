// @ts-check
/** Why the next step goes there: Taylor's promise for the step on screen, turned by a dial, and over the whole run. */

import { count } from "../format.js";
import { Inquiry } from "../inquiry.js";
import { address } from "../run.js";
import { noSteps } from "../searching.js";
import { say, show } from "../svg.js";
import { indexAt } from "../trajectory.js";
import { update } from "../update.js";
import { Course } from "./course.js";
import { Dial } from "./dial.js";
import { Proposal } from "./proposal.js";
import { Step } from "./step.js";

/** @typedef {import("../stage.js").Moment} Moment */
/** @typedef {import("../stage.js").View} View */
/** @typedef {import("../update.js").Told} Told */
/** @typedef {import("./sentences.js").Taylor} Taylor */

/** @param {HTMLElement} panel @param {import("../later.js").Context} context @returns {View} */
export function open(panel, context) {
  return new Why(panel, context);
}

/** @implements {View} */
class Why {
  /** @param {HTMLElement} panel @param {import("../later.js").Context} context */
  constructor(panel, { stage, player, contour, goTo }) {
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (panel.querySelector(selector));
    this.panel = panel;
    this.stage = stage;
    this.step = new Step(find("#why-step"));
    this.dial = new Dial(find("#why-dial"), (angle) => {
      stage.propose({ angle, told: this.told });
      stage.invalidate(); // the dial shows what was typed even where that was the angle before
    });
    this.course = new Course(find("#why-run"), player, goTo);
    this.proposal = new Proposal(contour);
    this.where = find("#why-where");
    this.problem = find("#why-problem");
    this.none = find("#why-none");
    this.inquiry = new Inquiry((taylor, question, words) => this.answered(taylor, question, words));
    /** Whether one step is looked at. */
    this.looking = false;
    /** @type {Moment | null} */ this.moment = null;
    /** The last update that only the server could tell. @type {Told | null} */ this.told = null;
  }

  /** Where the step looked at is turned to: only the dial turns it. */
  get angle() {
    return this.dial.open ? this.dial.angle : null;
  }

  /** @param {Moment} moment */
  ground(moment) {
    for (const part of [this.step, this.dial, this.course]) part.ground(moment);
    const none = noSteps(moment.run);
    this.looking = none === null && (this.step.open || this.dial.open);
    this.panel.classList.toggle("no-steps", none !== null);
    say(this.none, none === null ? "" : `${none} So there is no direction to explain; Slices shows the slopes at the place shown.`);
    this.stage.propose(this.looking ? { angle: this.angle, told: this.told } : null);
    if (!this.looking) {
      this.proposal.hide();
      this.inquiry.drop();
      show(this.problem, false);
    }
    show(this.where, this.looking);
    this.proposal.ground();
  }

  /** @param {Moment} moment */
  walk(moment) {
    this.course.walk(moment);
  }

  /** @param {Moment} moment */
  show(moment) {
    this.moment = moment;
    this.course.show(moment);
    if (!this.looking) return;
    const made = update(moment.run, moment.trajectory, moment.head, this.told);
    this.step.show(moment, made);
    this.dial.show(moment, made);
    this.proposal.show(moment);
    // what is not known yet cannot be turned yet
    this.inquiry.ask(question(moment, moment.head, made ? this.angle : null));
  }

  /** @param {Taylor | null} taylor @param {string} question @param {string} [words] */
  answered(taylor, question, words) {
    show(this.problem, taylor === null);
    if (taylor === null) return say(this.problem, words ?? "");
    const turned = new URL(question, location.href).searchParams.has("angle");
    if (!turned) this.learn(taylor, question);
    const start = this.moment?.trajectory.loss[0] ?? 0;
    say(this.where, `step ${count(taylor.step)}`);
    if (!turned) this.step.tell(taylor, start);
    if (turned === (this.dial.angle !== null)) this.dial.tell(taylor);
  }

  /** Keep an update that the page's own points do not show. @param {Taylor} taylor @param {string} asked */
  learn({ step, gradient, direction, learning_rate: eta }, asked) {
    const { moment } = this;
    if (!moment) return;
    const { run, trajectory } = moment;
    const k = indexAt(trajectory.step, step);
    const [u, v] = direction;
    if (asked !== question(moment, k, null) || update(run, trajectory, k, this.told) || u === null || v === null) return;
    this.told = { trajectory, k, update: { w: eta * u, b: eta * v, gradient: { w: gradient[0], b: gradient[1] } } };
    this.stage.propose({ angle: this.angle, told: this.told });
  }
}

/** @param {Moment} moment @param {number} k index of a point @param {number | null} angle */
function question({ parameters, trajectory }, k, angle) {
  const asked = new URLSearchParams(parameters);
  asked.set("step", String(trajectory.step[k]));
  if (angle !== null) asked.set("angle", String(angle));
  return address("api/taylor", asked.toString());
}
