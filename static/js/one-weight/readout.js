// @ts-check
/** What is written beside the pictures and in the loop: the numbers of the epoch, and what they mean. */

import { plain } from "../format.js";
import { say } from "../svg.js";
import { RULES, ending, multiplier, numbers, slopeInWords, stepInWords, verdict } from "./words.js";

/** @typedef {import("./descent.js").Descent} Descent */
/** @typedef {import("./descent.js").Task} Task */
/** @typedef {ReturnType<typeof numbers>} Numbers */
/** @typedef {{ball: boolean, answer: boolean, times: number}} Seen what the pictures show, and how many times as long as it is the step */

export class Readout {
  /** @param {readonly HTMLElement[]} parts @param {Record<string, HTMLElement>} texts by their names */
  constructor(parts, texts) {
    this.texts = texts;
    /** Where each number of the epoch stands. */
    this.values = parts.flatMap((part) =>
      [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-value]"))].map((element) => ({
        element,
        name: /** @type {keyof Numbers} */ (element.dataset.value),
      })),
    );
  }

  /** What holds for a whole run. @param {Task} task */
  open(task) {
    const { texts } = this;
    const rule = RULES[task.gradient];
    say(texts["gradient-code"], rule.code);
    say(texts["rate-code"], plain(task.rate));
    say(texts["step-formula"], rule.step);
    say(texts.each, rule.each);
    say(texts.factor, multiplier(task));
    say(texts.verdict, verdict(task));
  }

  /** @param {Task} task @param {Descent} descent @param {number} epoch @param {Seen} seen @returns {Numbers} */
  show(task, descent, epoch, { ball, answer, times }) {
    const { texts } = this;
    const m = descent.m[epoch];
    const now = numbers(task, descent, epoch);
    for (const { element, name } of this.values) say(element, now[name]);
    say(texts["slope-words"], slopeInWords(task, m, ball));
    say(texts["step-words"], stepInWords(task, m, times));
    say(texts["answer-words"], answer ? "the area of the square" : "ŷ is outside");
    say(texts.ending, epoch === descent.m.length - 1 ? ending(descent) : "");
    return now;
  }
}
