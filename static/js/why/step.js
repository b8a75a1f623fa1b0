// @ts-check
/** The step on screen with all its numbers: what it promises, what it keeps, and how the carpet bends here. */

import { isOpen } from "../tabs.js";
import { significant } from "../format.js";
import { say, set } from "../svg.js";
import { update } from "../update.js";
import { changes } from "./change.js";
import { LIMIT, breakEven, curvature, kept, limit } from "./sentences.js";
import { Section } from "./section.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("../stage.js").Moment} Moment */
/** @typedef {import("./sentences.js").Taylor} Taylor */

/** Below this a number is written with a power of ten, and needs the room of the digits it then does without. */
const SMALL = 1e-4;

export class Step {
  /** @param {HTMLElement} panel */
  constructor(panel) {
    this.panel = panel;
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (panel.querySelector(selector));
    this.picture = find(".why-plot");
    this.section = new Section(this.picture);
    this.marker = find(".chain-mark");
    this.texts = [.../** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll("[data-why]"))];
    this.open = false;
    /** What 2/λmax was computed for. @type {Run | null} */ this.run = null;
    /** @type {import("../trajectory.js").Minimum | null} */ this.minimum = null;
  }

  ground() {
    this.open = isOpen(this.panel);
    if (this.open) this.section.ground();
  }

  /** The picture follows every frame, from the page's own numbers. @param {Moment} moment */
  show({ run, trajectory, head }) {
    if (!this.open) return;
    if (trajectory.minimum !== this.minimum || run !== this.run) this.fill({ limit: limit(run.point, trajectory.minimum) });
    this.minimum = trajectory.minimum;
    this.run = run;
    const place = { w: trajectory.w[head], b: trajectory.b[head] };
    const { gradient, ...step } = update(run, trajectory, head);
    const moves = step.w !== 0 || step.b !== 0;
    if (moves) this.section.show(run.point, place, step, changes(run.point, place, gradient)(step));
    else this.section.hide(true);
  }

  /** The numbers are the server's. @param {Taylor} taylor @param {number} start the loss at the start of the run */
  tell(taylor, start) {
    const values = { ...vectors(taylor), ...chain(taylor), ...promise(taylor), ...curvature(taylor) };
    this.fill({ ...values, kept: kept(taylor, start), rate: breakEven(taylor) });
    this.marker.style.setProperty("--at", `${50 + 50 * (taylor.cos_angle ?? 0)}%`);
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

/** @param {Taylor} taylor @returns {Record<string, string>} */
function vectors({ w, b, gradient, direction, learning_rate: eta, hessian, eigenvalues }) {
  const [small, large] = eigenvalues;
  const [u, v] = [direction[0] ?? NaN, direction[1] ?? NaN];
  const pairs = { w, b, dw: gradient[0], db: gradient[1], u, v, "step-w": eta * u, "step-b": eta * v };
  const bends = { ww: hessian[0][0], wb: hessian[0][1], bb: hessian[1][1], small, large };
  return { ...written(pairs, 4), ...written(bends, 3) };
}

/** −k ≤ uᵀ∇L = k cos β ≤ k, with k = ‖u‖·‖∇L‖. @param {Taylor} taylor @returns {Record<string, string>} */
function chain({ gradient, direction, angle, cos_angle: cosine }) {
  const k = Math.hypot(...gradient) * Math.hypot(direction[0] ?? NaN, direction[1] ?? NaN);
  if (cosine === null) return { "-k": "0", product: "0", k: "0", angle: "–", cosine: "–", against: "" };
  return { "-k": significant(-k), product: significant(k * cosine), k: significant(k), angle: `${round(angle ?? NaN)}°`, cosine: round(cosine), against: cosine < -1 + 1e-9 ? ": straight against ∇L." : "." };
}

/** @param {Taylor} taylor @returns {Record<string, string>} */
export function promise({ first_order, second_order, actual }) {
  const number = (/** @type {number | null} */ change) => (change === null ? "not finite" : significant(change));
  return { first: number(first_order), second: number(second_order), actual: number(actual) };
}

/** −1, 180, 0.7071: whole where it is whole. @param {number} value */
function round(value) {
  const near = Math.round(value);
  return Math.abs(value - near) < 1e-9 ? significant(near, Math.max(1, String(Math.abs(near)).length)) : significant(value);
}

/** Numbers in a vector or a matrix. @param {Record<string, number>} values @param {number} digits @returns {Record<string, string>} */
function written(values, digits) {
  const entry = (/** @type {number} */ value) => {
    if (Number.isNaN(value)) return "–";
    return Math.abs(value) < SMALL ? significant(value, 2).replaceAll(" ", "\u200a") : significant(value, digits);
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, entry(value)]));
}

/** @param {Taylor} taylor @param {number} start */
function described(taylor, start) {
  const { first, second, actual } = promise(taylor);
  const words = kept(taylor, start);
  const told = `The loss along step ${taylor.step}: the tangent ends at a change of ${first}, the parabola at ${second}, the truth at ${actual}.`;
  return words === LIMIT ? `${told} ${LIMIT}` : told;
}
