// @ts-check
/** Why the next step goes there: Taylor's promise for the step on screen, turned by a dial, and over the whole run. */

import { count } from "../format.js";
import { Inquiry } from "../inquiry.js";
import { address } from "../run.js";
import { say, show } from "../svg.js";
import { Course } from "./course.js";
import { Dial } from "./dial.js";
import { Proposal } from "./proposal.js";
import { Step } from "./step.js";

/** @typedef {import("../stage.js").Moment} Moment */
/** @typedef {import("../stage.js").View} View */

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
      stage.propose({ angle });
      stage.invalidate(); // the dial shows what was typed even where that was the angle before
    });
    this.course = new Course(find("#why-run"), player, goTo);
    this.proposal = new Proposal(contour);
    this.where = find("#why-where");
    this.problem = find("#why-problem");
    this.inquiry = new Inquiry((taylor, question, words) => this.answered(taylor, question, words));
    /** The loss at the start of the run. */
    this.start = 0;
  }

  /** Where the step looked at is turned to: only the dial turns it. */
  get angle() {
    return this.dial.open ? this.dial.angle : null;
  }

  /** @param {Moment} moment */
  ground(moment) {
    for (const part of [this.step, this.dial, this.course]) part.ground(moment);
    const looking = this.step.open || this.dial.open;
    this.stage.propose(looking ? { angle: this.angle } : null);
    if (!looking) {
      this.proposal.hide();
      this.inquiry.drop();
      show(this.problem, false);
    }
    show(this.where, looking);
    this.proposal.ground();
  }

  /** @param {Moment} moment */
  walk(moment) {
    this.course.walk(moment);
  }

  /** @param {Moment} moment */
  show(moment) {
    this.course.show(moment);
    if (!this.step.open && !this.dial.open) return;
    this.step.show(moment);
    this.dial.show(moment);
    this.proposal.show(moment);
    this.start = moment.trajectory.loss[0];
    this.inquiry.ask(question(moment, this.angle));
  }

  /** @param {import("./sentences.js").Taylor | null} taylor @param {string} question @param {string} [words] */
  answered(taylor, question, words) {
    show(this.problem, taylor === null);
    if (taylor === null) return say(this.problem, words ?? "");
    say(this.where, `step ${count(taylor.step)}`);
    const turned = new URL(question, location.href).searchParams.has("angle");
    if (!turned) this.step.tell(taylor, this.start);
    if (turned === (this.dial.angle !== null)) this.dial.tell(taylor);
  }
}

/** @param {Moment} moment @param {number | null} angle */
function question({ parameters, trajectory, head }, angle) {
  const asked = new URLSearchParams(parameters);
  asked.set("step", String(trajectory.step[head]));
  if (angle !== null) asked.set("angle", String(angle));
  return address("api/taylor", asked.toString());
}
