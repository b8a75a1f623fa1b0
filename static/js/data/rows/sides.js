// @ts-check
/** Which features a picture of the rows shows, to the right and upwards, and which output it is shaded by. */

import { say, show } from "../../svg.js";

/** @typedef {import("../training.js").Opening} Opening */
/** @typedef {import("../training.js").Sample} Sample */
/** @typedef {import("./classes.js").Classes} Classes */
/**
 * A side of the picture: a feature, or the number of the row where there is no second one.
 * @typedef {object} Side
 * @property {number | null} place of the feature
 * @property {[number, number]} ends of the axis, in the table's own units @property {number[]} values of the rows
 * @property {number} from @property {number} span the feature's scaled value where the axis begins, and how much it grows
 */

/** Room around the outermost rows, as a part of the axis. */
const ROOM = 0.06;
const ROW = "row";

export class Sides {
  /** @param {Document} page @param {() => void} changed */
  constructor(page, changed) {
    const find = (/** @type {string} */ id) => /** @type {HTMLSelectElement} */ (page.getElementById(id));
    this.selects = { across: find("scatter-across"), up: find("scatter-up"), output: find("scatter-output") };
    for (const select of Object.values(this.selects)) {
      select.addEventListener("change", () => {
        if (select !== this.selects.output) this.part(select);
        changed();
      });
    }
    /** What the selects offer. */
    this.offered = "";
    /** @type {Side} */ this.across = { place: null, ends: [0, 1], values: [], from: 0, span: 0 };
    /** @type {Side} */ this.up = this.across;
    /** The output it is shaded by; null: the largest of several. @type {number | null} */ this.output = null;
  }

  /** @param {Opening} opening @param {Sample} sample @param {Classes | null} classes */
  ground(opening, sample, classes) {
    const { across, up, output } = this.selects;
    const names = opening.features.map(({ name }) => name);
    const offered = JSON.stringify([names, opening.targets, classes !== null]);
    if (offered !== this.offered) {
      this.offered = offered;
      offer(across, names.map((name, place) => [String(place), name]), 0);
      offer(up, names.length > 1 ? names.map((name, place) => [String(place), name]) : [[ROW, "row number"]], 1);
      offer(output, [...(classes ? [["", "all outputs"]] : []), ...opening.targets.map((name, place) => [String(place), name])], 0);
      this.part(across);
    }
    show(output, opening.targets.length > 1);
    this.output = opening.targets.length > 1 && output.value !== "" ? Number(output.value) : null;
    for (const select of [across, up, output]) select.title = select.selectedOptions[0]?.textContent ?? ""; // a long name is cut
    this.across = side(across.value, opening, sample);
    this.up = side(up.value, opening, sample);
  }

  /** The same feature does not stand on both sides: the other one gives way. @param {HTMLSelectElement} chosen */
  part(chosen) {
    const other = chosen === this.selects.up ? this.selects.across : this.selects.up;
    if (chosen.value === other.value) other.value = [...other.options].find(({ value }) => value !== chosen.value)?.value ?? other.value;
  }
}

/** Other options; what was chosen stays, where its name is still there. @param {HTMLSelectElement} select @param {string[][]} options @param {number} usual */
function offer(select, options, usual) {
  const before = select.selectedOptions[0]?.textContent;
  select.replaceChildren(...options.map(([value, name]) => {
    const option = document.createElement("option");
    option.value = value;
    say(option, name);
    return option;
  }));
  const kept = options.findIndex(([, name]) => name === before);
  select.selectedIndex = kept >= 0 ? kept : Math.min(usual, options.length - 1);
}

/** @param {string} chosen @param {Opening} opening @param {Sample} sample @returns {Side} */
function side(chosen, { features }, { raw, row }) {
  const place = chosen === ROW ? null : Number(chosen);
  const values = place === null ? row : raw.map((of) => of[place]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = high > low ? ROOM * (high - low) : Math.max(1, Math.abs(low)) / 2;
  /** @type {[number, number]} */
  const ends = [low - room, high + room];
  if (place === null) return { place, ends, values, from: 0, span: 0 };
  const { offset, factor } = features[place];
  return { place, ends, values, from: (ends[0] - offset) * factor, span: (ends[1] - ends[0]) * factor };
}
