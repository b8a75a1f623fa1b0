// @ts-check
/**
 * The lecture on tables: its chapters, in order. A scene is an entry in its chapter's file and nothing else.
 *
 * What stands in braces is computed from the scene's own training when it is read out (quantities.js says what can stand
 * there), what begins with another's name from that one; what a sentence says beside that is repeated under `claims`,
 * which the tests hold against a loop of their own.
 */

import { FROM_ZERO } from "./scenes/from-zero.js";
import { LINES } from "./scenes/lines.js";
import { ROWS } from "./scenes/rows.js";
import { SCALES } from "./scenes/scales.js";

/** @typedef {Readonly<Partial<import("../training.js").Settings>>} Some settings of a training that are not the default */
/**
 * @typedef {object} Scene
 * @property {string} id its name in a link
 * @property {string} title two or three words
 * @property {string} question one line
 * @property {readonly string[]} reveal sentences
 * @property {string} [caution] what must be said beside that
 * @property {Some} settings
 * @property {Readonly<Record<string, Some>>} [beside] other trainings, by what the sentences call them
 * @property {boolean} [ghost] whether the first of those is drawn in grey
 * @property {number | "end"} [head] the step where the playhead waits; 0 unless said
 * @property {"rows" | "slice"} [view] the rows unless said
 * @property {string} [tab] the panel that is open, or a panel within one; the settings of the training unless said
 * @property {string} [uncover] the panel that the reveal opens in its place
 * @property {number} [row] the row that is chosen, by its number in the table
 * @property {"step" | "epoch"} [axis] of the curves; steps unless said
 * @property {boolean} [play] whether the reveal starts the training
 * @property {"curve" | "panel"} [answer] what the answer may cover: the curves unless said
 * @property {readonly string[]} claims what else the sentences say
 */
/** @typedef {{title: string, scenes: readonly Scene[]}} Chapter */

/** @type {readonly Chapter[]} */
export const CHAPTERS = [
  { title: "From zero", scenes: FROM_ZERO },
  { title: "Scales", scenes: SCALES },
  { title: "Row by row", scenes: ROWS },
  { title: "Lines", scenes: LINES },
];
