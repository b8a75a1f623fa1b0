// @ts-check
/** Clicks and taps alike, told apart from drags. */

/** A tap is released within this many pixels and milliseconds of where and when it was pressed. */
const TAP = { pixels: 6, milliseconds: 500 };

/**
 * @param {HTMLElement} element
 * @param {(x: number, y: number) => void} tapped gets the place in pixels of the element
 */
export function onTap(element, tapped) {
  element.addEventListener("pointerdown", (down) => {
    if (down.button !== 0) return;
    const released = (/** @type {PointerEvent} */ up) => {
      removeEventListener("pointercancel", cancelled);
      const moved = Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY);
      if (moved >= TAP.pixels || up.timeStamp - down.timeStamp >= TAP.milliseconds) return;
      const box = element.getBoundingClientRect();
      tapped(up.clientX - box.left, up.clientY - box.top);
    };
    const cancelled = () => removeEventListener("pointerup", released);
    addEventListener("pointerup", released, { once: true });
    addEventListener("pointercancel", cancelled, { once: true });
  });
}
