// @ts-check
/** A slice as a Plotly figure: the server's carpet with other heights, another window and other names. */

import { ticks } from "../../axis.js";
import { plain } from "../../format.js";

/** @typedef {import("../../plotly.js").Figure} Figure */
/** @typedef {import("./relief.js").Relief} Relief */

/** A little air over what is not cut off and over the path, as a part of the height. */
const AIR = 0.05;
/** At either end of an axis so much stays free: there the numbers of two axes would meet. */
const FREE = 1 / 12;

/**
 * @param {Figure} carpet of any surface @param {Relief} relief @param {readonly string[]} names of what runs across and of what runs up
 * @param {{w: number, b: number, loss: number}} start where the path waits
 * @returns {Figure}
 */
export function figure({ data, layout }, relief, names, start) {
  const { first, second, rows, scale } = relief;
  const [surface, ...rest] = data;
  const highest = scale.cut ? relief.walked : relief.highest;
  const top = Math.max(scale.top, scale.floor + (1 + AIR) * (highest - scale.floor));
  const { x, y } = surface.contours;
  const contours = { ...surface.contours, x: { ...x, ...wires(first) }, y: { ...y, ...wires(second) } };
  const { xaxis, yaxis, zaxis } = layout.scene;
  return {
    data: [
      { ...surface, x: first, y: second, z: rows, cmin: scale.floor, cmax: scale.top, contours },
      ...rest.map((trace) => ({ ...trace, x: [start.w], y: [start.b], z: [start.loss] })),
    ],
    layout: {
      ...layout,
      scene: {
        ...layout.scene,
        xaxis: axis(xaxis, first, names[0]),
        yaxis: axis(yaxis, second, names[1]),
        zaxis: { ...zaxis, range: [scale.floor, top], ...numbers(ticks(scale.floor, top, 5)) },
      },
    },
  };
}

/** @param {any} shape @param {readonly number[]} values @param {string} name */
function axis(shape, values, name) {
  const [low, high] = ends(values);
  const free = FREE * (high - low);
  const within = ticks(low, high, 8).filter((value) => value >= low + free && value <= high - free);
  return { ...shape, range: [low, high], ...numbers(within), title: { ...shape.title, text: name } };
}

/** @param {readonly number[]} tickvals */
function numbers(tickvals) {
  return { tickvals, ticktext: tickvals.map(plain) };
}

/** Lines draped along one axis, four to a tick. @param {readonly number[]} values */
function wires(values) {
  const [low, high] = ends(values);
  const [one, other] = ticks(low, high, 8);
  const size = (other - one) / 4;
  return { start: Math.ceil(low / size - 1e-6) * size, end: high + size / 50, size };
}

/** @param {readonly number[]} values @returns {[number, number]} */
function ends(values) {
  return [values[0], values[values.length - 1]];
}
