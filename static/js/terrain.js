// @ts-check
/** The carpet as numbers: its box, its heights, and what it hides from the eye. */

import { mix } from "./vector.js";

/** @typedef {import("./plotly.js").Figure} Figure */
/** @typedef {import("./plotly.js").Packed} Packed */
/** @typedef {import("./plotly.js").Vector} Vector */

const ARRAYS = { f4: Float32Array, f8: Float64Array };
const RAY_STEPS = 64;
const RAY_LENGTH = 1.6; // further than the box is wide
const TOLERANCE = 0.012; // the place itself lies on the carpet and must not hide itself

export class Terrain {
  /** @param {Figure} figure */
  constructor({ data, layout }) {
    const { x, y, z } = data[0];
    const { xaxis, yaxis, zaxis, aspectratio } = layout.scene;
    this.columns = numbers(x).length;
    this.rows = numbers(y).length;
    /** Losses, row after row; rows follow b. */
    this.heights = numbers(z);
    this.w = /** @type {[number, number]} */ (xaxis.range);
    this.b = /** @type {[number, number]} */ (yaxis.range);
    /** What lies above the top of the box is cut off. @type {[number, number]} */
    this.loss = zaxis.range;
    this.aspect = /** @type {Vector} */ (aspectratio);
  }

  /** From (w, b, loss) to the box, whose middle is (0, 0, 0). @param {number} w @param {number} b @param {number} loss @returns {Vector} */
  place(w, b, loss) {
    return {
      x: ((w - this.w[0]) / (this.w[1] - this.w[0]) - 0.5) * this.aspect.x,
      y: ((b - this.b[0]) / (this.b[1] - this.b[0]) - 0.5) * this.aspect.y,
      z: this.level(loss),
    };
  }

  /** A loss as a height in the box. @param {number} loss */
  level(loss) {
    return ((loss - this.loss[0]) / this.height - 0.5) * this.aspect.z;
  }

  /** Losses from the bottom of the box to its top. */
  get height() {
    return this.loss[1] - this.loss[0];
  }

  /** How many times taller than wide one unit is drawn. */
  get exaggeration() {
    return this.aspect.z / this.height / (this.aspect.x / (this.w[1] - this.w[0]));
  }

  /** @param {number} w @param {number} b */
  holds(w, b) {
    return w >= this.w[0] && w <= this.w[1] && b >= this.b[0] && b <= this.b[1];
  }

  /** The carpet's height in the box over a place of its floor, between the computed points, up to where it is cut off. @param {number} x @param {number} y */
  heightAt(x, y) {
    const column = (x / this.aspect.x + 0.5) * (this.columns - 1);
    const row = (y / this.aspect.y + 0.5) * (this.rows - 1);
    const i = Math.min(Math.floor(column), this.columns - 2);
    const k = Math.min(Math.floor(row), this.rows - 2);
    const at = k * this.columns + i;
    const near = mix(this.heights[at], this.heights[at + 1], column - i);
    const far = mix(this.heights[at + this.columns], this.heights[at + this.columns + 1], column - i);
    return Math.min(this.level(mix(near, far, row - k)), this.aspect.z / 2);
  }

  /**
   * Whether the carpet stands between a place on it and the eye: a walk along the line of sight.
   * @param {Vector} at @param {Vector} eye
   */
  hides(at, eye) {
    const length = Math.hypot(eye.x - at.x, eye.y - at.y, eye.z - at.z);
    const step = RAY_LENGTH / RAY_STEPS / length;
    for (let k = 2; k <= RAY_STEPS && k * step < 1; k += 1) {
      const x = mix(at.x, eye.x, k * step);
      const y = mix(at.y, eye.y, k * step);
      if (Math.abs(x) > this.aspect.x / 2 || Math.abs(y) > this.aspect.y / 2) return false;
      if (mix(at.z, eye.z, k * step) < this.heightAt(x, y) - TOLERANCE) return true;
    }
    return false;
  }

  /** Places that must be seen: the floor's corners and a coarse net of the carpet. @returns {Vector[]} */
  outline() {
    const { x, y, z } = this.aspect;
    const places = [-1, 1].flatMap((i) => [-1, 1].map((k) => ({ x: (i * x) / 2, y: (k * y) / 2, z: -z / 2 })));
    for (let i = 0; i <= 12; i += 1) {
      for (let k = 0; k <= 12; k += 1) {
        const at = { x: (i / 12 - 0.5) * x, y: (k / 12 - 0.5) * y };
        places.push({ ...at, z: this.heightAt(at.x, at.y) });
      }
    }
    return places;
  }
}

/**
 * A column of Plotly's JSON, packed, nested or plain, as one row of numbers.
 * @param {Packed | ArrayLike<number> | number[][]} column
 * @returns {ArrayLike<number>}
 */
function numbers(column) {
  if (Array.isArray(column)) return column.flat();
  if (!("bdata" in column)) return /** @type {ArrayLike<number>} */ (column);
  const text = atob(column.bdata);
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  return new ARRAYS[/** @type {"f4" | "f8"} */ (column.dtype)](bytes.buffer);
}
