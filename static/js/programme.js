// @ts-check
/** Where the lecture is: which scene, and whether its answer is out. It knows the order of the scenes and nothing of the page. */

import { PAGE_NAMES, address, query } from "./run.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./scenes.js").Scene} Scene */
/** What is told in a scene of any lecture. @typedef {Pick<Scene, "id" | "title" | "question" | "reveal" | "caution" | "answer">} Told */

/** @template {Told} [Of=Scene] */
export class Programme {
  /** @param {readonly {title: string, scenes: readonly Of[]}[]} chapters */
  constructor(chapters) {
    this.chapters = chapters;
    this.scenes = chapters.flatMap(({ scenes }) => scenes);
    /** Index of the scene shown, −1 outside the lecture. */
    this.at = -1;
    this.revealed = false;
  }

  /** @returns {Of | null} */
  get scene() {
    return this.scenes[this.at] ?? null;
  }

  get atFirst() {
    return this.at === 0;
  }

  get atLast() {
    return this.at === this.scenes.length - 1;
  }

  /** @param {number} at @param {boolean} [revealed] */
  open(at, revealed = false) {
    this.at = at;
    this.revealed = revealed;
  }

  /** The scene that a page's address names; −1 where it names none. @param {string} search */
  named(search) {
    const id = new URLSearchParams(search).get("scene");
    return this.scenes.findIndex((scene) => scene.id === id);
  }

  /**
   * What a clicker's "on" does: the answer first, then the next question. Index of the scene to open, or null.
   * @returns {number | null}
   */
  on() {
    if (this.revealed) return this.atLast ? null : this.at + 1;
    this.revealed = true;
    return null;
  }

  /** And "back": the answer goes, then the scene before it comes with its own. @returns {number | null} */
  back() {
    if (!this.revealed) return this.at > 0 ? this.at - 1 : null;
    this.revealed = false;
    return null;
  }
}

/** The settings of a scene's run, or of its runs, as a query string. @param {Pick<Scene, "run" | "runs">} scene @param {Run} defaults */
export function parametersOf({ run = {}, runs = [] }, defaults) {
  const parameters = new URLSearchParams(query(/** @type {import("./run.js").Typed} */ (run), defaults));
  for (const own of runs) parameters.append("run", own);
  return parameters.toString();
}

/**
 * A link to a scene, or to the page outside the lecture.
 * @param {string} path @param {string} search what the page's address says now: all but the scene is kept of what is not the run
 * @param {string | null} id @param {string} parameters of the run
 */
export function linkTo(path, search, id, parameters) {
  const now = new URLSearchParams(search);
  const page = new URLSearchParams();
  if (id !== null) page.set("scene", id);
  for (const name of PAGE_NAMES) if (name !== "scene" && now.has(name)) page.set(name, now.get(name) ?? "");
  return address(path, [parameters, page.toString()].filter((part) => part !== "").join("&"));
}
