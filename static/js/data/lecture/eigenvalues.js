// @ts-check
/** The eigenvalues of a small symmetric matrix, by Jacobi's rotations. */

/** As many sweeps as no matrix of a scene needs; a rotation by nothing ends them before. */
const SWEEPS = 50;

/** @param {readonly (readonly number[])[]} symmetric @returns {number[]} the largest first */
export function eigenvalues(symmetric) {
  const a = symmetric.map((row) => [...row]);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let turned = false;
    for (let p = 0; p < a.length; p += 1) for (let q = p + 1; q < a.length; q += 1) turned = rotate(a, p, q) || turned;
    if (!turned) break;
  }
  return a.map((row, k) => row[k]).sort((x, y) => y - x);
}

/** Turn the axes p and q so that a[p][q] becomes 0; whether there was anything to turn. @param {number[][]} a @param {number} p @param {number} q */
function rotate(a, p, q) {
  const apart = a[p][q];
  if (Math.abs(apart) <= Number.EPSILON * Math.sqrt(Math.abs(a[p][p] * a[q][q]))) return false;
  const half = (a[q][q] - a[p][p]) / (2 * apart);
  const tangent = Math.sign(half || 1) / (Math.abs(half) + Math.hypot(half, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (const row of a) [row[p], row[q]] = [cosine * row[p] - sine * row[q], sine * row[p] + cosine * row[q]];
  const [up, uq] = [a[p].map((x, k) => cosine * x - sine * a[q][k]), a[p].map((x, k) => sine * x + cosine * a[q][k])];
  [a[p], a[q]] = [up, uq];
  return true;
}
