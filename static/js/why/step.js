// @ts-check
/** The step on screen with all its numbers: what it promises, what it keeps, and how the carpet bends here. */

import { goesDownhill } from "../methods.js";
import { isOpen } from "../tabs.js";
import { say, set, show } from "../svg.js";
import { changes } from "./change.js";
import { limit } from "./limits.js";
import { reason } from "./reasons.js";
import { LIMIT, breakEven, curvature, kept } from "./sentences.js";
import { Section } from "./section.js";
import { chain, mark, promise, vectors } from "./values.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("../stage.js").Moment} Moment */
/** @typedef {import("../update.js").Update} Update */
/** @typedef {import("./sentences.js").Taylor} Taylor */

export class Step {
  /** @param {HTMLElement} panel */
  constructor(panel) {
    this.panel = panel;
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (panel.querySelector(selector));
    this.picture = find(".why-plot");
    this.section = new Section(this.picture);
    this.reason = find(".reason");
    this.marker = find(".chain-mark");
    this.texts = [.../** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll("[data-why]"))];
    this.open = false;
    /** What the limit of the rate was computed for. @type {Run | null} */ this.run = null;
    /** @type {import("../trajectory.js").Minimum | null} */ this.minimum = null;
  }

  /** @param {Moment} moment */
  ground({ run }) {
    this.open = isOpen(this.panel);
    if (!this.open) return;
    show(this.reason, !goesDownhill(run));
    this.reason.classList.toggle("long", run.batch_size !== null);
    this.section.ground();
  }

  /** The picture follows every frame, from the page's own numbers. @param {Moment} moment @param {Update | null} made null where it is not known yet */
  show({ run, trajectory, head }, made) {
    if (!this.open) return;
    if (trajectory.minimum !== this.minimum || run !== this.run) this.fill({ limit: limit(run, trajectory.minimum) });
    this.minimum = trajectory.minimum;
    this.run = run;
    if (!made || (made.w === 0 && made.b === 0)) return this.section.hide(true);
    const place = { w: trajectory.w[head], b: trajectory.b[head] };
    const { gradient, ...step } = made;
    this.section.show(run, place, step, changes(run, place, gradient)(step));
  }

  /** The numbers are the server's. @param {Taylor} taylor @param {number} start the loss at the start of the run */
  tell(taylor, start) {
    const values = { ...vectors(taylor), ...chain(taylor), ...promise(taylor), ...curvature(taylor) };
    this.fill({ ...values, kept: kept(taylor, start), rate: breakEven(taylor), reason: this.run ? reason(this.run, taylor.kind) : "" });
    mark(this.marker, taylor);
    set(this.picture, { "aria-label": described(taylor, start) });
  }

  /** @param {Record<string, string>} values */
  fill(values) {
    for (const text of this.texts) {
      const value = values[text.dataset.why ?? ""];
      if (value !== undefined) say(text, value);
    }
  }
}

/** @param {Taylor} taylor @param {number} start */
function described(taylor, start) {
  const { first, second, actual } = promise(taylor);
  const words = kept(taylor, start);
  const told = `The loss along step ${taylor.step}: the tangent ends at a change of ${first}, the parabola at ${second}, the truth at ${actual}.`;
  return words === LIMIT ? `${told} ${LIMIT}` : told;
}
