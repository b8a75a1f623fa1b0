// @ts-check
/** Keys for the whole page. They act only where nothing else has the focus, and can be switched off. */

import { remember, remembered } from "./memory.js";

/** @typedef {Record<string, () => void>} Actions what each key does, by its name in KeyboardEvent.key */

const STORED = "flying-carpet-keys";

/**
 * @param {HTMLInputElement} box the switch
 * @param {Actions} actions
 */
export function listenForKeys(box, actions) {
  box.checked = remembered(STORED) !== "off";
  box.addEventListener("change", () => remember(STORED, box.checked ? "on" : "off"));
  addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    const free = document.activeElement === document.body || document.activeElement === null;
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!box.checked || !plain || !free || !action) return;
    event.preventDefault();
    action();
  });
}
