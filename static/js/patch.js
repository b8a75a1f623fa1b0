// @ts-check
/** What the algorithm knows, on the carpet: a disc of the tangent plane at the point shown, and nothing round it. */

import { shade } from "./field.js";
import { part } from "./landscape.js";
import { PATCH } from "./layers.js";
import { project } from "./lens.js";
import { draw, set } from "./svg.js";

/** @typedef {import("./drape.js").Place} Place */
/** @typedef {import("./lens.js").Lens} Lens */
/** @typedef {import("./lens.js").Size} Size */
/** @typedef {import("./terrain.js").Terrain} Terrain */
/** @typedef {import("./theme.js").Tokens} Tokens */
/** @typedef {{w: number, b: number}} Slope ∂L/∂w and ∂L/∂b */
/** @typedef {{x: number, y: number}} Spot */

const CORNERS = 40;
const STOPS = 9;

export class Patch {
  /** @param {HTMLElement} stage lies under what Plotly draws, so that the path stays on the disc */
  constructor(stage) {
    this.svg = draw(stage, "svg", { "aria-hidden": "true", visibility: "hidden" });
    Object.assign(this.svg.style, { position: "absolute", inset: "0", width: "100%", height: "100%", pointerEvents: "none" });
    this.gradient = draw(this.svg, "linearGradient", { id: "carpet-patch-plane", gradientUnits: "userSpaceOnUse", x1: -1, x2: 1 });
    this.stops = Array.from({ length: STOPS }, (_, k) => draw(this.gradient, "stop", { offset: k / (STOPS - 1) }));
    this.disc = draw(this.svg, "path", { class: "carpet-patch", fill: "url(#carpet-patch-plane)", "stroke-linejoin": "round" });
    this.wires = draw(this.svg, "path", { fill: "none" });
    this.colours = shade([[0, "#000000"], [1, "#ffffff"]]);
    this.scale = { floor: 0, top: 1 };
  }

  /** @param {Tokens} tokens @param {{floor: number, top: number}} scale the losses at the ends of the colour scale */
  paint({ carpet, line, wire, stroke }, scale) {
    this.colours = shade(carpet);
    this.scale = scale;
    set(this.disc, { stroke: line, "stroke-width": 1.5 * stroke });
    set(this.wires, { stroke: wire, "stroke-width": stroke });
  }

  /**
   * @param {Lens} lens @param {Size} size @param {Terrain} terrain
   * @param {{at: Place, slope: Slope} | null} known
   */
  place(lens, size, terrain, known) {
    const shown = known !== null && terrain.holds(known.at.w, known.at.b);
    set(this.svg, { visibility: shown ? "inherit" : "hidden" });
    if (!shown) return;
    const { at, slope } = known;
    const reach = { w: PATCH * (terrain.w[1] - terrain.w[0]), b: PATCH * (terrain.b[1] - terrain.b[0]) };
    /** So many radii from the point along w and along b. */
    const spot = (/** @type {number} */ i, /** @type {number} */ k) => {
      const [dw, db] = [i * reach.w, k * reach.b];
      return project(lens, size, terrain.place(at.w + dw, at.b + db, at.loss + slope.w * dw + slope.b * db));
    };
    const rim = Array.from({ length: CORNERS }, (_, n) => (2 * Math.PI * n) / CORNERS).map((turn) => spot(Math.cos(turn), Math.sin(turn)));
    set(this.disc, { d: `M${rim.map(written).join("L")}Z` });
    set(this.wires, { d: `M${written(spot(-1, 0))}L${written(spot(1, 0))}M${written(spot(0, -1))}L${written(spot(0, 1))}` });
    this.shade(at.loss, { w: slope.w * reach.w, b: slope.b * reach.b }, spot);
  }

  /**
   * The scale's colours from the disc's lowest place to its highest.
   * @param {number} loss @param {Slope} rise over one radius along w and along b
   * @param {(i: number, k: number) => Spot} spot
   */
  shade(loss, rise, spot) {
    const steep = Math.hypot(rise.w, rise.b);
    const up = steep > 0 ? { i: rise.w / steep, k: rise.b / steep } : { i: 1, k: 0 };
    const middle = spot(0, 0);
    // Lines of equal loss are at right angles to the slope on the plane, but not on the screen: so both ways are given.
    const [top, side] = [spot(up.i, up.k), spot(-up.k, up.i)];
    const matrix = [top.x - middle.x, top.y - middle.y, side.x - middle.x, side.y - middle.y, middle.x, middle.y];
    set(this.gradient, { gradientTransform: `matrix(${matrix.map((value) => value.toFixed(2)).join(" ")})` });
    this.stops.forEach((stop, n) => {
      set(stop, { "stop-color": this.colours(part(this.scale, loss + steep * ((2 * n) / (STOPS - 1) - 1))) });
    });
  }
}

/** @param {Spot} spot */
const written = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
