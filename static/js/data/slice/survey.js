// @ts-check
/** A slice asked of the server: how far it is while it is computed, and then the slice; those that were had are kept. */

import { address, inWords } from "../../run.js";

/** @typedef {import("./relief.js").Slice} Slice */
/** @typedef {{EventSource: typeof EventSource, fetch: typeof fetch, wait: (act: () => void, milliseconds: number) => unknown}} World */
/**
 * @typedef {object} State
 * @property {Slice | null} slice once it is here
 * @property {number} share of the work that is done
 * @property {string} words why there is none, or ""
 */

/** Slices that are kept, the latest ones. */
const MOST = 8;
/** Milliseconds until a server that did not answer is asked again. */
const RETRY = 3000;
const SILENT = "The server does not answer. It is asked again in a moment.";

/** @type {World} */
const HERE = {
  get EventSource() {
    return EventSource;
  },
  fetch: (...request) => fetch(...request),
  wait: (act, milliseconds) => setTimeout(act, milliseconds),
};

export class Survey {
  /** @param {() => void} changed called when there is news of what is asked for @param {World} [world] */
  constructor(changed, world = HERE) {
    this.changed = changed;
    this.world = world;
    /** @type {Map<string, Slice>} */ this.known = new Map();
    /** What is asked for; null where nobody asks. @type {string | null} */ this.question = null;
    /** @type {State} */ this.state = { slice: null, share: 0, words: "" };
    /** @type {EventSource | null} */ this.source = null;
  }

  /** What is to be known now: the same question as before costs nothing. @param {string} question @returns {State} */
  ask(question) {
    if (question !== this.question) {
      this.drop();
      this.question = question;
      const slice = this.known.get(question) ?? null;
      this.state = { slice, share: 0, words: "" };
      if (!slice) this.open(question);
    }
    return this.state;
  }

  /** Nobody wants to know any more: the server stops computing. */
  drop() {
    this.source?.close();
    this.source = null;
    this.question = null;
  }

  /** @param {string} question */
  open(question) {
    const source = new this.world.EventSource(address("api/training/surface/stream", question));
    this.source = source;
    source.addEventListener("progress", ({ data }) => this.tell(source, { share: JSON.parse(data).share }));
    source.addEventListener("surface", ({ data }) => this.settle(source, question, JSON.parse(data)));
    // A cut connection is opened again by the browser; an answer that is no stream is not, and hides its words.
    source.addEventListener("error", () => {
      if (source.readyState === source.CLOSED) void this.inOne(source, question);
      else this.tell(source, { words: SILENT });
    });
  }

  /** Ask for the slice in one piece: either it comes, or the words why not. @param {EventSource} source @param {string} question */
  async inOne(source, question) {
    try {
      const answer = await this.world.fetch(address("api/training/surface", question));
      const body = await answer.json();
      if (answer.ok) return this.settle(source, question, body);
      if (Array.isArray(body.detail)) return this.tell(source, { words: inWords(body.detail) });
    } catch {
      // no network, no server, or not its answer
    }
    this.tell(source, { words: SILENT });
    this.world.wait(() => source === this.source && this.open(question), RETRY);
  }

  /** @param {EventSource} source @param {string} question @param {Slice} slice */
  settle(source, question, slice) {
    source.close();
    this.known.delete(question);
    this.known.set(question, slice);
    for (const oldest of [...this.known.keys()].slice(0, -MOST)) this.known.delete(oldest);
    this.tell(source, { slice, share: 1 });
  }

  /** @param {EventSource} source @param {Partial<State>} news */
  tell(source, news) {
    if (source !== this.source) return;
    this.state = { ...this.state, words: "", ...news };
    this.changed();
  }
}
