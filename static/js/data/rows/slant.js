// @ts-check
/** The pre-activation over a picture of two features: a plane, whose level lines are straight and whose half-planes are polygons. */

/** @typedef {{at: number, right: number, up: number}} Slant z in the lower left corner, and how much it grows to the right edge and to the upper */
/** @typedef {readonly [number, number]} Spot in the picture, both from 0 to 1: from the left, and from below */

/** @type {readonly Spot[]} */
const CORNERS = [[0, 0], [1, 0], [1, 1], [0, 1]];

/**
 * @param {readonly number[]} weights of one output @param {number} bias
 * @param {readonly number[]} corner the scaled inputs at the lower left corner
 * @param {readonly {place: number | null, span: number}[]} sides which feature grows to the right and which upwards, and by how much; null where none does
 * @returns {Slant}
 */
export function slant(weights, bias, corner, [across, upwards]) {
  const grows = (/** @type {{place: number | null, span: number}} */ { place, span }) => (place === null ? 0 : weights[place] * span);
  return { at: corner.reduce((sum, x, k) => sum + weights[k] * x, bias), right: grows(across), up: grows(upwards) };
}

/** @param {Slant} slant @param {Spot} spot */
export const heightAt = ({ at, right, up }, [s, t]) => at + right * s + up * t;

/** The lowest and the highest z of the picture. @param {Slant} slant @returns {[number, number]} */
export function ends({ at, right, up }) {
  return [at + Math.min(0, right) + Math.min(0, up), at + Math.max(0, right) + Math.max(0, up)];
}

/**
 * What is left of a polygon where z is at least so much, or more than that.
 * @param {readonly Spot[]} polygon @param {Slant} slant @param {number} level @param {boolean} [more]
 * @returns {Spot[]}
 */
export function above(polygon, slant, level, more = false) {
  const over = polygon.map((spot) => heightAt(slant, spot) - level);
  const inside = over.map((height) => (more ? height > 0 : height >= 0));
  return polygon.flatMap((spot, k) => {
    const next = (k + 1) % polygon.length;
    const kept = inside[k] ? [spot] : [];
    return inside[k] === inside[next] ? kept : [...kept, mix(spot, polygon[next], over[k] / (over[k] - over[next]))];
  });
}

/** Both ends of the line where z is so much, none where it does not cross the picture. @param {Slant} slant @param {number} level @returns {[Spot, Spot] | null} */
export function crossing(slant, level) {
  const over = CORNERS.map((spot) => heightAt(slant, spot) - level);
  const found = CORNERS.flatMap((spot, k) => {
    const next = (k + 1) % 4;
    return over[k] >= 0 === over[next] >= 0 ? [] : [mix(spot, CORNERS[next], over[k] / (over[k] - over[next]))];
  });
  return found.length === 2 ? [found[0], found[1]] : null;
}

/**
 * Where each output is the largest, of equal ones the first. An output is at least f of `floor`: below it all are equal.
 * @param {readonly Slant[]} slants @param {number} floor
 * @returns {Spot[][][]} the polygons of each output
 */
export function regions(slants, floor) {
  const whole = [...CORNERS];
  const parts = slants.map((own, output) => {
    const risen = above(whole, own, floor, true);
    const over = slants.reduce((polygon, other, k) => (k === output ? polygon : above(polygon, minus(own, other), 0, k < output)), risen);
    return over.length > 2 ? [over] : [];
  });
  const under = slants.reduce((polygon, each) => above(polygon, minus({ at: 0, right: 0, up: 0 }, each), -floor), whole);
  if (Number.isFinite(floor) && under.length > 2) parts[0].push(under);
  return parts;
}

/** @param {Slant} a @param {Slant} b @returns {Slant} */
const minus = (a, b) => ({ at: a.at - b.at, right: a.right - b.right, up: a.up - b.up });

/** @param {Spot} from @param {Spot} to @param {number} part @returns {Spot} */
const mix = ([s, t], [u, v], part) => [s + (u - s) * part, t + (v - t) * part];
