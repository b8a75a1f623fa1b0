// @ts-check
/** The Race panel: the runs on screen against a class of a hundred that searches, and what more weights would cost. */

import { Inquiry } from "../inquiry.js";
import { LETTERS } from "../letters.js";
import { searches } from "../methods.js";
import { nameOf } from "../naming.js";
import { address } from "../run.js";
import { groundOf } from "../stage.js";
import { say, show } from "../svg.js";
import { course, guessed, lengthOf, overtaking, spent } from "./course.js";
import { More } from "./more.js";
import { Plot } from "./plot.js";
import { heightsOf } from "./scale.js";
import { guessesSaid, meanwhile, result, standing } from "./words.js";

/** @typedef {import("../later.js").Context} Context */
/** @typedef {import("../stage.js").Moment} Moment */
/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./plot.js").Band} Band */

const WAITING = "A hundred searches are on their way…";

/** @param {HTMLElement} panel @param {Context} context */
export function open(panel, context) {
  return new Race(panel, context);
}

class Race {
  /** @param {HTMLElement} panel @param {Context} context */
  constructor(panel, { stage, guesses }) {
    const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (panel.querySelector(`[data-race="${name}"]`));
    this.texts = { result: find("result"), now: find("now"), guesses: find("guesses"), name: find("name") };
    this.problem = /** @type {HTMLElement} */ (panel.querySelector(".problem"));
    this.picture = /** @type {HTMLElement} */ (panel.querySelector(".race-plot"));
    this.plot = new Plot(this.picture);
    this.guesses = guesses;
    this.panel = panel;
    this.more = new More(find("more"));
    /** What the server was asked. */ this.question = "";
    /** Its answer, while that is what is wanted. @type {Band | null} */ this.band = null;
    /** @type {Course | null} */ this.course = null;
    /** @type {import("./scale.js").Heights | null} */ this.heights = null;
    /** @type {ReturnType<typeof result> | null} */ this.result = null;
    this.inquiry = new Inquiry((document, question, words) => {
      if (question !== this.question) return;
      this.band = document;
      say(this.problem, words ?? "");
      show(this.problem, words !== undefined);
      stage.invalidate("walk");
    });
  }

  /** @param {Moment} moment */
  ground({ run, parameters, companions }) {
    const { show: weights } = this.panel.dataset;
    if (weights !== undefined) this.more.set(Number(weights));
    delete this.panel.dataset.show;
    const names = Object.keys(groundOf(run));
    const same = [...new URLSearchParams(parameters)].filter(([name]) => names.includes(name));
    const length = lengthOf([run, ...companions.map((companion) => companion.run)]);
    const question = address("api/race", new URLSearchParams([...same, ["evaluations", String(length)]]).toString());
    if (question !== this.question) this.band = null;
    this.question = question;
    this.inquiry.ask(question);
  }

  /** @param {Moment} moment */
  walk({ run, trajectory, companions, letter }) {
    const { band, texts } = this;
    this.course = course(run, trajectory);
    this.picture.classList.toggle("waiting", band === null);
    if (!band) return say(texts.result, this.problem.hidden ? WAITING : "");
    const others = companions.filter((other) => sameSurface(other.run, run));
    const guesses = guessed(run, this.guesses);
    const runners = others.map((other) => ({ course: course(other.run, other.trajectory), letter: other.letter }));
    const several = companions.length > 0;
    const own = { course: this.course, letter: several ? letter : null };
    const first = [own, ...runners].map((runner) => runner.course.lowest[0]);
    const heights = heightsOf([...band.high, ...band.low], [...first, ...guesses.lowest.slice(0, 1)], trajectory.minimum?.loss);
    const ended = trajectory.outcome !== null;
    const overtaken = ended && !searches(run) ? overtaking(this.course, band.median) : null;
    this.result = ended ? result(run, several ? LETTERS[letter].name : "It", this.course, band, heights) : null;
    this.heights = heights;
    this.plot.draw({ length: band.median.length, band, own, others: runners, guesses, heights, overtaken });
    say(texts.name, several ? "the runs, by their letters" : nameOf(run));
    say(texts.guesses, guessesSaid(guesses, heights));
  }

  /** @param {Moment} moment */
  show({ run, trajectory, head, ended }) {
    const { band, heights, texts } = this;
    if (!this.course || !band || !heights) return;
    const lowest = this.course.lowest[head];
    const paid = spent(run, trajectory.step[head]);
    this.plot.head(paid, lowest);
    const over = this.result !== null && (ended || paid >= this.result.from);
    say(texts.result, over ? (this.result?.words ?? "") : meanwhile(lowest, band.median[Math.min(band.median.length, Math.floor(paid)) - 1]));
    say(texts.now, standing(run, trajectory.step[head], lowest, band, heights));
  }
}

/** @param {import("../run.js").Run} one @param {import("../run.js").Run} other */
const sameSurface = (one, other) => JSON.stringify(groundOf(one)) === JSON.stringify(groundOf(other));
