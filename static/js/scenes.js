// @ts-check
/**
 * The lecture: its chapters, in order. A scene is an entry in its chapter's file and nothing else: its place in the list
 * is its place in the lecture.
 *
 * What stands in braces is computed from the scene's own run when it is read out (quantities.js says what can
 * stand there); what a sentence says beside that is repeated under `claims`, which the tests hold against a loop
 * of their own.
 */

import { CHAIN_RULE } from "./scenes/chain-rule.js";
import { DESCENT } from "./scenes/descent.js";
import { GRAPH } from "./scenes/graph.js";
import { METHODS } from "./scenes/methods.js";
import { ONE_WEIGHT } from "./scenes/one-weight.js";
import { SEARCH } from "./scenes/search.js";
import { SLIPS } from "./scenes/slips.js";
import { WHY } from "./scenes/why.js";

/**
 * @typedef {object} Scene
 * @property {string} id its name in a link
 * @property {string} title two or three words
 * @property {string} question one line
 * @property {readonly string[]} reveal sentences
 * @property {string} [caution] where the recording says something else than its code
 * @property {Readonly<Record<string, number | string | readonly (readonly [number, number])[]>>} [run] settings that are not the default
 * @property {readonly string[]} [runs] several runs at once: what each has of its own, as in a link; the sentences call them by their letters
 * @property {Scene["run"]} [beside] settings of another run that the sentences call "other"
 * @property {number | "end"} [step] where the playhead waits; 0 unless said
 * @property {Readonly<Partial<import("./layers.js").Layers>>} [layers] those that are not as usual; the run before is not shown unless said
 * @property {Readonly<Partial<import("./layers.js").Layers>>} [uncover] those that change with the reveal
 * @property {string} [tab] the panel that is open, or a panel within one; the neuron unless said
 * @property {string} [part] what that panel shows first, where it has parts: a point's number, "sum", a derivation's name, a number of weights
 * @property {import("./player.js").Timeline} [timeline] by distance unless said
 * @property {number} [speed] 1 unless said
 * @property {boolean} [play] whether the reveal starts the run
 * @property {"guess" | "slip" | "expression" | "one-weight"} [cover] what stands over both pictures, where no run is to be watched
 * @property {string} [slip] which slip that is
 * @property {Readonly<Partial<import("./one-weight/descent.js").Task>>} [oneWeight] what is not as printed in a run of one weight
 * @property {import("./expression/expression.js").Task} [expression] which expression that is
 * @property {readonly [number, number]} [change] a Δθ to draw from the ball, beside η of it
 * @property {"curve" | "panel"} [answer] what the answer may cover: the loss curve unless said
 * @property {readonly string[]} [claims] what else the sentences say
 */
/** @typedef {{title: string, scenes: readonly Scene[]}} Chapter */

/** @type {readonly Chapter[]} */
export const CHAPTERS = [
  { title: "The descent", scenes: DESCENT },
  { title: "Why", scenes: WHY },
  { title: "Chain rule", scenes: CHAIN_RULE },
  { title: "Graph", scenes: GRAPH },
  { title: "One weight", scenes: ONE_WEIGHT },
  { title: "Search or descend", scenes: SEARCH },
  { title: "Other methods", scenes: METHODS },
  { title: "Spot the slip", scenes: SLIPS },
];
