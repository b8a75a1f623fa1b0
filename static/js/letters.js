// @ts-check
/** How a run is told from the others: by its letter first, then by its dashes, its marker and its colour (`theme.runs`). */

/**
 * @typedef {object} Letter
 * @property {string} name
 * @property {number[]} dash pixels drawn and left out in turn, for a line three wide with round ends; none where it is solid
 * @property {"solid" | "dot" | "dash" | "dashdot" | "longdash" | "longdashdot"} pattern the same, as Plotly calls it
 * @property {boolean} beads whether small discs are strung on the line
 * @property {[number, number][]} marker corners of a step's mark within a circle of radius 1; none of a disc
 */

/** Small discs on a line, drawn as a thicker line of round dots. */
export const BEADS = { width: 6, dash: [0.1, 11] };

/** @type {readonly Letter[]} */
export const LETTERS = [
  { name: "A", dash: [], pattern: "solid", beads: false, marker: [] },
  { name: "B", dash: [9, 7], pattern: "dash", beads: false, marker: polygon(4, Math.PI / 4) },
  { name: "C", dash: [0.1, 6], pattern: "dot", beads: false, marker: polygon(4) },
  { name: "D", dash: [9, 6, 0.1, 6], pattern: "dashdot", beads: false, marker: polygon(3) },
  { name: "E", dash: [19, 8], pattern: "longdash", beads: false, marker: polygon(3, Math.PI) },
  { name: "F", dash: [19, 6, 0.1, 6], pattern: "longdashdot", beads: false, marker: cross(0) },
  { name: "G", dash: [], pattern: "solid", beads: true, marker: cross(Math.PI / 4) },
  { name: "H", dash: [9, 7], pattern: "dash", beads: true, marker: star() },
];

/**
 * The outline of a step's mark, for an SVG path or a Path2D.
 * @param {Letter} letter @param {number} radius @param {number} [x] @param {number} [y] its middle
 */
export function markerOf({ marker }, radius, x = 0, y = 0) {
  if (marker.length === 0) return disc(radius, x, y);
  const corners = marker.map(([right, down]) => `${(x + right * radius).toFixed(2)} ${(y + down * radius).toFixed(2)}`);
  return `M${corners.join("L")}Z`;
}

/** @param {number} radius @param {number} x @param {number} y */
function disc(radius, x, y) {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}

/** One corner up, unless it is turned. @param {number} corners @param {number} [turn] @returns {[number, number][]} */
function polygon(corners, turn = 0) {
  return Array.from({ length: corners }, (_, k) => corner(1, turn + (2 * Math.PI * k) / corners));
}

/** Four arms. @param {number} turn @returns {[number, number][]} */
function cross(turn) {
  const arm = 0.38;
  const inner = arm * Math.SQRT2;
  return [0, 1, 2, 3].flatMap((k) => {
    const middle = turn + (k * Math.PI) / 2;
    const half = Math.atan(arm);
    return [corner(1, middle - half), corner(1, middle + half), corner(inner, middle + Math.PI / 4)];
  });
}

/** Five points, one up. @returns {[number, number][]} */
function star() {
  return Array.from({ length: 10 }, (_, k) => corner(k % 2 === 0 ? 1.1 : 0.48, (k * Math.PI) / 5));
}

/** @param {number} radius @param {number} angle clockwise from straight up @returns {[number, number]} */
function corner(radius, angle) {
  return [radius * Math.sin(angle), -radius * Math.cos(angle)];
}
