// @ts-check
/** A curve as the slider of a player: dragging over it, and the keys of a slider. */

import { onDrag } from "./drag.js";

/** @typedef {import("./player.js").Player} Player */

/**
 * @param {HTMLElement} element @param {Player} player
 * @param {(left: number) => void} to moves the playhead to a place, so many pixels from the left
 * @param {() => void} moved called after the playhead was moved here
 */
export function scrub(element, player, to, moved) {
  onDrag(element, (event) => {
    player.pause();
    to(event.clientX - element.getBoundingClientRect().left);
    moved();
  });
  element.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageDown: -10, PageUp: 10, Home: -Infinity, End: Infinity }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    player.move(by);
    moved();
  });
}
