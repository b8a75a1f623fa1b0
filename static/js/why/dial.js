// @ts-check
/** The step turned by a dial, its length kept: what each angle promises, and which is the best in truth. */

import { parse } from "../format.js";
import { isOpen } from "../tabs.js";
import { say, set, show } from "../svg.js";
import { update } from "../update.js";
import { angleOf, around } from "./around.js";
import { changes } from "./change.js";
import { Face } from "./face.js";
import { lesson } from "./sentences.js";
import { Turning } from "./turning.js";
import { chain, mark, promise } from "./values.js";

/** @typedef {import("../stage.js").Moment} Moment */
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
    this.open = false;
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

  ground() {
    this.open = isOpen(this.panel);
    if (!this.open) return;
    this.turning.ground();
    this.drawn = "";
  }

  /** @param {Moment} moment */
  show({ run, trajectory, head }) {
    if (!this.open) return;
    const drawn = `${trajectory.w[head]} ${trajectory.b[head]} ${run.learning_rate} ${this.angle}`;
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const place = { w: trajectory.w[head], b: trajectory.b[head] };
    const made = update(run, trajectory, head);
    if (!made) return;
    const all = around(changes(run, place, made.gradient), made);
    const angle = all && (this.angle ?? angleOf(made));
    this.turning.show(all, Math.round(angle ?? 0));
    this.face.show(made.gradient, angle, all?.best ?? 0);
    const words = angle === null ? "" : String(Math.round(angle));
    if (!this.typing) this.box.value = words;
    this.reset.setAttribute("aria-disabled", String(this.angle === null));
    say(this.texts.best, all ? `(${all.best}°)` : "");
    const sentence = lesson(all, trajectory.loss[0]);
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
