// @ts-check
/** The carpet: the error surface in three dimensions, the path on it, and the viewer who walks round it. */

import { drape, placeAt } from "./drape.js";
import { dress } from "./dress.js";
import { eyeOf } from "./lens.js";
import { Overlay } from "./overlay.js";
import { loadPlotly } from "./plotly.js";
import { Restyle } from "./restyle.js";
import { Scene } from "./scene.js";
import { Sharpness } from "./sharpness.js";
import { lines, marks } from "./strokes.js";
import { Terrain } from "./terrain.js";
import { Viewpoint } from "./viewpoint.js";
import { webgl } from "./webgl.js";

/** @typedef {import("./plotly.js").CameraLayout} CameraLayout */
/** @typedef {import("./plotly.js").Figure} Figure */
/** @typedef {import("./plotly.js").Plotly} Plotly */
/** @typedef {import("./plotly.js").Drawn} Drawn */
/** @typedef {import("./drape.js").Loss} Loss */
/** @typedef {import("./drape.js").Path} Path */
/** @typedef {import("./drape.js").Stroke} Stroke */
/** @typedef {import("./marks.js").Marked} Marked */
/** @typedef {import("./theme.js").Tokens} Tokens */
/**
 * @typedef {Path & {kept: ArrayLike<number>, head: number, arrow?: {w: number, b: number} | null}} Shown
 *   the path's columns, ascending indices of the vertices worth drawing, the index of the ball, and how far the arrow
 *   downhill reaches from it
 */
/**
 * @typedef {object} Options
 * @property {Figure} figure as the API answers it
 * @property {string} plotlyUrl
 * @property {Tokens} tokens
 * @property {Loss} loss of the points in force, for laying the path on the carpet
 * @property {boolean} [reducedMotion]
 * @property {typeof Scene} [scene] the way into Plotly's scene; tests give a broken one
 */

export const hasWebGL = () => webgl().supported;

/**
 * Load Plotly and draw the figure once. Rejects where the browser has no WebGL or the bundle cannot be had.
 * @param {HTMLElement} element of a size
 * @param {Options} options
 */
export async function createCarpet(element, options) {
  if (!hasWebGL()) throw new Error("This browser has no WebGL.");
  const carpet = new Carpet(element, await loadPlotly(options.plotlyUrl), options);
  await carpet.create();
  return carpet;
}

export class Carpet {
  /** @param {HTMLElement} element @param {Plotly} plotly @param {Options} options */
  constructor(element, plotly, options) {
    this.plotly = plotly;
    this.figure = options.figure;
    this.tokens = options.tokens;
    this.loss = options.loss;
    this.stage = element.appendChild(document.createElement("div"));
    Object.assign(this.stage.style, { position: "relative", width: "100%", height: "100%", overflow: "hidden" });
    this.terrain = new Terrain(this.figure);
    this.plot = /** @type {Drawn & HTMLElement} */ (/** @type {unknown} */ (this.stage.appendChild(document.createElement("div"))));
    this.overlay = new Overlay(this.stage);
    this.scene = new (options.scene ?? Scene)(this.plot, () => this.frame());
    this.restyle = new Restyle(plotly, this.plot, this.stage);
    const still = options.reducedMotion ?? false;
    this.viewpoint = new Viewpoint(plotly, this.scene, this.stage, this.terrain.outline(), still);
    this.overlay.reset(this.figure.layout, this.tokens);
    this.sharpness = new Sharpness(webgl().software);
    /** @type {Shown | null} */
    this.now = null;
    /** @type {{steps: Stroke, jumps: Stroke} | null} */
    this.draped = null;
    /** @type {Marked | null} */
    this.marked = null;
    /** Whether Plotly itself must draw numbers and marks, because its camera cannot be read. */
    this.plain = false;
    /** Whether one line can be moved alone. */
    this.quick = true;
    // Otherwise a browser never gives a lost graphics card back.
    this.stage.addEventListener("webglcontextlost", (event) => event.preventDefault(), true);
    this.stage.addEventListener("webglcontextrestored", () => this.scene.recover(), true);
  }

  async create() {
    const { data, layout } = this.dressed(this.viewpoint.home);
    await this.plotly.newPlot(this.plot, data, layout, config(this.sharpness.first));
    this.plain = !this.scene.lens;
    if (this.plain) await this.redraw();
    this.scene.hook();
    this.frame();
  }

  /**
   * Other points or another window, seen from where the viewer stands.
   * @param {Figure} figure @param {Loss} [loss] of the new points, if it is another function
   */
  async surface(figure, loss = this.loss) {
    this.figure = figure;
    this.loss = loss;
    this.terrain = new Terrain(figure);
    this.overlay.reset(figure.layout, this.tokens);
    this.lay();
    await this.redraw(this.viewpoint.look(this.terrain.outline()));
  }

  /** @param {Tokens} tokens */
  async recolour(tokens) {
    this.tokens = tokens;
    this.overlay.reset(this.figure.layout, tokens);
    await this.redraw();
  }

  /** Draw the path up to the head and the ball on it: at most once a frame. @param {Shown} shown */
  show(shown) {
    this.now = shown;
    this.lay();
    if (this.scene.lost) return;
    this.move();
    this.scene.hook();
  }

  /** Lay the path and the marks on the carpet. */
  lay() {
    if (!this.now) return;
    this.draped = drape(this.now, this.now.kept, this.now.head, this.terrain, this.loss);
    this.marked = mark(this.now, this.loss);
  }

  move() {
    const strokes = this.strokes();
    this.quick &&= this.scene.move(strokes);
    if (!this.quick) this.restyle.move(strokes);
  }

  /** Draw now and finely: WebGL's picture can be copied until this task ends. */
  expose() {
    this.scene.sharpen(2);
    this.scene.inner?.glplot?.redraw?.();
  }

  /** @param {number} factor > 1 brings the carpet nearer */
  zoom(factor) {
    this.viewpoint.zoom(factor);
  }

  resetView() {
    this.viewpoint.reset();
  }

  /** The element has another size: the carpet stays in it uncut, seen from the same side. */
  resize() {
    this.viewpoint.resize();
  }

  destroy() {
    this.viewpoint.stop();
    this.sharpness.stop();
    this.restyle.destroy();
    this.plotly.purge(this.plot);
    this.stage.remove();
  }

  /** @returns {Record<string, Stroke>} */
  strokes() {
    if (!this.now || !this.draped) return {};
    const { lens } = this.scene;
    const drawn = lines(this.draped, this.terrain, this.quick && lens ? eyeOf(lens.view) : null);
    return this.plain ? { ...drawn, ...marks(this.now, this.terrain) } : drawn;
  }

  /** The figure in the theme's colours, with the path where it is now. @param {CameraLayout} camera */
  dressed(camera) {
    const { size } = this.viewpoint;
    return dress(this.figure, this.tokens, { camera, size, plain: this.plain, strokes: this.strokes() });
  }

  async redraw(camera = this.scene.camera) {
    this.viewpoint.stop();
    const { data, layout } = this.dressed(camera);
    await this.plotly.react(this.plot, data, layout, config(this.sharpness.first));
    this.scene.hook();
    this.frame();
  }

  /** Plotly is about to draw: put what lies over the picture in its place, and the path before the carpet. */
  frame() {
    const { lens } = this.scene;
    this.overlay.show(lens !== null && !this.plain);
    if (!lens) return;
    const { turned, moved } = this.overlay.place(lens, this.viewpoint.size, this.terrain, this.marked);
    if (turned && this.quick && this.draped) this.move();
    if (turned || moved) this.sharpness.stir(this.scene);
  }
}

/** @param {Shown} shown @param {Loss} loss @returns {Marked} */
function mark(shown, loss) {
  return { start: placeAt(shown, 0), ball: placeAt(shown, shown.head), arrow: shown.arrow ?? null, loss };
}

/** @param {number} plotGlPixelRatio */
function config(plotGlPixelRatio) {
  return { showSendToCloud: false, plotlyServerURL: "", displayModeBar: false, scrollZoom: false, plotGlPixelRatio };
}
