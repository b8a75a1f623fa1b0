// @ts-check
/** A drag from where it begins to wherever it goes, with a mouse's first button, a pen or a finger. */

/**
 * @param {HTMLElement} element @param {(event: PointerEvent) => void} to called at its beginning and at every move
 * @param {() => boolean} [ready] whether one can begin now
 */
export function onDrag(element, to, ready = () => true) {
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !ready()) return;
    element.setPointerCapture(event.pointerId);
    element.addEventListener("pointermove", to);
    to(event);
  });
  for (const name of ["pointerup", "pointercancel"]) element.addEventListener(name, () => element.removeEventListener("pointermove", to));
}
