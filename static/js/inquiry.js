// @ts-check
/**
 * A question that follows the playhead: asked anew whenever it becomes another one, at most ten times a second, and
 * answered for good when it stays. Only the latest question counts.
 */

import { inWords } from "./run.js";

/**
 * @callback Answered
 * @param {any} document what the server answered; null where it refused or could not be reached
 * @param {string} question @param {string} [words] why there is no answer
 */
/** @typedef {{fetch: typeof fetch, wait: (act: () => void, milliseconds: number) => number, cancel: (timer: number) => void, now: () => number}} World */

/** Milliseconds between two questions. */
const PAUSE = 100;
/** Milliseconds until a server that did not answer is asked again. */
const RETRY = 3000;
const SILENT = "The server does not answer. It is asked again in a moment.";

/** @type {World} */
const HERE = {
  fetch: (...request) => fetch(...request),
  wait: (act, milliseconds) => window.setTimeout(act, milliseconds),
  cancel: (timer) => window.clearTimeout(timer),
  now: () => performance.now(),
};

export class Inquiry {
  /** @param {Answered} answered @param {World} [world] */
  constructor(answered, world = HERE) {
    this.answered = answered;
    this.world = world;
    /** The question in force, with its body: null where nobody asks. @type {{question: string, body: string | null} | null} */
    this.wanted = null;
    /** Whether the question in force has its answer. */
    this.settled = true;
    this.busy = false;
    this.timer = 0;
    this.last = -Infinity;
  }

  /**
   * What is to be known now; the same question as before costs nothing.
   * @param {string} question an address @param {unknown} [body] posted as JSON where there is one
   */
  ask(question, body) {
    const text = body === undefined ? null : JSON.stringify(body);
    if (this.wanted?.question === question && this.wanted.body === text) return;
    this.wanted = { question, body: text };
    this.settled = false;
    this.world.cancel(this.timer); // it may have been a long one, for a server that did not answer
    this.timer = 0;
    this.plan(this.last + PAUSE - this.world.now());
  }

  /** Nobody wants to know any more. */
  drop() {
    this.wanted = null;
    this.settled = true;
    this.world.cancel(this.timer);
    this.timer = 0;
  }

  /** Ask after so many milliseconds, unless an answer is on its way: then after that. @param {number} milliseconds */
  plan(milliseconds) {
    if (this.busy || this.timer) return;
    this.timer = this.world.wait(() => {
      this.timer = 0;
      void this.send();
    }, Math.max(0, milliseconds));
  }

  async send() {
    const asked = this.wanted;
    if (!asked || this.settled) return;
    this.busy = true;
    this.last = this.world.now();
    const { document, words, final } = await this.answer(asked);
    this.busy = false;
    if (this.wanted === null) return;
    const latest = this.wanted === asked;
    // While the playhead runs, an answer that is a moment old is worth showing; a refusal of the past is not.
    if (latest || document !== null) this.answered(document, asked.question, words);
    if (latest) this.settled = final;
    if (!this.settled) this.plan(latest ? RETRY : this.last + PAUSE - this.world.now());
  }

  /** @param {{question: string, body: string | null}} asked */
  async answer({ question, body }) {
    const options = body === null ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body };
    try {
      const response = await this.world.fetch(question, options);
      if (response.ok) return { document: await response.json(), final: true };
      if (response.status === 422) return { document: null, words: inWords((await response.json()).detail), final: true };
    } catch {
      // no network, no server, or not its answer
    }
    return { document: null, words: SILENT, final: false };
  }
}
