// @ts-check
/** Boxes and lists that the page fills and people change. */

/** @typedef {HTMLInputElement | HTMLSelectElement} Box */

/** Write into one, but not over what somebody is typing: there the focus is, and not what stood in it last. @param {Box} box @param {string} text */
export function write(box, text) {
  if (box === document.activeElement && box instanceof HTMLInputElement && box.value !== box.defaultValue) return;
  box.value = text;
  give(box);
}

/** What was typed is the page's now, which may write over it. @param {Box} box */
export function give(box) {
  if (box instanceof HTMLInputElement) box.defaultValue = box.value;
}
