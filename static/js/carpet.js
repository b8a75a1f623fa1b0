// @ts-check
/** The carpet: the error surface in three dimensions, the path on it, and the viewer who walks round it. */

import { placeAt } from "./drape.js";
import { dress } from "./dress.js";
import { Laid } from "./laid.js";
import { eyeOf } from "./lens.js";
import { Overlay } from "./overlay.js";
import { Patch } from "./patch.js";
import { loadPlotly } from "./plotly.js";
import { Restyle } from "./restyle.js";
import { Scene } from "./scene.js";
import { Sharpness } from "./sharpness.js";
import { faintLines, lines, marks } from "./strokes.js";
import { Terrain } from "./terrain.js";
import { Viewpoint } from "./viewpoint.js";
import { webgl } from "./webgl.js";

/** @typedef {import("./plotly.js").CameraLayout} CameraLayout */
/** @typedef {import("./plotly.js").Figure} Figure */
/** @typedef {import("./plotly.js").Plotly} Plotly */
/** @typedef {import("./plotly.js").Drawn} Drawn */
/** @typedef {import("./plotly.js").Vector} Vector */
/** @typedef {import("./drape.js").Loss} Loss */
/** @typedef {import("./drape.js").Stroke} Stroke */
/** @typedef {import("./laid.js").Shown} Shown */
/** @typedef {import("./plotly.js").Trace} Trace */
/** @typedef {import("./theme.js").Tokens} Tokens */
/** @typedef {import("./comparison/threads.js").Threads} Threads */
/** @typedef {{terrain: Terrain, loss: Loss, eye: Vector | null, thickness: number, solid: boolean}} Lying what lines are laid on, and seen from where */
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
  try {
    await carpet.create();
  } catch (error) {
    carpet.destroy(); // the next try begins anew
    throw error;
  }
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
    this.patch = new Patch(this.stage);
    this.plot = /** @type {Drawn & HTMLElement} */ (/** @type {unknown} */ (this.stage.appendChild(document.createElement("div"))));
    this.overlay = new Overlay(this.stage);
    this.scene = new (options.scene ?? Scene)(this.plot, () => this.frame());
    this.restyle = new Restyle(plotly, this.plot, this.stage);
    this.paint();
    this.viewpoint = new Viewpoint(plotly, this.scene, this.stage, this.subject, options.reducedMotion ?? false);
    this.sharpness = new Sharpness(webgl().software);
    /** @type {Shown | null} */
    this.now = null;
    this.laid = new Laid(this.terrain);
    /** The lines of several runs, where there are several. @type {Threads | null} */
    this.threads = null;
    /** Whether only what the algorithm knows is shown. */
    this.fog = false;
    /** Whether Plotly itself must draw numbers and marks, because its camera cannot be read. */
    this.plain = false;
    /** So many pictures are being made anew: until then no line can be moved. */
    this.making = 0;
    /** Whether one line can be moved alone. */
    this.quick = true;
    /** Where the viewer stood when the graphics card was lost. */
    this.left = this.viewpoint.home;
    this.stage.addEventListener("webglcontextlost", (event) => this.lose(event), true);
    this.stage.addEventListener("webglcontextrestored", () => this.scene.recover(() => this.regain()), true);
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
    this.paint();
    if (this.now) this.laid.lay(this.now, this.terrain, loss, this.threads === null);
    await this.redraw(this.viewpoint.look(this.subject));
  }

  /** @param {Tokens} tokens */
  async recolour(tokens) {
    this.tokens = tokens;
    this.paint();
    await this.redraw(this.viewpoint.look(this.subject)); // its numbers can be larger
  }

  /** The graphics card is gone. @param {Event} event */
  lose(event) {
    event.preventDefault(); // otherwise a browser never gives it back
    this.viewpoint.stop();
    this.left = this.scene.camera;
  }

  /** The graphics card is back: the view is the one that was left, in the size that the element has by now. */
  async regain() {
    await this.redraw(this.left);
    this.resize();
  }

  /** Colours and numbers of what lies over and under Plotly's picture. */
  paint() {
    this.overlay.reset(this.figure.layout, this.tokens);
    const { cmin, cmax } = this.figure.data[0];
    this.patch.paint(this.tokens, { floor: cmin, top: cmax });
  }

  /** What has to be seen. @returns {import("./camera.js").Subject} */
  get subject() {
    const { terrain, overlay } = this;
    return { places: terrain.outline(), boxes: (lens, size) => overlay.ticks.boxes(lens, size, terrain) };
  }

  /** Draw the path up to the head and the ball on it: at most once a frame. @param {Shown} shown */
  show(shown) {
    this.now = shown;
    const other = this.laid.lay(shown, this.terrain, this.loss, this.threads === null);
    if (this.scene.lost) return;
    const fog = Boolean(shown.known);
    if (fog !== this.fog) {
      this.fog = fog;
      return void this.redraw();
    }
    this.move(other);
    this.scene.hook();
    if (this.threads) this.frame(); // a frame in which no line grows is not drawn by Plotly
  }

  /** @param {boolean} all whether the lines that stay have to move too: others, or seen from elsewhere */
  move(all) {
    if (this.making > 0) return;
    this.quick &&= this.scene.move(this.strokes(all));
    if (!this.quick) this.restyle.move({ ...this.strokes(true), ...this.threads?.all(this.lying) });
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

  /** Walk round the carpet. @param {number} right @param {number} up in degrees */
  turn(right, up) {
    this.viewpoint.turn(right, up);
  }

  /** The element has another size: the carpet stays in it uncut, seen from the same side. */
  resize() {
    if (!this.scene.lost) this.viewpoint.resize();
  }

  destroy() {
    this.viewpoint.stop();
    this.sharpness.stop();
    this.restyle.destroy();
    this.plotly.purge(this.plot);
    this.stage.remove();
  }

  /** @param {boolean} all @returns {Record<string, Stroke>} */
  strokes(all) {
    const { now, threads, lying } = this;
    const { draped, faint } = this.laid;
    if (!now || !draped) return {};
    const { terrain, eye, thickness } = lying;
    if (threads && !all) return threads.strokes(lying);
    threads?.stale();
    const stay = all ? faintLines(faint, terrain, eye) : {};
    if (threads) return { shortcut: stay.shortcut, "shortcut casing": stay["shortcut casing"], ...threads.strokes(lying) };
    const drawn = { ...lines(draped, terrain, eye, thickness), ...stay };
    return this.plain ? { ...drawn, ...marks(now, terrain) } : drawn;
  }

  /** @returns {Lying} */
  get lying() {
    const { terrain, loss, quick, scene, tokens, fog } = this;
    const { lens } = scene;
    return { terrain, loss, eye: quick && lens ? eyeOf(lens.view) : null, thickness: tokens.stroke, solid: !fog };
  }

  /** The figure in the theme's colours, with the path where it is now. @param {CameraLayout} camera */
  dressed(camera) {
    const { size } = this.viewpoint;
    const { plain, fog, tokens } = this;
    const threads = (/** @type {Trace} */ path) => this.threads?.traces(path, tokens, this.lying) ?? [];
    return dress(this.figure, tokens, { camera, size, plain, fog, strokes: this.strokes(true), threads });
  }

  async redraw(camera = this.scene.camera) {
    this.viewpoint.stop();
    const { data, layout } = this.dressed(camera);
    this.making += 1;
    try {
      await this.plotly.react(this.plot, data, layout, config(this.sharpness.first));
    } finally {
      this.making -= 1;
    }
    this.threads?.stale(); // Plotly dashes a line in its own way until it is moved
    this.scene.hook();
    this.frame();
  }

  /** The disc of the tangent plane, where that is all there is. */
  get known() {
    const { now } = this;
    return now?.known ? { at: placeAt(now, now.head), slope: now.known } : null;
  }

  /** Plotly is about to draw: put what lies over the picture in its place, and the path before the carpet. */
  frame() {
    const { lens } = this.scene;
    this.overlay.show(lens !== null && !this.plain);
    if (!lens) return;
    this.threads?.place(lens, this.viewpoint.size, this.lying);
    const { turned, moved } = this.overlay.place(lens, this.viewpoint.size, this.terrain, this.laid.marked);
    if (turned && this.quick && this.laid.draped) this.move(true);
    if (!turned && !moved) return;
    this.patch.place(lens, this.viewpoint.size, this.terrain, this.known);
    this.sharpness.stir(this.scene);
  }
}

/** @param {number} plotGlPixelRatio */
function config(plotGlPixelRatio) {
  return { showSendToCloud: false, plotlyServerURL: "", displayModeBar: false, scrollZoom: false, plotGlPixelRatio };
}
