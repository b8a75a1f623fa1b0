// @ts-check
/** What a search does instead of making steps, for the parts of the page that explain steps. */

/** @type {Readonly<Record<string, string>>} */
const NO_STEPS = {
  random_search: "Random search makes no steps: each place is drawn by itself, whatever the slope there.",
  grid_search: "Grid search makes no steps: its places stand in rows, whatever the slope there.",
};

/** Why a run has no steps; null where it has. @param {Pick<import("./run.js").Run, "method">} run */
export function noSteps({ method }) {
  return NO_STEPS[method] ?? null;
}
