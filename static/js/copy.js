// @ts-check
/** Copying text, also on the lecturer's laptop as phones see it: plain HTTP, where a page has no clipboard. */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** Milliseconds for which a button says what it has done. */
const SAID = 2500;

/**
 * Copy a field for the button that was pressed, which says whether it worked.
 * @param {Field} field @param {HTMLButtonElement} button @param {HTMLElement} status a live region
 */
export async function copyFor(field, button, status) {
  const copied = await copy(field);
  if (copied) button.focus();
  answer(button, status, copied ? "Copied" : `Press ${copyKeys()}`);
}

/**
 * A button says for a moment what happened, and so does the live region.
 * @param {HTMLButtonElement} button @param {HTMLElement} status @param {string} words
 */
export function answer(button, status, words) {
  button.dataset.label ??= button.textContent ?? "";
  button.textContent = words;
  status.textContent = words;
  setTimeout(() => {
    button.textContent = button.dataset.label ?? "";
    status.textContent = "";
  }, SAID);
}

/**
 * Copy what a read-only field holds.
 * @param {Field} field
 * @returns {Promise<boolean>} false where the browser did not: then the text is selected, for the viewer's own keys
 */
async function copy(field) {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(field.value);
      return true;
    }
  } catch {
    // not allowed: the old way may be
  }
  field.focus();
  field.select();
  return document.execCommand("copy");
}

/** The keys that copy a selection on this machine. */
function copyKeys() {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘C" : "Ctrl+C";
}
