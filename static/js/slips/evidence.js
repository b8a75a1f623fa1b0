// @ts-check
/** What a slip does to the run or to the numbers: a table and, where a curve says more, a chart. All of it is computed here. */

import { count, plain } from "../format.js";
import { pulls } from "../pulls.js";
import { three } from "../quantities/words.js";
import { printed, printedPush, right, rightPush } from "./log-loss.js";
import { promises } from "./promises.js";
import { walk } from "./walks.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {"printed" | "right" | "truth"} Kind */
/** @typedef {{name: string, from: number, to: number}} Side of a chart */
/** @typedef {{x: Side, y: Side, curves: {kind: Kind, at: [number, number][]}[]}} Chart */
/** @typedef {{head: string[], rows: string[][], chart: Chart | null}} Evidence */

const SAMPLES = 120;

/** The slips by name, for the lecture's run. @type {Record<string, (run: Run) => Evidence>} */
export const EVIDENCE = {
  uphill: (run) => walks(run, "up", [0, 1, 10, 100, 1000], 1000),
  replaced: (run) => walks(run, "replaced", [0, 1, 2, 100, 1000], 150),
  eta: (run) => {
    const at = promises(run, run);
    const row = (/** @type {number} */ rate) => [at(rate).bare, at(rate).first, at(rate).actual];
    return overRates(row, [0.01, 0.1, 1, 10], { from: 0, to: 10 });
  },
  half: (run) => {
    const at = promises(run, placeAt(run, 82));
    const row = (/** @type {number} */ rate) => [at(rate).whole, at(rate).second, at(rate).actual];
    return overRates(row, [0.1, 0.5, 1, 2, 3], { from: 0, to: 3 });
  },
  sign: (run) => {
    const rows = pulls(run, run.w, run.b).each.map(({ db, dw }, k) => {
      const x = run.point[k][0];
      const theirs = -db;
      const rate = run.learning_rate;
      return [plain(x), three(theirs), three(db), three(rate * theirs * x), three(-rate * dw)];
    });
    return { head: ["x", "δ, notes", "δ, here", "+ηδx, notes", "−ηδx, here"], rows, chart: null };
  },
  "log-loss": () => {
    const rows = [0.9, 0.5, 0.1, 0.01, 0.001].map((f) => [plain(f), ...[printed(0, f), right(0, f), printedPush(0, f), rightPush(0, f)].map(three)]);
    const over = (/** @type {(y: number, f: number) => number} */ loss) => samples({ from: 0.001, to: 0.98 }, (f) => loss(0, f));
    return {
      head: ["ŷ", "as printed", "right", "push, printed", "push, right"],
      rows,
      chart: {
        x: { name: "ŷ", from: 0, to: 1 },
        y: { name: "loss", from: -6, to: 4 },
        curves: [{ kind: "right", at: over(right) }, { kind: "printed", at: over(printed) }],
      },
    };
  },
};

/** The loss along a walk by another rule beside that of the loop. @param {Run} run @param {import("./walks.js").Rule} rule @param {number[]} steps @param {number} shown the last step of the chart @returns {Evidence} */
function walks(run, rule, steps, shown) {
  const [theirs, ours] = [walk(run, rule, 1000), walk(run, "down", 1000)];
  const rows = steps.map((k) => [count(k), three(theirs.w[k]), three(theirs.loss[k]), three(ours.loss[k])]);
  const over = (/** @type {number[]} */ loss) => loss.slice(0, shown + 1).map((value, k) => /** @type {[number, number]} */ ([k, value]));
  return {
    head: ["step", "w, printed", "L, printed", "L, right"],
    rows,
    chart: {
      x: { name: "step", from: 0, to: shown },
      y: { name: "L", from: 0, to: 0.5 },
      curves: [{ kind: "right", at: over(ours.loss) }, { kind: "printed", at: over(theirs.loss) }],
    },
  };
}

/** Changes of the loss over η: as printed, right, and the truth. @param {(rate: number) => number[]} changes @param {number[]} rates @param {{from: number, to: number}} range @returns {Evidence} */
function overRates(changes, rates, range) {
  const curve = (/** @type {number} */ column) => samples(range, (rate) => changes(rate)[column]);
  const curves = /** @type {const} */ (["truth", "right", "printed"]).map((kind) => ({ kind, at: curve({ printed: 0, right: 1, truth: 2 }[kind]) }));
  const heights = curves.flatMap(({ at }) => at.map(([, height]) => height));
  return {
    head: ["η", "as printed", "right", "truth"],
    rows: rates.map((rate) => [plain(rate), ...changes(rate).map(three)]),
    chart: { x: { name: "η", ...range }, y: { name: "change of L", from: Math.min(...heights), to: Math.max(0, ...heights) }, curves },
  };
}

/** @param {{from: number, to: number}} range @param {(x: number) => number} height @returns {[number, number][]} */
function samples({ from, to }, height) {
  return Array.from({ length: SAMPLES + 1 }, (_, k) => from + ((to - from) * k) / SAMPLES).map((x) => [x, height(x)]);
}

/** Where the run is at a step. @param {Run} run @param {number} step */
function placeAt(run, step) {
  const { w, b } = walk(run, "down", step);
  return { w: w[step], b: b[step] };
}
