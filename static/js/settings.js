// @ts-check
/** The boxes and the slider: what is typed becomes a run when it is committed, and what was refused is said beside it. */

import { parse, plain } from "./format.js";

/** @typedef {import("./run.js").Problem} Problem */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./run.js").Typed} Typed */

/** Commits of one control that follow each other within this many milliseconds share one entry in the history. */
const ONE_ENTRY = 1500;

export class Settings {
  /**
   * @param {HTMLElement[]} roots where the controls are; each has the name of a setting
   * @param {(typed: Typed, push: boolean) => void} commit
   */
  constructor(roots, commit) {
    this.roots = roots;
    this.commit = commit;
    /** @type {Run | null} */ this.run = null;
    this.points = /** @type {HTMLElement} */ (this.find("#points"));
    this.row = /** @type {HTMLTemplateElement} */ (document.getElementById("point-row"));
    this.slider = /** @type {HTMLInputElement} */ (this.find("#rate-slider"));
    this.rate = /** @type {HTMLInputElement} */ (this.find('[name="learning_rate"]'));
    this.latest = { name: "", time: 0 };
    this.listen();
  }

  /** @param {string} selector */
  find(selector) {
    return this.roots.map((root) => root.querySelector(selector)).find((element) => element !== null) ?? null;
  }

  /** @returns {HTMLInputElement[]} */
  get boxes() {
    return this.roots.flatMap((root) => [.../** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("input[name]"))]);
  }

  listen() {
    for (const root of this.roots) {
      root.addEventListener("change", (event) => {
        const name = /** @type {HTMLElement} */ (event.target).getAttribute("name");
        if (name) this.changed(name);
      });
      root.addEventListener("submit", (event) => event.preventDefault());
    }
    this.slider.addEventListener("input", () => this.slide());
    this.slider.addEventListener("change", () => this.changed("learning_rate"));
    this.find("#add-point")?.addEventListener("click", () => this.add());
    this.points.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (button) this.remove(/** @type {HTMLElement} */ (button.closest("li")));
    });
  }

  /** The slider's place is the power of ten; the box says the rate, to two digits. */
  slide() {
    const rate = Number((10 ** Number(this.slider.value)).toPrecision(2));
    this.rate.value = plain(rate);
    this.slider.setAttribute("aria-valuetext", plain(rate));
  }

  /** @param {string} name */
  changed(name) {
    const now = performance.now();
    const push = name !== this.latest.name || now - this.latest.time > ONE_ENTRY;
    this.latest = { name, time: now };
    this.commit(this.typed(), push);
  }

  /** Everything as it stands in the boxes, over the run shown. @returns {Typed} */
  typed() {
    /** @type {Typed} */
    const typed = { ...this.run };
    for (const box of this.boxes.filter((b) => b.name !== "point")) typed[box.name] = numberOrText(box.value);
    typed.point = [...this.points.querySelectorAll("li")].map((row) =>
      [...row.querySelectorAll("input")].map((box) => numberOrText(box.value)),
    );
    return typed;
  }

  /** Show a run in the controls. @param {Run} run */
  fill(run) {
    this.run = run;
    for (const box of this.boxes.filter((b) => b.name !== "point")) {
      const value = run[/** @type {keyof Run} */ (box.name)];
      if (typeof value === "number") box.value = plain(value);
    }
    this.slider.value = String(Math.log10(run.learning_rate));
    this.slider.setAttribute("aria-valuetext", plain(run.learning_rate));
    this.points.replaceChildren(...run.point.map(([x, y], k) => this.pointRow(k, plain(x), plain(y))));
    this.lock();
    this.explain([]);
  }

  /** @param {number} k @param {string} x @param {string} y */
  pointRow(k, x, y) {
    const row = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (this.row.content.cloneNode(true)).firstElementChild);
    const [first, second] = row.querySelectorAll("input");
    const button = /** @type {HTMLButtonElement} */ (row.querySelector("button"));
    const badge = /** @type {HTMLElement} */ (row.querySelector(".point-name"));
    badge.textContent = String(k + 1);
    badge.classList.add(`point-${(k % 2) + 1}`);
    first.value = x;
    second.value = y;
    first.setAttribute("aria-label", `x of point ${k + 1}`);
    second.setAttribute("aria-label", `y of point ${k + 1}`);
    button.setAttribute("aria-label", `Remove point ${k + 1}`);
    return row;
  }

  /** A new point starts beside the last one; it counts as soon as it is there. */
  add() {
    const k = this.points.children.length;
    const last = this.run?.point.at(-1) ?? [0, 0.5];
    const row = this.pointRow(k, plain(Number((last[0] + 1).toPrecision(6))), plain(last[1]));
    this.points.append(row);
    this.changed("point");
    this.points.lastElementChild?.querySelector("input")?.select();
  }

  /** @param {HTMLElement} row */
  remove(row) {
    row.remove();
    this.changed("point");
  }

  /** One point must stay. */
  lock() {
    const buttons = this.points.querySelectorAll("button");
    for (const button of buttons) button.disabled = buttons.length === 1;
  }

  /** Say at each control why it was refused; none clears them. @param {Problem[]} problems */
  explain(problems) {
    for (const root of this.roots) {
      for (const place of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-problem]"))) {
        const mine = problems.filter(({ loc }) => loc.includes(place.dataset.problem ?? ""));
        place.textContent = mine.map(({ msg }) => msg).join(" ");
        place.hidden = mine.length === 0;
      }
      for (const box of root.querySelectorAll("input[name]")) {
        const refused = problems.some(({ loc }) => loc.includes(box.getAttribute("name") ?? ""));
        box.toggleAttribute("aria-invalid", refused);
        if (refused) box.setAttribute("aria-invalid", "true");
      }
    }
  }
}

/** @param {string} text */
function numberOrText(text) {
  const value = parse(text);
  return Number.isNaN(value) ? text.trim() : value;
}
