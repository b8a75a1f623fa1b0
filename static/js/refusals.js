// @ts-check
/** Why a setting was refused, said at its control. */

/** @typedef {import("./run.js").Problem} Problem */

/**
 * Say at each control of a part of the page why it was refused; none clears them.
 * @param {HTMLElement} root @param {readonly Problem[]} problems
 * @returns {Problem[]} those whose control is not here, or not to be seen
 */
export function tell(root, problems) {
  const left = new Set(problems);
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-problem]"))) {
    const named = problems.filter(({ loc }) => loc.includes(place.dataset.problem ?? ""));
    const mine = place.parentElement?.getClientRects().length ? named : [];
    place.textContent = mine.map(({ msg }) => msg).join(" ");
    place.hidden = mine.length === 0;
    for (const problem of mine) left.delete(problem);
  }
  for (const box of root.querySelectorAll("[name]")) {
    const refused = problems.some(({ loc }) => loc.includes(box.getAttribute("name") ?? ""));
    if (refused) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
  }
  return [...left];
}
