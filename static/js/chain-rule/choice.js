// @ts-check
/** Which point is looked at: a switch for a few points, a list for many; where there is one, also their sum. */

/** @typedef {number | "sum"} Chosen index of a point, or all together */

/** More points than this do not fit side by side. */
const MOST = 4;
let choices = 0;

export class Choice {
  /** @param {HTMLElement} element @param {boolean} sums whether all together can be chosen @param {(chosen: Chosen) => void} choose */
  constructor(element, sums, choose) {
    this.element = element;
    this.sums = sums;
    /** How many points it offers. */
    this.points = 0;
    choices += 1;
    this.name = `chain-rule-point-${choices}`;
    element.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
      choose(target.value === "sum" ? "sum" : Number(target.value));
    });
  }

  /** @param {number} points @param {Chosen} chosen */
  show(points, chosen) {
    if (points !== this.points) this.write(points);
    const value = String(chosen);
    for (const input of this.element.querySelectorAll("input")) input.checked = input.value === value;
    const list = this.element.querySelector("select");
    if (list) list.value = chosen === "sum" ? "" : value;
  }

  /** @param {number} points */
  write(points) {
    this.points = points;
    const few = points <= MOST;
    const each = Array.from({ length: points }, (_, k) => k);
    const group = document.createElement("fieldset");
    group.className = "switch";
    group.setAttribute("aria-label", "Point");
    if (few) for (const k of each) group.append(this.radio(String(k), badge(k)));
    if (this.sums) group.append(this.radio("sum", document.createTextNode("sum")));
    this.element.replaceChildren(...(few ? [] : [list(each)]), ...(group.childElementCount > 0 ? [group] : []));
  }

  /** @param {string} value @param {Node} face */
  radio(value, face) {
    const label = document.createElement("label");
    const input = Object.assign(document.createElement("input"), { type: "radio", name: this.name, value, autocomplete: "off" });
    const shown = document.createElement("span");
    shown.append(face);
    label.append(input, shown);
    return label;
  }
}

/** @param {number} k */
export function badge(k) {
  const name = document.createElement("span");
  name.className = `point-name point-${(k % 2) + 1}`;
  name.textContent = String(k + 1);
  const words = document.createElement("span");
  words.className = "unseen";
  words.textContent = "point ";
  const both = document.createElement("span");
  both.append(words, name);
  return both;
}

/** @param {number[]} each */
function list(each) {
  const select = document.createElement("select");
  select.setAttribute("aria-label", "Point");
  select.append(new Option("point …", "", false, false), ...each.map((k) => new Option(`point ${k + 1}`, String(k))));
  select.options[0].hidden = true;
  return select;
}
