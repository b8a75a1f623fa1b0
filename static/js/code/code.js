// @ts-check
/** The code panel: the run as a program, line by line, and the formulas with the values they have. */

import { Formulas } from "./formulas.js";
import { Loop } from "./loop.js";

/** @typedef {import("../stage.js").Moment} Moment */

/** @param {HTMLElement} panel @param {import("../later.js").Context} context @returns {import("../stage.js").View} */
export function open(panel, { stage, player }) {
  const loop = new Loop(panel, player, () => stage.touch());
  const formulas = new Formulas(/** @type {HTMLElement} */ (panel.querySelector("#formulas")), methods());
  return {
    ground(moment) {
      loop.ground(moment);
      formulas.ground(moment);
    },
    show(moment) {
      loop.show(moment);
      formulas.show(moment);
    },
  };
}

/** The methods' formulas by name, as the server writes them. @returns {Record<string, string>} */
function methods() {
  /** @type {{options: {method: {name: string, formula: string}[]}}} */
  const { options } = JSON.parse(document.getElementById("page-data")?.textContent ?? "");
  return Object.fromEntries(options.method.map(({ name, formula }) => [name, formula]));
}
