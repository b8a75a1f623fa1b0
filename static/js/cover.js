// @ts-check
/** What stands over both pictures in a scene where no run is to be watched; it is fetched with the first such scene. */

import { Later } from "./later.js";

/** @typedef {import("./scenes.js").Scene} Scene */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./stage.js").View & {scene: (scene: Scene, revealed: boolean) => void}} Covering */

export class Cover extends Later {
  /** @param {HTMLElement} root whose id the scenes name @param {() => Promise<{open: (root: HTMLElement, context: any) => Covering}>} load @param {import("./later.js").Context} context */
  constructor(root, load, context) {
    super(root, load, context);
    /** @type {Scene | null} */ this.now = null;
    this.revealed = false;
  }

  /** @param {Scene | null} scene @param {boolean} revealed */
  scene(scene, revealed) {
    this.now = scene?.cover === this.panel.id ? scene : null;
    this.revealed = revealed;
    this.panel.hidden = this.now === null;
    this.present();
  }

  /** @param {Moment} moment */
  ground(moment) {
    super.ground(moment);
    this.present(); // it may have come only now
  }

  present() {
    const covering = /** @type {Covering | null} */ (this.view);
    if (this.now) covering?.scene(this.now, this.revealed);
  }
}
