// @ts-check
/** Keys for the whole page. They act only where nothing else has the focus, and can be switched off. */

/** @typedef {Record<string, () => void>} Actions what each key does, by its name in KeyboardEvent.key */

const STORED = "flying-carpet-keys";

/**
 * @param {HTMLInputElement} box the switch
 * @param {Actions} actions
 */
export function listenForKeys(box, actions) {
  box.checked = remembered() !== "off";
  box.addEventListener("change", () => remember(box.checked ? "on" : "off"));
  addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    const free = document.activeElement === document.body || document.activeElement === null;
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!box.checked || !plain || !free || !action) return;
    event.preventDefault();
    action();
  });
}

/** Storage can be switched off in an embedded frame. */
function remembered() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

/** @param {string} choice */
function remember(choice) {
  try {
    localStorage.setItem(STORED, choice);
  } catch {
    // then the choice lasts as long as the page
  }
}
