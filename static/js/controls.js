// @ts-check
/** Controls of the page moved by the page itself, so that all who listen to them hear of it as from a person. */

/** Choose a radio button. @param {string} selector */
export function pick(selector) {
  const radio = /** @type {HTMLInputElement | null} */ (document.querySelector(selector));
  if (!radio || radio.checked) return;
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Choose from a list. @param {string} id @param {string} value */
export function select(id, value) {
  const list = /** @type {HTMLSelectElement | null} */ (document.getElementById(id));
  if (!list || list.value === value) return;
  list.value = value;
  list.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Open a panel, and those it stands in. @param {string} id of the panel, which may not be there */
export function open(id) {
  const panel = document.getElementById(id);
  const outer = panel?.parentElement?.closest('[role="tabpanel"]');
  if (outer) open(outer.id);
  const tab = document.getElementById(`${id}-tab`);
  if (tab?.getAttribute("aria-selected") === "false") tab.click();
}
