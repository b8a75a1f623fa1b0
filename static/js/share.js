// @ts-check
/** The run, or the runs, elsewhere: as a link, a command, a script, a table, a picture, a page to print or a frame to embed. */

import { answer, copyFor } from "./copy.js";
import { plain, significant } from "./format.js";
import { LETTERS } from "./letters.js";
import { isPlain, searches } from "./methods.js";
import { nameOf } from "./naming.js";
import { photograph } from "./photograph.js";
import { address } from "./run.js";
import { say } from "./svg.js";

/** @typedef {import("./copy.js").Field} Field */
/** @typedef {import("./stage.js").Moment} Moment */

export class Share {
  /**
   * @param {HTMLDialogElement} dialog @param {HTMLElement} door the button that opens it
   * @param {() => void} expose draws the carpet at once, so that its picture can be copied
   * @param {() => string} linkOf all runs on screen, as a query string
   */
  constructor(dialog, door, expose, linkOf) {
    this.dialog = dialog;
    this.expose = expose;
    this.linkOf = linkOf;
    this.several = /** @type {HTMLElement} */ (dialog.querySelector("[data-several]"));
    this.status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
    /** @type {Moment | null} */
    this.moment = null;
    /** The run whose script is in the dialog. @type {string | null} */
    this.written = null;
    door.addEventListener("click", () => {
      this.fill();
      dialog.showModal();
    });
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (dialog.querySelectorAll("[data-copy]"))) {
      button.addEventListener("click", () => copyFor(this.field(button.dataset.copy ?? ""), button, this.status));
    }
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (dialog.querySelectorAll("[data-picture]"))) {
      button.addEventListener("click", () => this.save(button));
    }
  }

  /** @param {Moment} moment */
  ground({ parameters }) {
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-path]"))) {
      const { path = "" } = link.dataset;
      link.setAttribute("href", address(path, path === "./" ? this.linkOf() : parameters));
    }
  }

  /** @param {Moment} moment */
  show(moment) {
    this.moment = moment;
  }

  /** @param {string} name @returns {Field} */
  field(name) {
    return /** @type {Field} */ (this.dialog.querySelector(`#share-${name}`));
  }

  /** Write what is on screen into the fields. */
  fill() {
    const parameters = this.moment?.parameters ?? "";
    const several = (this.moment?.companions.length ?? 0) > 0;
    const link = new URLSearchParams(this.linkOf());
    const whole = (/** @type {string} */ path) => new URL(address(path, link.toString()), document.baseURI).href;
    this.several.hidden = !several;
    say(this.several, `Link, frame and terminal have all runs; the others have run ${LETTERS[this.moment?.letter ?? 0].name}, which is shown.`);
    this.field("link").value = whole("./");
    const frame = whole("embed").replaceAll("&", "&amp;");
    this.field("embed").value = `<iframe src="${frame}" title="Gradient descent" width="100%" height="420"></iframe>`;
    link.delete("shown");
    this.field("curl").value = `curl -N "${whole(several ? "api/comparison/stream" : "api/trajectory/stream")}"`;
    /** @type {HTMLElement} */ (this.dialog.querySelector("[data-caution]")).hidden = location.protocol !== "http:";
    this.write(parameters);
  }

  /** @param {string} parameters */
  async write(parameters) {
    if (parameters === this.written) return;
    const field = this.field("script");
    const button = /** @type {HTMLButtonElement} */ (this.dialog.querySelector("[data-copy=script]"));
    field.value = "…";
    button.disabled = true;
    try {
      const answer = await fetch(address("api/trajectory.py", parameters));
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
      field.value = await answer.text();
      this.written = parameters;
      button.disabled = false;
    } catch {
      field.value = "# The server does not answer.";
      this.written = null;
    }
  }

  /** @param {HTMLButtonElement} button */
  async save(button) {
    const name = button.dataset.picture ?? "";
    const element = /** @type {HTMLElement} */ (document.getElementById(name));
    const { moment } = this;
    if (!moment) return;
    const cover = await uncover(element);
    try {
      this.expose();
      download(await photograph(element, moment.theme, inWords(moment)), fileName(name, moment));
      answer(button, this.status, "Saved");
    } catch {
      answer(button, this.status, "Not on screen");
    }
    cover();
  }
}

/** What is said below a picture, the most needed first. @param {Moment} moment */
function inWords({ run, trajectory, head, letter, companions }) {
  const { step, w, b, loss } = trajectory;
  const all = [...companions, { letter, run }].sort((one, other) => one.letter - other.letter);
  const named = companions.length === 0 ? [] : all.map((each) => `${LETTERS[each.letter].name}: ${nameOf(each.run)}`);
  return [
    ...named,
    `step ${step[head]}: L = ${significant(loss[head])}`,
    isPlain(run) ? `η = ${plain(run.learning_rate)}` : nameOf(run),
    ...(searches(run) ? [] : [`start ${plain(run.w)}, ${plain(run.b)}`]),
    `now w = ${significant(w[head])}, b = ${significant(b[head])}`,
    "Flying Carpet",
  ];
}

/** @param {string} name @param {Moment} moment */
function fileName(name, { parameters, trajectory, head }) {
  const run = parameters.replace(/%2C/gi, ",").replace(/[^\w.,=-]+/g, "_").slice(0, 80);
  return ["flying-carpet", name.replace("-plot", ""), run, `step-${trajectory.step[head]}`].filter(Boolean).join("-") + ".png";
}

/** @param {Blob} blob @param {string} name */
function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * Open the tabs behind which a picture waits, and let it be drawn.
 * @param {HTMLElement} element
 * @returns {Promise<() => void>} opens again what was open
 */
async function uncover(element) {
  /** @type {HTMLElement[]} */
  const before = [];
  for (let part = element.parentElement; part; part = part.parentElement) {
    const tab = /** @type {HTMLElement | null} */ (part.id && document.querySelector(`[role=tab][aria-selected=false][aria-controls="${part.id}"]`));
    if (!tab || element.getBoundingClientRect().width > 0) continue;
    const open = /** @type {HTMLElement | null} */ (tab.parentElement?.querySelector("[aria-selected=true]"));
    if (open) before.unshift(open);
    tab.click();
  }
  for (let frame = 0; before.length > 0 && frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  return () => before.forEach((tab) => tab.click());
}
