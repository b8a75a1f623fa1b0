// @ts-check
/** Lecture mode: a scene sets the run, the playhead, the layers and the panel; a clicker leads through them. */

import { answerTo } from "./answer.js";
import { Board } from "./board.js";
import { open, pick, select } from "./controls.js";
import { Cover } from "./cover.js";
import { Displacement } from "./displacement.js";
import { Guesses } from "./guesses.js";
import { LAYERS } from "./layers.js";
import { Programme, linkTo, parametersOf } from "./programme.js";
import { settingsOf } from "./run.js";
import { CHAPTERS } from "./scenes.js";
import { indexAt } from "./trajectory.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./scenes.js").Scene} Scene */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./stage.js").Stage} Stage */
/** @typedef {import("./later.js").Context & {session: Session, defaults: Run}} Setting what the lecture is given in */
/** @typedef {{scene: (scene: Scene | null, revealed: boolean) => void}} Prop something that a scene can bring with it */

/** The layers of a scene that says nothing of them: the run before belongs to another question. */
const USUAL = { ...LAYERS, ghost: false };
/** @type {Record<string, "on" | "back">} what clickers send */
const KEYS = { PageDown: "on", PageUp: "back" };

export class Lecture {
  /** @param {Setting} setting */
  constructor(setting) {
    const { stage, session, defaults, contour, guesses } = setting;
    this.programme = new Programme(CHAPTERS);
    this.stage = stage;
    this.session = session;
    this.defaults = defaults;
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
    /** The layers as they were outside the lecture. @type {import("./layers.js").Layers | null} */ this.outside = null;
    /** The trajectory that the scene's own is waited for behind. @type {object | null} */ this.behind = null;
    /** Whether Play was asked for before the run was here. */
    this.eager = false;
    /** The last commit: two at once could arrive in the wrong order. */
    this.settled = Promise.resolve();
    /** @type {(Prop & import("./stage.js").View)[]} */
    this.props = [
      new Guesses(element("guess"), (place) => stage.ask(place), guesses),
      new Displacement(contour),
      new Cover(element("slip"), () => import("./slips/slips.js"), setting),
      new Cover(element("one-weight"), () => import("./one-weight/one-weight.js"), setting),
      new Cover(element("expression"), () => import("./expression/expression.js"), setting),
    ];
    stage.views.push(this, ...this.props);
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
    if (at < 0 || !afresh || settingsOf(location.search, this.defaults) !== "") return false;
    this.commit();
    return true;
  }

  /** Open a scene as a step to come back to. @param {number} at @param {boolean} [revealed] */
  go(at, revealed = false) {
    const scene = this.programme.scenes[at];
    const link = linkTo(location.pathname, location.search, scene.id, parametersOf(scene, this.defaults));
    history.pushState(null, "", link);
    this.present(at, revealed);
    this.commit();
  }

  /** Ask for the scene's run, after the one before was answered. */
  async commit() {
    const { scene, at } = this.programme;
    await this.settled;
    if (!scene || at !== this.programme.at) return;
    this.settled = this.session.compare(/** @type {import("./run.js").Typed} */ (scene.run ?? {}), scene.runs);
  }

  /** @param {number} at @param {boolean} revealed */
  present(at, revealed) {
    this.outside ??= this.stage.layers;
    this.programme.open(at, revealed);
    const scene = /** @type {Scene} */ (this.programme.scene);
    this.behind = this.stage.player.trajectory;
    this.eager = false;
    document.title = `${scene.title} · Flying Carpet`;
    this.door.setAttribute("aria-pressed", "true");
    this.board.show();
    this.stage.player.pause();
    this.stage.ask(null);
    this.stage.lay({ ...USUAL, ...scene.layers, ...(revealed && scene.uncover) });
    pick(`[name="timeline"][value="${scene.timeline ?? "distance"}"]`);
    select("speed", String(scene.speed ?? 1));
    const tab = scene.tab ?? "neuron";
    if (scene.part) /** @type {HTMLElement} */ (document.getElementById(tab)).dataset.show = scene.part;
    open(tab);
    document.body.classList.toggle("covered", scene.cover !== undefined);
    for (const prop of this.props) prop.scene(scene, revealed);
    if (revealed) this.answer();
  }

  /** As soon as the scene's own run is here, the playhead goes to its place. @param {Moment} moment */
  walk({ trajectory }) {
    const { scene } = this.programme;
    if (!scene || this.behind === null || trajectory === this.behind) return;
    const step = scene.step ?? 0;
    const here = trajectory.outcome !== null || (step !== "end" && trajectory.step[trajectory.last] >= step);
    if (!here) return;
    this.behind = null;
    const { player } = this.stage;
    player.go(step === "end" ? trajectory.last : indexAt(trajectory.step, step));
    if (this.eager) player.play();
    this.stage.touch();
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
    const { programme, stage } = this;
    const scene = /** @type {Scene} */ (programme.scene);
    programme.revealed = revealed;
    this.board.show();
    for (const prop of this.props) prop.scene(scene, revealed);
    const usual = Object.entries({ ...USUAL, ...scene.layers }).filter(([name]) => name in (scene.uncover ?? {}));
    stage.lay(revealed ? (scene.uncover ?? {}) : Object.fromEntries(usual));
    if (!revealed) return;
    this.answer();
    if (!scene.play || stage.player.atEnd) return;
    this.eager = this.behind !== null;
    if (!this.eager) stage.player.play();
    stage.touch();
  }

  /** Put the answer on the card, with the numbers of the scene's own run, whatever run the viewer has tried since. */
  async answer() {
    const { scene } = this.programme;
    if (!scene) return;
    const { sentences, caution } = await answerTo(scene, this.defaults);
    if (this.programme.scene === scene && this.programme.revealed) this.board.answer(sentences, caution);
  }

  /** Go on without the lecture; the run stays. */
  leave() {
    history.pushState(history.state, "", linkTo(location.pathname, location.search, null, this.session.link));
    this.close();
    this.door.focus();
  }

  close() {
    if (!this.programme.scene) return;
    this.programme.open(-1);
    this.behind = null;
    document.title = this.title;
    this.door.setAttribute("aria-pressed", "false");
    this.board.show();
    document.body.classList.remove("covered");
    for (const prop of this.props) prop.scene(null, false);
    this.stage.ask(null);
    if (this.outside) this.stage.lay(this.outside);
    this.outside = null;
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
