// @ts-check
/** When the carpet is drawn: as soon as it can be seen, again for other points or another window, never without WebGL. */

import { reach } from "./approximations.js";
import { arrowLength } from "./arrows.js";
import { createCarpet, hasWebGL } from "./carpet.js";
import { count, plain, significant } from "./format.js";
import { handles } from "./handles.js";
import { hessian } from "./hessian.js";
import { searches } from "./methods.js";
import { loss } from "./neuron.js";
import { loadPlotly } from "./plotly.js";
import { address } from "./run.js";
import { groundOf } from "./stage.js";
import { say, show } from "./svg.js";

/** @typedef {import("./carpet.js").Carpet} Carpet */
/** @typedef {import("./plotly.js").Figure} Figure */
/** @typedef {import("./landscape.js").Landscape} Landscape */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./theme.js").Tokens} Tokens */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */

const NO_WEBGL = "This browser draws no 3-D (WebGL is off), so the view from above is the main one.";
const NO_FIGURE = "The carpet could not be loaded yet. The view from above shows the same error.";
/** The arrow at the steepest point reaches over this share of the window. */
const REACH = 0.16;
/** Milliseconds until a figure that could not be had is asked for again. */
const RETRY = 3000;
const NAME =
  "The error surface over w and b in three dimensions. Drag to rotate, or use the arrow keys; plus and minus come closer and go away, 0 goes back.";

export class Opening {
  /** @param {HTMLElement} section @param {string} plotlyUrl @param {() => void} ready called when there is a new picture */
  constructor(section, plotlyUrl, ready) {
    this.section = section;
    this.plot = /** @type {HTMLElement} */ (section.querySelector(".plot"));
    this.notice = /** @type {HTMLElement} */ (section.querySelector(".notice"));
    this.height = /** @type {HTMLElement} */ (section.querySelector(".height"));
    this.buttons = /** @type {HTMLElement} */ (section.querySelector(".buttons"));
    /** The names of Taylor's patches. */
    this.key = /** @type {HTMLElement} */ (section.querySelector(".patches"));
    this.size = /** @type {HTMLElement} */ (this.key.querySelector("b"));
    this.plotlyUrl = plotlyUrl;
    this.ready = ready;
    /** @type {Carpet | null} */ this.carpet = null;
    /** What the carpet on screen was drawn for. */
    this.drawn = { ground: "", theme: /** @type {Tokens | null} */ (null) };
    this.busy = false;
    this.visible = false;
    this.reach = 1;
    this.works = hasWebGL();
    if (!this.works) this.without(NO_WEBGL);
    handles(section, this.plot, () => this.carpet);
  }

  /** There is a carpet now: keys can reach it. */
  open() {
    this.plot.tabIndex = 0;
    this.plot.setAttribute("role", "application");
    this.plot.setAttribute("aria-label", NAME);
  }

  /** Draw the carpet at once, so that its picture can be copied. */
  expose() {
    this.carpet?.expose();
  }

  /** Say why there is no carpet; the contour takes its room. @param {string} why */
  without(why) {
    this.works = false;
    this.say(why);
    document.body.classList.add("flat");
  }

  /** Say why there is no carpet. @param {string} why */
  say(why) {
    say(this.notice, why);
    this.notice.hidden = false;
  }

  /**
   * Other points, another window, another theme or another size, or only another start.
   * @param {Moment} moment
   */
  async ground({ run, parameters, landscape, theme, layers }) {
    for (const part of [this.plot, this.height, this.buttons]) part.style.visibility = layers.carpet ? "" : "hidden";
    this.visible = this.plot.clientWidth > 0; // asked here, not in every frame: it costs a layout
    if (!this.works || this.busy || !this.visible) return;
    const ground = JSON.stringify(groundOf(run));
    this.reach = REACH * (run.w_max - run.w_min);
    if (ground === this.drawn.ground && theme === this.drawn.theme) return this.carpet?.resize();
    this.busy = true;
    try {
      await this.draw(ground === this.drawn.ground ? null : run, parameters, theme, landscape);
      this.drawn = { ground, theme };
      this.notice.hidden = true;
      this.ready();
    } catch {
      // the last good picture stays, and the server is not asked again in every frame
      if (!this.carpet) this.say(NO_FIGURE);
      setTimeout(this.ready, RETRY);
    } finally {
      this.busy = false;
    }
  }

  /** @param {Run | null} run null where only the colours changed @param {string} parameters @param {Tokens} theme @param {Landscape} landscape */
  async draw(run, parameters, theme, { cut, top }) {
    if (run === null) return this.carpet?.recolour(theme);
    const lossAt = (/** @type {number} */ w, /** @type {number} */ b) => loss(run, w, b);
    const [figure] = await Promise.all([fetchFigure(parameters), loadPlotly(this.plotlyUrl)]);
    if (this.carpet) await this.carpet.surface(figure, lossAt);
    else {
      const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const options = { figure, plotlyUrl: this.plotlyUrl, tokens: theme, loss: lossAt, reducedMotion };
      this.carpet = await createCarpet(this.plot, options);
      this.open();
    }
    say(this.height, `height × ${plain(Number(this.carpet.terrain.exaggeration.toPrecision(1)))}${cut ? `, cut at ${plain(top)}` : ""}`);
    this.section.classList.toggle("clipped", cut);
  }

  /** @param {Moment} moment */
  show({ run, trajectory, kept, head, ball, layers, ghost, proposed }) {
    if (!this.carpet || !this.visible || !layers.carpet) return;
    const { w, b, loss: error, dw, db, kind, distance, lowest, outcome, last } = trajectory;
    const search = searches(run);
    const slope = { w: dw[head], b: db[head] };
    const promised = proposed && layers.path ? { step: proposed, slope, hessian: hessian(run, w[head], b[head]) } : null;
    this.carpet.show({
      w,
      b,
      loss: error,
      kind,
      distance,
      kept,
      head,
      ball,
      search,
      ring: search ? lowest[head] : 0,
      arrow: layers.arrows && !search ? this.arrow(trajectory, head) : null,
      bare: !layers.path,
      known: layers.fog ? slope : null,
      promised,
      ghost: layers.ghost && layers.path ? ghost : null,
      shortcut: layers.shortcut && !search && outcome !== null && last > 0 ? last : null,
    });
    show(this.key, promised !== null);
    if (promised) say(this.size, inSteps(reach(promised.step, this.carpet.terrain).times));
  }

  /** Downhill from the ball, as long as on the contour. @param {Trajectory} trajectory @param {number} head */
  arrow({ dw, db, slope, steepest }, head) {
    const length = (arrowLength(slope[head], steepest) / arrowLength(1, 1)) * this.reach;
    if (length < 0.2 * this.reach) return null;
    return { w: (-dw[head] / slope[head]) * length, b: (-db[head] / slope[head]) * length };
  }
}

/** @param {string} parameters @returns {Promise<Figure>} */
async function fetchFigure(parameters) {
  const answer = await fetch(address("api/figure", parameters));
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}

/** How large the patches are. @param {number} times the step's length; not finite where there is no step */
function inSteps(times) {
  if (!Number.isFinite(times)) return "no step";
  if (times === 1) return "as long as the step";
  return `${times < 1000 ? count(Math.round(times)) : significant(times, 1)} × the step`;
}
