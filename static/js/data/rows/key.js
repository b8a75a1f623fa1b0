// @ts-check
/** What the marks and the colours of the rows mean, and what a picture of two features cannot show. */

import { count, plain } from "../../format.js";
import { say } from "../../svg.js";
import { sign } from "./marks.js";

/** @typedef {import("../training.js").Moment} Moment */
/** @typedef {import("../training.js").Sample} Sample */
/** @typedef {import("./classes.js").Classes} Classes */
/** @typedef {import("./sides.js").Sides} Sides */

export class Key {
  /** @param {HTMLElement} list @param {HTMLElement} words */
  constructor(list, words) {
    this.list = list;
    this.words = words;
    /** What is said before and after the line. */
    this.around = ["", ""];
  }

  /** @param {Moment} moment @param {Sample} sample @param {Classes | null} classes @param {Sides} sides */
  ground({ opening, theme }, sample, classes, sides) {
    this.list.replaceChildren();
    if (classes) classes.names.forEach((name, place) => this.entry(name).prepend(sign(place)));
    else this.bar(opening.targets[sides.output ?? 0], sample.targets.map((targets) => targets[sides.output ?? 0]), theme.carpet);
    if (sample.test.includes(true)) this.entry("hollow: a test row").prepend(sign(0, true));
    this.around = [shown(sample), held(opening.features.length - 2)];
    // the longest sentence takes its room now, so that no other one moves the picture
    this.words.style.minHeight = "";
    this.show(halfway(classes, opening.targets.length > 1 && sides.output === null ? null : [-Infinity, -Infinity]));
    this.words.style.minHeight = `${this.words.offsetHeight}px`;
  }

  /** @param {string} words on the line, or on what there is instead of one */
  show(words) {
    say(this.words, [this.around[0], words, this.around[1]].filter(Boolean).join(" "));
  }

  /** @param {string} name */
  entry(name) {
    const entry = this.list.appendChild(document.createElement("li"));
    entry.title = name;
    entry.appendChild(document.createElement("span")).textContent = name;
    return entry;
  }

  /** From the least to the largest target. @param {string} name @param {number[]} values @param {[number, string][]} stops */
  bar(name, values, stops) {
    const entry = this.entry(`${name} ${plain(Math.min(...values))}`);
    const bar = entry.appendChild(document.createElement("i"));
    bar.style.background = `linear-gradient(to right, ${stops.map(([place, colour]) => `${colour} ${100 * place}%`).join(", ")})`;
    entry.append(plain(Math.max(...values)));
  }
}

/** How a row is called. @param {Sample} sample @param {number} row its place @param {Classes | null} classes */
export function nameOf({ row: numbers, test, targets }, row, classes) {
  const name = `row ${numbers[row]}${classes ? `, ${classes.names[classes.of(targets[row])]}` : ""}`;
  return test[row] ? `${name}, a test row` : name;
}

/** @param {Sample} sample */
function shown({ row, rows }) {
  return row.length < rows ? `${count(row.length)} of ${count(rows)} rows.` : "";
}

/**
 * Where one class gives way to another.
 * @param {Classes | null} classes @param {readonly number[] | null} answers the least and the largest in the picture of one output; null where the largest of several is shown
 */
export function halfway(classes, answers) {
  if (!classes) return "The colour behind a row is what the layer answers.";
  if (!answers) return "Each colour: that output is the largest. Its line: it is 0.5.";
  const middle = plain(classes.middle);
  const [least, largest] = answers;
  if (least < classes.middle && classes.middle < largest) return `On the line the answer is ${middle}.`;
  const where = least === largest && least === classes.middle ? middle : least < classes.middle ? `below ${middle}` : `above ${middle}`;
  return `There is no line: the answer is ${where} everywhere here.`;
}

/** @param {number} others */
function held(others) {
  if (others <= 0) return "";
  const words = others === 1 ? "The other feature is" : `The other ${others} features are`;
  return `${words} at the training mean here, so a row can lie in the wrong colour and be right.`;
}
