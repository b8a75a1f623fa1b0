// @ts-check
/** Numbers of which a few digits are shown and all are copied. */

import { say } from "../svg.js";
import { numberOrNone } from "./words.js";

/** @param {HTMLElement} element @param {number | null} value */
export function write(element, value) {
  say(element, numberOrNone(value));
  element.dataset.digits = value === null ? "" : String(value);
  element.title = element.dataset.digits;
}

/** Where just one such number is selected, all its digits are copied. @param {Document} page */
export function copyAllDigits(page) {
  page.addEventListener("copy", (event) => {
    const selection = getSelection();
    const number = (/** @type {Node | null | undefined} */ node) =>
      /** @type {HTMLElement | null | undefined} */ ((node instanceof Element ? node : node?.parentElement)?.closest("[data-digits]"));
    const selected = number(selection?.anchorNode);
    if (!selected?.dataset.digits || selected !== number(selection?.focusNode)) return;
    event.clipboardData?.setData("text/plain", selected.dataset.digits);
    event.preventDefault();
  });
}
