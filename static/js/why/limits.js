// @ts-check
/** How large a rate may be near the minimum, for the methods that have such a limit. */

import { significant } from "../format.js";
import { eigenvalues, hessian } from "../hessian.js";
import { eq } from "./sentences.js";

/** @typedef {import("../run.js").Run} Run */
/** @typedef {import("../trajectory.js").Minimum} Minimum */
/** @typedef {{written: string, times: (run: Run) => number}} Limit times 1/λmax */

/** λmax, kept on one line with what it is divided from. */
const LARGEST = "\u2060λₘₐₓ";
const memory = (/** @type {Run} */ { momentum }) => momentum ?? 0;

/**
 * On a bowl that bends with λmax at most, a run with a larger rate is thrown out along that direction. The other
 * methods scale their own steps, and have no such limit.
 * @type {Readonly<Record<string, Limit>>}
 */
const LIMITS = {
  gradient_descent: { written: `2/${LARGEST}`, times: () => 2 },
  momentum: { written: `2(1 + μ)/${LARGEST}`, times: (run) => 2 * (1 + memory(run)) },
  nesterov: { written: `2(1 + μ)/((1 + 2μ)${LARGEST})`, times: (run) => (2 * (1 + memory(run))) / (1 + 2 * memory(run)) },
};

/** The largest rate with which a run can settle; NaN where there is no such limit. @param {Run} run @param {number} largest the λmax there */
export function largestRate(run, largest) {
  return (LIMITS[run.method]?.times(run) ?? NaN) / largest;
}

/** What the bending at the minimum says of the rate. @param {Run} run @param {Minimum | null} minimum */
export function limit(run, minimum) {
  const found = LIMITS[run.method];
  if (!found || run.batch_size !== null) return "";
  if (minimum === null) return `No minimum is known, so there is no ${found.written}.`;
  const [, largest] = eigenvalues(hessian(run, minimum.w, minimum.b));
  return largest > 0 ? `At the minimum ${eq(found.written.replaceAll(" ", "\u00a0"), significant(largestRate(run, largest)))}.` : "";
}
