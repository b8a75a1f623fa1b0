// @ts-check
/** A group of buttons that takes one tab stop: the arrow keys go from one to the next. */

/** @param {HTMLElement} bar @param {HTMLElement} [first] the button that has the tab stop at first */
export function toolbar(bar, first) {
  const buttons = [.../** @type {NodeListOf<HTMLElement>} */ (bar.querySelectorAll("button"))];
  const give = (/** @type {HTMLElement} */ chosen) => {
    for (const button of buttons) button.tabIndex = button === chosen ? 0 : -1;
  };
  give(first ?? buttons[0]);
  bar.addEventListener("focusin", (event) => give(/** @type {HTMLElement} */ (event.target)));
  bar.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = buttons.indexOf(/** @type {HTMLElement} */ (event.target));
    if (by === undefined || at < 0) return;
    event.preventDefault();
    buttons[(at + by + buttons.length) % buttons.length].focus();
  });
}
