// @ts-check
/** The view "Slice": the loss over two weights, or over the plane in which the path varies most, with the path on it. */

import { count } from "../../format.js";
import { Legend } from "../../legend.js";
import { say, show } from "../../svg.js";
import { isOpen } from "../../tabs.js";
import { Above } from "./above.js";
import { Choice } from "./choice.js";
import { Laid } from "./laid.js";
import { Surface } from "./surface.js";
import { Survey } from "./survey.js";
import { caution, gap, inShares } from "./words.js";

/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("../training.js").Moment} Moment */

const COMPUTING = "Computing the slice";
const NOTHING = "Every loss of this slice is beyond the largest number: there is nothing to draw.";

/** @param {HTMLElement} panel @param {{stage: Desk, plotly: string}} context its address */
export function open(panel, { stage, plotly }) {
  return new View(panel, stage, plotly);
}

class View {
  /** @param {HTMLElement} panel @param {Desk} desk @param {string} plotly */
  constructor(panel, desk, plotly) {
    const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (panel.querySelector(`[data-slice="${name}"]`));
    const again = () => desk.invalidate("ground");
    this.panel = panel;
    this.texts = { shares: find("shares"), caution: find("caution"), gap: find("gap"), waiting: find("waiting") };
    this.wait = find("wait");
    this.progress = /** @type {HTMLProgressElement} */ (this.wait.querySelector("progress"));
    this.choice = new Choice(panel, again);
    this.survey = new Survey(again);
    this.legend = new Legend(find("scale"));
    this.plot = find("above");
    this.above = new Above(this.plot);
    this.surface = new Surface(find("surface"), plotly, again);
    /** The slice on screen, which may be that of another training while the next one is computed. @type {Laid | null} */
    this.laid = null;
    /** Whether it is the one that is asked for. */
    this.fresh = false;
    for (const part of panel.children) show(part, !part.matches(".loading"));
  }

  /** @param {Moment} moment */
  ground(moment) {
    if (!isOpen(this.panel)) return this.survey.drop();
    this.choice.offer(moment.opening);
    this.walk(moment);
  }

  /** @param {Moment} moment */
  walk(moment) {
    const { trajectory, theme } = moment;
    const question = questionOf(moment, this.choice.weights);
    const state = question === null ? null : this.survey.ask(question);
    if (!state) this.survey.drop();
    const slice = state?.slice && drawable(state.slice) ? state.slice : null;
    this.fresh = slice !== null;
    this.panel.classList.toggle("stale", !this.fresh);
    show(this.wait, !this.fresh);
    show(this.progress, state !== null && !state.slice && !state.words);
    this.progress.value = state?.share ?? 0;
    if (!slice) return say(this.texts.waiting, state ? state.words || (state.slice ? NOTHING : COMPUTING) : inWords(moment));
    if (slice !== this.laid?.slice) this.laid = new Laid(slice, trajectory, this.choice.names);
    this.above.take(this.laid, theme);
    this.legend.ground(/** @type {any} */ ({ landscape: this.laid.relief.scale, theme }));
    void this.surface.take(this.laid, theme);
    const { shares, caution: what } = this.texts;
    say(shares, slice.variance_share ? inShares(slice.variance_share) : "");
    say(what, caution(this.laid, trajectory.step[trajectory.last]));
    this.plot.setAttribute("aria-label", `The slice from above: ${this.choice.inWords}, with the path. ${what.textContent}`);
  }

  /** @param {Moment} moment */
  show({ trajectory, head, theme }) {
    const { laid, fresh } = this;
    if (!laid || !fresh) return;
    this.above.walk(head, theme);
    this.surface.walk(laid, head);
    say(this.texts.gap, gap(laid, trajectory.step[head], trajectory.loss[head], head));
  }
}

/**
 * What the server is asked, once the whole path is here; of a training that was stopped, as far as it came.
 * @param {Moment} moment @param {readonly string[]} weights @returns {string | null}
 */
function questionOf({ parameters, settings, trajectory, ended, stopped }, weights) {
  const last = trajectory.step[trajectory.last];
  if (!ended && !(stopped && last > 0)) return null;
  const question = new URLSearchParams(parameters);
  if (settings.every > 1) question.set("every", String(settings.every));
  if (!ended) question.set("max_steps", String(last));
  for (const weight of weights) question.append("weight", weight);
  return question.toString();
}

/** Whether anything of it can be drawn. @param {import("./relief.js").Slice} slice */
function drawable({ loss }) {
  return loss.some((row) => row.some((value) => value !== null));
}

/** Why nothing is asked yet. @param {Moment} moment */
function inWords({ stopped, trajectory, settings }) {
  if (stopped) return "There is no path: the training was stopped before its first step.";
  return `The slice is laid around the whole path: it comes when the training has ended, or when you stop it. ${count(trajectory.step[trajectory.last])} of ${count(settings.max_steps)} steps are here.`;
}
