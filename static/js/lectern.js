// @ts-check
/** Where a lecture is given from: its door, its bar, a clicker's keys and the page's address; what a scene sets up is the page's. */

import { Board } from "./board.js";
import { Programme, linkTo } from "./programme.js";

/** @typedef {import("./programme.js").Told} Told */

const NO_ANSWER = "The server does not answer, so the numbers of this answer are missing. Try again.";
/** @type {Record<string, "on" | "back">} what clickers send */
const KEYS = { PageDown: "on", PageUp: "back" };

/** @template {Told} Scene */
export class Lectern {
  /** @param {readonly {title: string, scenes: readonly Scene[]}[]} chapters */
  constructor(chapters) {
    /** @type {Programme<Scene>} */
    this.programme = new Programme(chapters);
    const element = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
    this.door = element("lecture-door");
    /** The page's own. */
    this.title = document.title;
    this.board = new Board(element("lecture-bar"), element("answer"), this.programme, {
      reveal: () => this.reveal(!this.programme.revealed),
      on: () => this.turn("on"),
      back: () => this.turn("back"),
      open: (at) => this.go(at),
      leave: () => this.leave(),
    });
    addEventListener("keydown", (event) => this.key(event), { capture: true });
  }

  /** Go in at the first scene, or out. */
  toggle() {
    if (this.programme.scene) this.leave();
    else this.go(0);
  }

  /**
   * The page's address was opened, or come back to: show the scene it names, if any.
   * @param {boolean} afresh whether the page itself was opened, so that nobody has asked for a run yet
   * @returns {boolean} whether the scene's own run was asked for: where the link has settings, they are the run
   */
  arrive(afresh) {
    const at = this.programme.named(location.search);
    if (at < 0) this.close();
    else this.present(at, false);
    const own = at >= 0 && afresh && !this.linked;
    if (own) this.commit();
    return own;
  }

  /** Open a scene as a step to come back to. @param {number} at @param {boolean} [revealed] */
  go(at, revealed = false) {
    const scene = this.programme.scenes[at];
    history.pushState(null, "", linkTo(location.pathname, location.search, scene.id, this.parameters(scene)));
    this.present(at, revealed);
    this.commit();
  }

  /** Show a scene's question, or its answer too. @param {number} at @param {boolean} revealed */
  present(at, revealed) {
    this.programme.open(at, revealed);
    const scene = /** @type {Scene} */ (this.programme.scene);
    document.title = `${scene.title} · Flying Carpet`;
    this.door.setAttribute("aria-pressed", "true");
    this.board.show();
  }

  /** The settings of a scene's run, as a query string. @param {Scene} _scene */
  parameters(_scene) {
    return "";
  }

  /** Whether the page's address has settings. */
  get linked() {
    return false;
  }

  /** What is on screen, as a query string. */
  get link() {
    return "";
  }

  /** Ask for the run of the scene that was opened. */
  commit() {}

  /** What puts a scene's numbers into its sentences. @param {Scene} _scene @returns {Promise<(sentence: string) => string>} rejects where no server answers */
  async filler(_scene) {
    return (sentence) => sentence;
  }

  /** @param {"on" | "back"} direction */
  turn(direction) {
    const { programme } = this;
    const before = programme.revealed;
    const next = direction === "on" ? programme.on() : programme.back();
    if (next !== null) this.go(next, direction === "back");
    else if (programme.revealed !== before) this.reveal(programme.revealed);
  }

  /** @param {boolean} revealed */
  reveal(revealed) {
    this.programme.revealed = revealed;
    this.board.show();
    if (revealed) this.answer();
  }

  /** Put the answer on the card, with the numbers of the scene's own run, whatever run the viewer has tried since. */
  async answer() {
    const { scene } = this.programme;
    if (!scene) return;
    const full = await this.filler(scene).catch(() => null);
    if (this.programme.scene !== scene || !this.programme.revealed) return;
    if (full) this.board.answer(scene.reveal.map(full), scene.caution && full(scene.caution));
    else this.board.answer([NO_ANSWER]);
  }

  /** Go on without the lecture; the run stays. */
  leave() {
    history.pushState(history.state, "", linkTo(location.pathname, location.search, null, this.link));
    this.close();
    this.door.focus();
  }

  close() {
    this.programme.open(-1);
    document.title = this.title;
    this.door.setAttribute("aria-pressed", "false");
    this.board.show();
  }

  /** A clicker's keys lead on wherever the focus is: a lecturer who has just moved a slider need not think of it. @param {KeyboardEvent} event */
  key(event) {
    const direction = KEYS[event.key];
    if (!direction || !this.programme.scene || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.turn(direction);
  }
}
