// @ts-check
/** Which slice: along the path, or over two weights chosen from the lists. */

import { show } from "../../svg.js";
import { groups, named } from "./weights.js";

/** @typedef {import("../training.js").Opening} Opening */
/** @typedef {import("./weights.js").Group} Group */

export class Choice {
  /** @param {HTMLElement} root @param {() => void} changed */
  constructor(root, changed) {
    this.lists = [...root.querySelectorAll("select")];
    this.pair = /** @type {HTMLElement} */ (root.querySelector("[data-slice=pair]"));
    this.along = /** @type {HTMLInputElement} */ (root.querySelector("input[value=path]"));
    /** The columns on offer, to know others. */
    this.offered = "";
    /** Every weight by its value. @type {Map<string, Group["weights"][number]>} */
    this.all = new Map();
    /** What both lists held before. */
    this.before = ["", ""];
    root.addEventListener("change", ({ target }) => {
      this.part(/** @type {HTMLElement} */ (target));
      changed();
    });
  }

  /** The weights of a training. @param {Opening} opening */
  offer({ features, targets }) {
    const columns = JSON.stringify([features.map(({ name }) => name), targets]);
    if (columns === this.offered) return;
    this.offered = columns;
    const all = groups(features, targets);
    this.all = new Map(all.flatMap(({ weights }) => weights.map((weight) => [weight.value, weight])));
    this.lists.forEach((list, k) => {
      list.replaceChildren(...all.map((group) => (all.length > 1 ? optgroup(group) : options(group))).flat());
      list.selectedIndex = k;
    });
    this.part(null);
  }

  /** Two different weights: the one just taken comes from the other list, which gets what this one held. @param {HTMLElement | null} moved */
  part(moved) {
    const [one, other] = this.lists;
    if (one.value === other.value) {
      if (moved === one) other.value = this.before[0];
      else one.value = this.before[1];
    }
    this.before = [one.value, other.value];
    for (const list of this.lists) list.title = list.selectedOptions[0]?.text ?? "";
    show(this.pair, !this.along.checked);
  }

  /** As the API calls them; none along the path. @returns {string[]} */
  get weights() {
    return this.along.checked ? [] : this.lists.map((list) => list.value);
  }

  /** What runs across, and what runs up. */
  get names() {
    return this.along.checked ? ["α", "β"] : this.weights.map((value) => this.all.get(value)?.symbol ?? "");
  }

  /** The same in words. */
  get inWords() {
    if (this.along.checked) return "the plane in which the path varies most";
    return this.lists.map((list) => list.selectedOptions[0]?.text).join(" across, ") + " up";
  }
}

/** @param {Group} group */
function optgroup(group) {
  const element = document.createElement("optgroup");
  element.label = group.output;
  element.append(...options(group));
  return element;
}

/** @param {Group} group */
function options({ weights }) {
  return weights.map((weight) => new Option(named(weight), weight.value));
}
