// @ts-check
/** What the layer answers over the picture: of one output a shading and its line, of several the region and the line of each. */

import { ACTIVATIONS } from "../../activations.js";
import { draw, set, show } from "../../svg.js";
import { colourOf } from "./marks.js";
import { shadeOver } from "./shading.js";
import { crossing, regions } from "./slant.js";

/** @typedef {import("../../axes.js").Box} Box */
/** @typedef {import("./slant.js").Slant} Slant */
/** @typedef {import("./slant.js").Spot} Spot */
/** @typedef {{scale: [number, number], colour: (t: number) => string}} Scale the answers with the first and the last colour, and the colours between */

export class Answers {
  /** @param {HTMLElement} element @param {SVGElement} areas @param {SVGElement} lines */
  constructor(element, areas, lines) {
    this.raster = document.createElement("canvas");
    element.prepend(this.raster);
    this.areas = areas;
    this.lines = lines;
    this.box = { x: 0, y: 0, width: 0, height: 0 };
    /** @type {Scale} */ this.scale = { scale: [0, 1], colour: () => "" };
    this.middle = NaN;
  }

  /** @param {Box} box @param {Scale} scale @param {number} middle where one class gives way to the other; NaN where there are none */
  ground(box, scale, middle) {
    Object.assign(this, { box, scale, middle });
  }

  /** @param {readonly Slant[]} slants of all outputs @param {number | null} single the one that is shown alone @param {string} activation */
  show(slants, single, activation) {
    show(this.raster, single !== null);
    if (single !== null) this.shade(slants[single], activation);
    this.divide(single === null ? regions(slants, activation === "relu" ? 0 : -Infinity) : []);
    const { inverse, limits } = ACTIVATIONS[activation];
    this.cross(slants, single, limits[0] < this.middle && this.middle < limits[1] ? inverse(this.middle) : NaN);
  }

  /** @param {Slant} slant @param {string} activation */
  shade(slant, activation) {
    const { raster, box, scale } = this;
    const ratio = Math.min(2, devicePixelRatio);
    const [width, height] = [Math.round(box.width * ratio), Math.round(box.height * ratio)];
    if (raster.width !== width || raster.height !== height) Object.assign(raster, { width, height });
    Object.assign(raster.style, { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` });
    const context = raster.getContext("2d");
    if (context) shadeOver(context, { x: 0, y: 0, width, height }, slant, activation, scale.scale, scale.colour);
  }

  /** @param {Spot[][][]} parts the polygons of each output */
  divide(parts) {
    const { areas } = this;
    for (let output = areas.childElementCount; output < parts.length; output += 1) draw(areas, "path", { class: colourOf(output) });
    [...areas.children].forEach((area, output) => set(area, { d: (parts[output] ?? []).map((polygon) => `${this.trace(polygon)}Z`).join("") }));
  }

  /** The lines where an answer is halfway. @param {readonly Slant[]} slants @param {number | null} single @param {number} level */
  cross(slants, single, level) {
    const { lines } = this;
    for (let output = lines.childElementCount; output < slants.length; output += 1) {
      const line = draw(lines, "g", { class: colourOf(output) });
      for (const edge of ["casing", "line"]) draw(line, "path", { class: edge });
    }
    lines.classList.toggle("alone", single !== null);
    [...lines.children].forEach((line, output) => {
      const found = output < slants.length && (single ?? output) === output ? crossing(slants[output], level) : null;
      for (const path of line.children) set(path, { d: found ? this.trace(found) : "" });
    });
  }

  /** @param {readonly Spot[]} spots */
  trace(spots) {
    const { x, y, width, height } = this.box;
    return `M${spots.map(([s, t]) => `${(x + s * width).toFixed(1)} ${(y + (1 - t) * height).toFixed(1)}`).join("L")}`;
  }
}
