// @ts-check
/** The letters of the runs at their heads: those that meet make room for each other, in a row above the place. */

import { LETTERS, markerOf } from "../letters.js";
import { draw, set } from "../svg.js";

/**
 * @typedef {object} Spot
 * @property {number} letter @property {number} x @property {number} y in pixels
 * @property {boolean} shown whether it is the run shown
 * @property {boolean} [outside] whether the place itself is further out
 * @property {boolean} [hidden] whether something stands before it
 */
/** @typedef {{group: SVGGElement, mark: SVGPathElement, label: SVGGElement, at: string}} Badge */

/** @typedef {{left: number, right: number}} Room between which the letters of a row stay */

/** @type {Room} */
const ANYWHERE = { left: -Infinity, right: Infinity };
/** Between two letters, and above the place they share. */
const APART = 21;
const ABOVE = 17;

export class Badges {
  /** @param {Element} parent @param {boolean} [lifts] whether letters that meet stand above their place */
  constructor(parent, lifts = true) {
    this.group = draw(parent, "g", { class: "badges" });
    this.lifts = lifts;
    /** @type {Map<number, Badge>} */
    this.badges = new Map();
  }

  /** @param {readonly Spot[]} spots @param {Room} [room] */
  place(spots, room = ANYWHERE) {
    for (const [letter, badge] of this.badges) {
      if (spots.some((spot) => spot.letter === letter)) continue;
      badge.group.remove();
      this.badges.delete(letter);
    }
    const places = spread(spots, room);
    spots.forEach((spot, k) => this.move(spot, places[k]));
  }

  /** @param {Spot} spot @param {{right: number, crowd: number}} place */
  move({ letter, x, y, shown, outside = false, hidden = false }, { right, crowd }) {
    const badge = this.badges.get(letter) ?? this.make(letter);
    const up = this.lifts ? Math.min(1, crowd) * ABOVE : 0;
    const at = `${x.toFixed(1)} ${y.toFixed(1)} ${right.toFixed(1)} ${up.toFixed(1)} ${shown} ${outside} ${hidden}`;
    if (at === badge.at) return;
    badge.at = at;
    if (shown && this.group.lastElementChild !== badge.group) this.group.append(badge.group);
    set(badge.group, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, class: names(letter, { shown, outside, hidden }) });
    set(badge.label, { transform: `translate(${right.toFixed(1)} ${(-up).toFixed(1)})` });
  }

  /** @param {number} letter @returns {Badge} */
  make(letter) {
    const group = draw(this.group, "g");
    const mark = draw(group, "path", { class: "place", d: markerOf(LETTERS[letter], 4.4) });
    const label = draw(group, "g");
    draw(label, "circle", { class: "ring", r: 11.5 });
    draw(label, "circle", { class: "disc", r: 8.5 });
    draw(label, "text", { y: 4.3 }, LETTERS[letter].name);
    const badge = { group, mark, label, at: "" };
    this.badges.set(letter, badge);
    return badge;
  }
}

/** @param {number} letter @param {Record<string, boolean>} states */
function names(letter, states) {
  const held = Object.entries(states).filter(([, holds]) => holds);
  return ["badge-run", `run-${LETTERS[letter].name.toLowerCase()}`, ...held.map(([name]) => name)].join(" ");
}

/**
 * How far to the right each letter moves so that none covers another, and how many others it meets: 0 and 0 for one that
 * stands alone. Both change without a jump as the places do.
 * @param {readonly {x: number, y: number}[]} spots in the order of their letters @param {Room} room
 */
export function spread(spots, room) {
  const places = spots.map(({ x, y }, i) => {
    let right = 0;
    let crowd = 0;
    spots.forEach((other, k) => {
      const away = Math.hypot(other.x - x, other.y - y);
      if (k === i || away >= APART) return;
      right += (Math.sign(i - k) * Math.sqrt(APART * APART - away * away)) / 2;
      crowd += 1 - away / APART;
    });
    return { right, crowd };
  });
  const row = spots.flatMap(({ x }, k) => (places[k].crowd > 0 ? [x + places[k].right] : []));
  const by = Math.max(0, room.left - Math.min(...row)) - Math.max(0, Math.max(...row) - room.right);
  return places.map(({ right, crowd }) => ({ right: crowd > 0 ? right + by : right, crowd }));
}
