// @ts-check
/** Lecture mode: a scene sets the run, the playhead, the layers and the panel; a clicker leads through them. */

import { filler } from "./answer.js";
import { open, pick, select } from "./controls.js";
import { Cover } from "./cover.js";
import { Displacement } from "./displacement.js";
import { Guesses } from "./guesses.js";
import { LAYERS } from "./layers.js";
import { Lectern } from "./lectern.js";
import { parametersOf } from "./programme.js";
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

/** @extends {Lectern<Scene>} */
export class Lecture extends Lectern {
  /** @param {Setting} setting */
  constructor(setting) {
    const { stage, session, defaults, contour, guesses } = setting;
    super(CHAPTERS);
    this.stage = stage;
    this.session = session;
    this.defaults = defaults;
    const element = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
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
  }

  /** @param {Scene} scene */
  parameters(scene) {
    return parametersOf(scene, this.defaults);
  }

  get linked() {
    return settingsOf(location.search, this.defaults) !== "";
  }

  get link() {
    return this.session.link;
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
    super.present(at, revealed);
    const scene = /** @type {Scene} */ (this.programme.scene);
    this.behind = this.stage.player.trajectory;
    this.eager = false;
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

  /** @param {boolean} revealed */
  reveal(revealed) {
    const { programme, stage } = this;
    const scene = /** @type {Scene} */ (programme.scene);
    super.reveal(revealed);
    for (const prop of this.props) prop.scene(scene, revealed);
    const usual = Object.entries({ ...USUAL, ...scene.layers }).filter(([name]) => name in (scene.uncover ?? {}));
    stage.lay(revealed ? (scene.uncover ?? {}) : Object.fromEntries(usual));
    if (!revealed || !scene.play || stage.player.atEnd) return;
    this.eager = this.behind !== null;
    if (!this.eager) stage.player.play();
    stage.touch();
  }

  /** @param {Scene} scene */
  filler(scene) {
    return filler(scene, this.defaults);
  }

  close() {
    if (!this.programme.scene) return;
    super.close();
    this.behind = null;
    document.body.classList.remove("covered");
    for (const prop of this.props) prop.scene(null, false);
    this.stage.ask(null);
    if (this.outside) this.stage.lay(this.outside);
    this.outside = null;
  }
}
