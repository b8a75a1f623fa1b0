// @ts-check
/** How finely the carpet is drawn: twice as fine as the screen, but coarser while it moves where software draws it. */

/** @typedef {import("./scene.js").Scene} Scene */

const FINE = 2;
const COARSE = 1;
const REST = 350; // milliseconds without movement

export class Sharpness {
  /** @param {boolean} software whether the processor draws, which also runs the page */
  constructor(software) {
    this.software = software;
    this.first = software ? COARSE : FINE;
    this.timer = 0;
  }

  /** Something moves; when it has come to rest the picture becomes fine. @param {Scene} scene */
  stir(scene) {
    if (!this.software) return;
    clearTimeout(this.timer);
    scene.sharpen(COARSE);
    this.timer = window.setTimeout(() => scene.sharpen(FINE), REST);
  }

  stop() {
    clearTimeout(this.timer);
  }
}
