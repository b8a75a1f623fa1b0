// @ts-check
/** A file comes to the page: by the button or dropped anywhere, sent with its progress, and refused in words at its place. */

import { percent } from "../../format.js";
import { say, show } from "../../svg.js";
import { bring, oneOf, tooLarge } from "./bringing.js";

/** @typedef {import("./bringing.js").Header} Header */
/** @typedef {import("./roles.js").Table} Table */
/** @typedef {import("./tables.js").Origin} Origin */

export class Arrival {
  /** @param {HTMLElement} root where files are chosen @param {number} largest of their bytes @param {(table: Table, origin: Origin) => void} arrived */
  constructor(root, largest, arrived) {
    const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
    this.largest = largest;
    this.arrived = arrived;
    this.input = /** @type {HTMLInputElement} */ (part("#file"));
    this.header = /** @type {HTMLSelectElement} */ (part("#header"));
    this.problem = part("#file-problem");
    this.sending = part("#sending");
    this.bar = /** @type {HTMLProgressElement} */ (part("progress"));
    this.words = part("#sending span");
    /** The file that is read again where its first row is another thing. @type {File | null} */ this.file = null;
    this.controller = new AbortController();
    part("#choose-file").addEventListener("click", () => this.input.click());
    part("#sending button").addEventListener("click", () => this.cancel());
    this.input.addEventListener("change", () => {
      const files = [...(this.input.files ?? [])];
      this.input.value = ""; // the same file can be chosen again
      if (files.length > 0) this.take(files);
    });
    this.header.addEventListener("change", () => void (this.file && this.take([this.file])));
    this.listen();
  }

  /** The whole page takes a file that is dropped, which a browser would open in its place. */
  listen() {
    const over = (/** @type {boolean} */ on) => document.body.classList.toggle("dropping", on);
    addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      over(true);
    });
    addEventListener("dragleave", ({ relatedTarget }) => relatedTarget === null && over(false));
    addEventListener("drop", (event) => {
      over(false);
      if (!event.dataTransfer || !event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      this.take([...event.dataTransfer.files]);
    });
  }

  /** @param {readonly File[]} files */
  async take(files) {
    this.cancel();
    const one = oneOf(files);
    const flaw = "words" in one ? one.words : tooLarge(one.file, this.largest);
    if (flaw !== "" || !("file" in one)) {
      this.explain(flaw);
      return;
    }
    const { file } = one;
    const { signal } = this.controller;
    const header = /** @type {Header} */ (this.header.value);
    this.file = file;
    this.explain("");
    this.tell(0);
    show(this.sending, true);
    const answer = await bring(file, header, (part) => this.tell(part), signal);
    if (signal.aborted) return;
    show(this.sending, false);
    if ("words" in answer) this.explain(answer.words);
    else this.arrived(answer.table, { file, header });
  }

  /** The file of the table in force, if it was brought: only that one is read again. @param {Origin | undefined} origin */
  fill(origin) {
    this.file = origin?.file ?? null;
    if (origin) this.header.value = origin.header;
  }

  /** Want nothing more of the file on its way. */
  cancel() {
    this.controller.abort();
    this.controller = new AbortController();
    show(this.sending, false);
  }

  /** @param {number} part of the file that was sent */
  tell(part) {
    this.bar.value = part;
    say(this.words, part < 1 ? `Sending: ${percent(part)}` : "Reading…");
  }

  /** @param {string} words */
  explain(words) {
    say(this.problem, words);
    show(this.problem, words !== "");
    if (words !== "") this.problem.scrollIntoView({ block: "nearest" });
  }
}
