// @ts-check
/** The step turned by a dial, its length kept: what each angle promises, and which is the best in truth. */

import { parse } from "../format.js";
import { goesDownhill } from "../methods.js";
import { isOpen } from "../tabs.js";
import { say, set, show } from "../svg.js";
import { angleOf, around } from "./around.js";
import { changes } from "./change.js";
import { Face } from "./face.js";
import { lesson, noAngle } from "./sentences.js";
import { Turning } from "./turning.js";
import { chain, mark, promise } from "./values.js";

/** @typedef {import("../stage.js").Moment} Moment */
/** @typedef {import("../update.js").Update} Update */
/** @typedef {import("./sentences.js").Taylor} Taylor */

export class Dial {
  /** @param {HTMLElement} panel @param {(angle: number | null) => void} changed called after the step was turned */
  constructor(panel, changed) {
    this.panel = panel;
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (panel.querySelector(selector));
    this.picture = find(".why-plot");
    this.turning = new Turning(this.picture);
    this.box = /** @type {HTMLInputElement} */ (find("#why-angle"));
    this.problem = find("#why-angle-problem");
    this.reset = /** @type {HTMLButtonElement} */ (find("[data-turn='back']"));
    this.texts = Object.fromEntries(
      [.../** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll("[data-why]"))].map((text) => [text.dataset.why, text]),
    );
    this.marker = find(".chain-mark");
    this.own = /** @type {Element} */ (this.texts.own.closest("li"));
    this.open = false;
    /** Whether the run's own steps all stand at 180°. */
    this.downhill = true;
    /** Degrees from the gradient; null: as the run makes the step. @type {number | null} */
    this.angle = null;
    const turn = (/** @type {number | null} */ angle) => {
      this.angle = angle;
      this.typing = false;
      this.drawn = "";
      set(this.box, { "aria-invalid": "false" });
      show(this.problem, false);
      changed(angle);
    };
    this.face = new Face(find(".why-face"), turn);
    this.reset.addEventListener("click", () => turn(null));
    this.box.addEventListener("input", () => (this.typing = true));
    this.box.addEventListener("blur", () => (this.typing = !this.problem.hidden));
    this.box.addEventListener("change", () => {
      const typed = parse(this.box.value.replace("°", ""));
      const fits = typed >= 0 && typed <= 360;
      set(this.box, { "aria-invalid": String(!fits) });
      show(this.problem, !fits);
      if (fits) turn(Math.round(typed) % 360);
    });
    /** Whether the box holds what is not yet, or can not be, the angle. */
    this.typing = false;
    /** What was drawn last. */
    this.drawn = "";
  }

  /** @param {Moment} moment */
  ground({ run }) {
    this.open = isOpen(this.panel);
    if (!this.open) return;
    this.downhill = goesDownhill(run);
    show(this.own, !this.downhill);
    this.turning.ground();
    this.drawn = "";
  }

  /** @param {Moment} moment @param {Update | null} made null where it is not known yet */
  show({ run, trajectory, head }, made) {
    if (!this.open || !made) return;
    const place = { w: trajectory.w[head], b: trajectory.b[head] };
    const drawn = `${place.w} ${place.b} ${made.w} ${made.b} ${this.angle}`;
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const all = around(changes(run, place, made.gradient), made);
    const own = all && angleOf(made);
    const angle = all && (this.angle ?? own);
    this.turning.show(all, Math.round(angle ?? 0));
    this.face.show(made.gradient, angle, all?.best ?? 0, this.downhill ? null : own);
    const words = angle === null ? "" : String(Math.round(angle));
    if (!this.typing) this.box.value = words;
    this.reset.setAttribute("aria-disabled", String(this.angle === null));
    say(this.texts.best, all ? `(${all.best}°)` : "");
    say(this.texts.own, own === null ? "" : `(${Math.round(own) % 360}°)`);
    const sentence = all === null ? noAngle(made) : lesson(all, trajectory.loss[0]);
    say(this.texts.lesson, sentence);
    set(this.picture, { "aria-label": `The change of the loss over all angles of the step. ${sentence}` });
  }

  /** @param {Taylor} taylor */
  tell(taylor) {
    const { "-k": lowest, product, k, cosine } = chain(taylor);
    const values = { ...promise(taylor), "-k": lowest, product, k, cosine };
    for (const [name, words] of Object.entries(values)) say(this.texts[name], words);
    mark(this.marker, taylor);
    set(this.face.element, { "aria-valuetext": `${this.box.value} degrees from the gradient, true change ${this.texts.actual.textContent}` });
  }
}
