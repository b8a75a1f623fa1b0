// @ts-check
/** The rows of a training on the page: over two features, what they push the weights by, and the chain rule at one of them. */

import { tabs } from "../../tabs.js";
import { Choosing } from "./choosing.js";
import { Errors } from "./errors.js";
import { Pushes } from "./pushes.js";
import { Row } from "./row.js";
import { Scatter } from "./scatter.js";
import { Weights } from "./weights.js";

/** @typedef {import("../desk.js").Desk} Desk */

/** @param {Document} page @param {Desk} desk */
export function addRows(page, desk) {
  const panel = /** @type {HTMLElement} */ (page.getElementById("row-panel"));
  const pushes = new Pushes();
  const choosing = new Choosing(panel, desk);
  const row = new Row(panel, choosing, pushes);
  for (const view of [pushes, new Scatter(page, desk), new Weights(page), new Errors(page, desk, pushes), choosing, row]) desk.add(view);
  tabs(/** @type {HTMLElement} */ (page.getElementById("row-tabs")), () => desk.invalidate("ground"));
}
