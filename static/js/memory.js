// @ts-check
/** Small choices that outlive the page. Storage can be switched off in an embedded frame: then they last as long as it. */

/** @param {string} name */
export function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} choice */
export function remember(name, choice) {
  try {
    localStorage.setItem(name, choice);
  } catch {
    // see above
  }
}
