// @ts-check
/** Tabs of which one is chosen, with the arrow keys as for every tab list. */

/**
 * @param {HTMLElement} list with role tablist, its buttons naming what they control
 * @param {(chosen: string) => void} [changed] called with the id of what is now shown
 */
export function tabs(list, changed) {
  const buttons = [.../** @type {NodeListOf<HTMLButtonElement>} */ (list.querySelectorAll('[role="tab"]'))];
  const choose = (/** @type {HTMLButtonElement} */ chosen) => {
    for (const button of buttons) {
      const selected = button === chosen;
      button.setAttribute("aria-selected", String(selected));
      button.tabIndex = selected ? 0 : -1;
      document.getElementById(button.getAttribute("aria-controls") ?? "")?.classList.toggle("chosen", selected);
    }
    changed?.(chosen.getAttribute("aria-controls") ?? "");
  };
  for (const button of buttons) {
    button.addEventListener("click", () => choose(button));
    button.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      const seen = buttons.filter((other) => other.getClientRects().length > 0);
      const next = seen[(seen.indexOf(button) + by + seen.length) % seen.length];
      next.focus();
      choose(next);
    });
  }
  return choose;
}

/** Whether a panel and all panels it stands in are the chosen ones, and none is hidden. @param {HTMLElement} panel */
export function isOpen(panel) {
  return panel.closest('[role="tabpanel"]:not(.chosen), [hidden]') === null;
}
