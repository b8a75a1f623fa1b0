// @ts-check
/** The rows of a training on the page: over two features, what they push the weights by, and the chain rule at one of them. */

import { Errors } from "./errors.js";
import { Scatter } from "./scatter.js";
import { Weights } from "./weights.js";

/** @typedef {import("../desk.js").Desk} Desk */

/** @param {Document} page @param {Desk} desk */
export function addRows(page, desk) {
  for (const view of [new Scatter(page, desk), new Weights(page), new Errors(page, desk)]) desk.add(view);
}
