// @ts-check

/** @param {HTMLElement} _panel @param {import("../later.js").Context} _context @returns {import("../stage.js").View} */
export function open(_panel, _context) {
  return {};
}
