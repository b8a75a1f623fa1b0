// @ts-check
/** How truth and promises are drawn, the same in every plot: truth round, the first order square, the second a diamond. */

import { draw, set } from "../svg.js";

/** @typedef {import("./change.js").Change} Change */
/** @typedef {import("./plot.js").Plot} Plot */

export const KINDS = /** @type {const} */ (["second", "first", "actual"]);

/** Around 0. */
const SHAPES = { actual: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0", first: "M-4-4h8v8h-8z", second: "M0-5.4L5.4 0 0 5.4-5.4 0z" };

/** A line for each kind. @param {Plot} plot @returns {Record<keyof Change, SVGPathElement>} */
export function lines(plot) {
  return each((kind) => draw(plot.inside, "path", { class: `line ${kind}` }));
}

/** A mark for each kind. @param {Plot} plot @returns {Record<keyof Change, SVGPathElement>} */
export function marks(plot) {
  return each((kind) => draw(plot.over, "path", { class: `mark ${kind}`, d: SHAPES[kind] }));
}

/** @param {SVGPathElement} mark @param {Plot} plot @param {number} place @param {number} value @param {keyof Change} kind */
export function put(mark, plot, place, value, kind) {
  const { at, outside } = plot.kept(value);
  set(mark, { transform: `translate(${plot.x.pixel(place)} ${at})`, class: `mark ${kind}${outside ? " outside" : ""}` });
}

/** @template Thing @param {(kind: keyof Change) => Thing} make @returns {Record<keyof Change, Thing>} */
function each(make) {
  return /** @type {Record<keyof Change, Thing>} */ (Object.fromEntries(KINDS.map((kind) => [kind, make(kind)])));
}
