// @ts-check
/** A slice with a training's path laid on it, ready to be drawn. */

import { thin } from "../../vertices.js";
import { Relief } from "./relief.js";
import { lifted, shadow } from "./shadow.js";

/** @typedef {import("./relief.js").Slice} Slice */
/** @typedef {import("./shadow.js").Walked} Walked */

export class Laid {
  /** @param {Slice} slice @param {Walked} walked the training's points @param {readonly string[]} names of what runs across and of what runs up */
  constructor(slice, walked, names) {
    const relief = new Relief(slice);
    const { box, scale } = relief;
    this.slice = slice;
    this.relief = relief;
    this.names = names;
    /** The shadow on the slice, a place for each point of the training. */
    this.path = shadow(walked, slice, scale.top);
    this.kept = thin(this.path.w, this.path.b, box);
    /** The path at the height of its own losses. */
    this.lifted = lifted(this.path, box);
    this.vertices = thin(this.lifted.w, this.lifted.b, box);
    /** How high the slice is over each place. */
    this.below = this.path.w.map((w, k) => relief.at(w, this.path.b[k]));
  }

  /** What the carpet draws when a point is shown: the path at its own losses, and its shadow dotted on the slice. @param {number} head */
  shown(head) {
    const { w, b, loss, at } = this.lifted;
    return { w, b, loss, kept: this.vertices, head: at[head], ghost: this.dotted };
  }

  /** One object as long as the slice is the same, so that it is draped once. */
  get dotted() {
    const { path, kept, below } = this;
    return (this.drawn ??= { trajectory: { w: path.w, b: path.b, loss: below, last: below.length - 1 }, kept });
  }

  /** @type {import("../../laid.js").More["ghost"]} */
  drawn = undefined;
}
