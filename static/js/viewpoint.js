// @ts-check
/** The viewer's place: nearer, farther, back to the start, and as it was when the window changes its size. */

import { dolly, fit, orbit, refit, turn } from "./camera.js";

/** @typedef {import("./camera.js").Subject} Subject */
/** @typedef {import("./lens.js").Size} Size */
/** @typedef {import("./plotly.js").CameraLayout} CameraLayout */
/** @typedef {import("./plotly.js").Plotly} Plotly */
/** @typedef {import("./scene.js").Scene} Scene */

const GLIDE = 400; // milliseconds
const ROOM = { left: 10, right: 12, top: 8, bottom: 8 }; // around carpet and numbers, in CSS pixels

export class Viewpoint {
  /**
   * @param {Plotly} plotly @param {Scene} scene @param {HTMLElement} stage
   * @param {Subject} subject what has to be seen @param {boolean} still whether to leave out the movement
   */
  constructor(plotly, scene, stage, subject, still) {
    this.plotly = plotly;
    this.scene = scene;
    this.stage = stage;
    this.still = still;
    this.size = this.measure();
    this.subject = subject;
    this.home = fit(subject, this.size, ROOM);
    this.frame = 0;
    // Whoever takes hold of the carpet while it moves has it.
    stage.addEventListener("pointerdown", () => this.stop());
  }

  /**
   * Something else has to be seen.
   * @param {Subject} subject
   * @returns {CameraLayout} from where: nothing is cut, and a viewer's own direction stays
   */
  look(subject) {
    return this.rehome(subject, this.size);
  }

  /** @returns {Size} */
  measure() {
    return { width: this.stage.clientWidth, height: this.stage.clientHeight };
  }

  /** @param {number} factor > 1 brings the carpet nearer */
  zoom(factor) {
    this.go(dolly(this.scene.camera, 1 / factor));
  }

  reset() {
    this.go(this.home);
  }

  /** At once, because a key that is held comes thirty times a second. @param {number} right @param {number} up in degrees */
  turn(right, up) {
    this.stop();
    void this.plotly.relayout(this.scene.plot, { "scene.camera": orbit(this.scene.camera, right, up) });
  }

  resize() {
    const size = this.measure();
    if (!size.width || !size.height || (size.width === this.size.width && size.height === this.size.height)) return;
    this.stop();
    void this.plotly.relayout(this.scene.plot, { ...size, "scene.camera": this.rehome(this.subject, size) });
  }

  /** @param {Subject} subject @param {Size} size @returns {CameraLayout} */
  rehome(subject, size) {
    const before = this.home;
    Object.assign(this, { subject, size, home: fit(subject, size, ROOM) });
    return refit(this.scene.camera, before, this.home);
  }

  /** @param {CameraLayout} target */
  go(target) {
    this.stop();
    const from = this.scene.camera;
    const begin = performance.now();
    const step = (/** @type {number} */ now) => {
      const part = this.still ? 1 : Math.min(1, Math.max(0, now - begin) / GLIDE);
      void this.plotly.relayout(this.scene.plot, { "scene.camera": turn(from, target, part * part * (3 - 2 * part)) });
      if (part < 1) this.frame = requestAnimationFrame(step);
    };
    step(begin);
  }

  stop() {
    cancelAnimationFrame(this.frame);
  }
}
