// @ts-check
/** The lecture on tables: a scene sets the training, the playhead, the row and the panel; a clicker leads through them. */

import { open, pick } from "../../controls.js";
import { Lectern } from "../../lectern.js";
import { indexAt } from "../../trajectory.js";
import { query, read } from "../address.js";
import { gathered } from "./gathered.js";
import { fill } from "./quantities.js";
import { CHAPTERS } from "./scenes.js";

/** @typedef {import("../course.js").Course} Course */
/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("../training.js").Moment} Moment */
/** @typedef {import("./quantities.js").Facts} Facts */
/** @typedef {import("./scenes.js").Scene} Scene */

/** @extends {Lectern<Scene>} */
export class Lecture extends Lectern {
  /** @param {Desk} desk */
  constructor(desk) {
    super(CHAPTERS);
    this.desk = desk;
    /** Whether the scene's own training is waited for. */
    this.waiting = false;
    /** The trajectory that was on screen when the scene was opened. @type {object | undefined} */ this.behind = undefined;
    /** Whether Play was asked for before the training was here. */
    this.eager = false;
    /** Who waits for more of the training on screen. @type {(() => void)[]} */ this.patient = [];
    desk.add(this);
  }

  /** @param {Scene} scene */
  parameters({ settings }) {
    return query(settings, this.desk.defaults);
  }

  get linked() {
    return Object.keys(read(location.search, this.desk.defaults)).length > 0;
  }

  get link() {
    return this.desk.course?.parameters ?? "";
  }

  /** Ask for the scene's training. */
  commit() {
    const { scene } = this.programme;
    if (scene) void this.desk.ask(scene.settings, "replace");
  }

  /** @param {number} at @param {boolean} revealed */
  present(at, revealed) {
    super.present(at, revealed);
    const scene = /** @type {Scene} */ (this.programme.scene);
    const { view = "rows", axis = "step" } = scene;
    this.waiting = true;
    this.behind = this.desk.course?.trajectory;
    this.eager = false;
    this.desk.pause();
    pick(`[name="timeline"][value="${axis}"]`);
    open(view);
    open(panelOf(scene, revealed));
    if (revealed) void this.answer();
  }

  /** As soon as the scene's own training is here, the playhead goes to its place. @param {Moment} moment */
  walk({ trajectory, sample, ended }) {
    for (const go of this.patient.splice(0)) go();
    const { scene } = this.programme;
    if (!scene || !this.waiting || trajectory === this.behind) return;
    const { head = 0, row } = scene;
    if (!ended && (head === "end" || trajectory.step[trajectory.last] < head)) return;
    this.waiting = false;
    if (head !== 0) this.desk.at(head === "end" ? trajectory.last : indexAt(trajectory.step, head));
    this.desk.choose(row === undefined ? null : (sample?.row.indexOf(row) ?? null));
    void this.compare(scene);
    if (this.eager) this.desk.play();
  }

  /** The training before belongs to another question: the scene's own takes its place, or none. @param {Scene} scene */
  async compare({ ghost, beside = {} }) {
    const { course } = this.desk;
    this.desk.compare(null);
    if (!ghost) return;
    const other = await gathered(Object.values(beside)[0], this.desk.defaults).catch(() => null);
    if (other && course === this.desk.course) this.desk.compare(other);
  }

  /** @param {boolean} revealed */
  reveal(revealed) {
    super.reveal(revealed);
    const { desk } = this;
    const scene = /** @type {Scene} */ (this.programme.scene);
    if (scene.uncover) open(panelOf(scene, revealed));
    if (!revealed || !scene.play || desk.player.atEnd) return;
    this.eager = this.waiting;
    if (!this.eager) desk.play();
  }

  /** @param {Scene} scene */
  async filler(scene) {
    const beside = Object.entries(scene.beside ?? {});
    const all = [this.own(scene), ...beside.map(([, settings]) => gathered(settings, this.desk.defaults))];
    const [own, ...others] = /** @type {Facts[]} */ (await Promise.all(all));
    const named = Object.fromEntries(beside.map(([name], k) => [name, others[k]]));
    return (/** @type {string} */ sentence) => fill(sentence, own, named);
  }

  /** The scene's own training: the one on screen while it is that, to its end; else one beside it. @param {Scene} scene */
  async own(scene) {
    const { desk } = this;
    const parameters = this.parameters(scene);
    const here = () => [desk.next, desk.course].find((course) => course?.parameters === parameters);
    while (here()?.running) await new Promise((/** @type {(nothing: void) => void} */ go) => this.patient.push(go));
    return here()?.ended ? /** @type {Course} */ (here()) : gathered(scene.settings, desk.defaults);
  }

  close() {
    if (!this.programme.scene) return;
    super.close();
    this.waiting = false;
  }
}

/** @param {Scene} scene @param {boolean} revealed */
function panelOf({ tab = "set-up", uncover = tab }, revealed) {
  return revealed ? uncover : tab;
}
