// @ts-check
/** Copying text, also on the lecturer's laptop as phones see it: plain HTTP, where a page has no clipboard. */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/**
 * Copy what a read-only field holds.
 * @param {Field} field
 * @returns {Promise<boolean>} false where the browser did not: then the text is selected, for the viewer's own keys
 */
export async function copy(field) {
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
export function copyKeys() {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘C" : "Ctrl+C";
}
