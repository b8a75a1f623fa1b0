// @ts-check
/** The colours in force, read from the style sheet: canvases and the carpet know no colour of their own. */

import { remember, remembered } from "./memory.js";

/**
 * @typedef {{ink: string, background: string, panel: string, muted: string, hairline: string, wire: string,
 *   line: string, casing: string, gold: string, goldEdge: string, firstOrder: string, secondOrder: string, levelLow: string, levelHigh: string, levelGrey: string, wireGrey: string,
 *   stroke: number, carpet: [number, string][], grey: [number, string][], runs: string[]}} Tokens
 */

/** The choices of the theme; auto follows the system. */
const CHOICES = ["auto", "light", "dark", "projector"];
const STORED = "flying-carpet-theme";

/** @returns {Tokens} */
export function tokens() {
  const style = getComputedStyle(document.documentElement);
  const value = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: value("ink"),
    background: value("background"),
    panel: value("panel"),
    muted: value("muted"),
    hairline: value("hairline"),
    wire: value("wire"),
    line: value("line"),
    casing: value("casing"),
    gold: value("gold"),
    goldEdge: value("gold-edge"),
    firstOrder: value("first-order"),
    secondOrder: value("second-order"),
    levelLow: value("level-low"),
    levelHigh: value("level-high"),
    levelGrey: value("level-grey"),
    wireGrey: value("wire-grey"),
    stroke: Number(value("stroke")),
    carpet: scale(value("carpet")),
    grey: scale(value("carpet-grey")),
    runs: [..."abcdefgh"].map((letter) => value(`run-${letter}`)),
  };
}

/** @type {WeakMap<Tokens, Tokens>} */
const greyed = new WeakMap();

/** The colours in force where several runs are on screen: the carpet is grey, and a colour is a run's. @param {Tokens} theme */
export function grey(theme) {
  const known = greyed.get(theme) ?? { ...theme, carpet: theme.grey, levelHigh: theme.levelGrey, wire: theme.wireGrey };
  greyed.set(theme, known);
  return known;
}

/** "0 #142a5c, 1 #ffe3a6" as places and colours. @param {string} text @returns {[number, string][]} */
export function scale(text) {
  return text.split(",").map((stop) => {
    const [place, colour] = stop.trim().split(/\s+/);
    return [Number(place), colour];
  });
}

/**
 * Follow the viewer's choice, or the system's where none was made.
 * @param {HTMLSelectElement} select
 * @param {() => void} changed called after the new colours are in force
 */
export function followTheme(select, changed) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const { value } = select;
    document.documentElement.dataset.theme = value === "auto" ? (system.matches ? "dark" : "light") : value;
    changed();
  };
  const kept = new URLSearchParams(location.search).get("theme") ?? remembered(STORED);
  select.value = CHOICES.find((choice) => choice === kept) ?? "auto";
  select.addEventListener("change", () => {
    remember(STORED, select.value);
    inAddress(select.value);
    apply();
  });
  system.addEventListener("change", apply);
  apply();
}

/** A link that named a theme names the one in force. @param {string} theme */
function inAddress(theme) {
  const url = new URL(location.href);
  if (!url.searchParams.has("theme")) return;
  url.searchParams.set("theme", theme);
  history.replaceState(null, "", url);
}
