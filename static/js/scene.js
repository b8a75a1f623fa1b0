// @ts-check
/**
 * The quick way into Plotly's three-dimensional scene. None of it is public: plotly is pinned, a browser test fails
 * when it changes, and the carpet goes on without it, slower. (A restyle uploads the whole surface again, 12 ms and
 * more, and puts the camera back under the viewer's hand; this moves one line in a fraction of a millisecond.)
 */

/** @typedef {import("./plotly.js").Drawn} Drawn */
/** @typedef {import("./plotly.js").CameraLayout} CameraLayout */
/** @typedef {import("./lens.js").Lens} Lens */
/** @typedef {import("./drape.js").Stroke} Stroke */

/** A dash and its gap, in parts of the box, by the names that Plotly gives to dashes. @type {Record<string, number>} */
const PERIODS = { dash: 0.07, dot: 0.025, dashdot: 0.08, longdash: 0.11, longdashdot: 0.14 };

export class Scene {
  /** @param {Drawn & HTMLElement} plot @param {() => void} onFrame called whenever the scene is about to be drawn */
  constructor(plot, onFrame) {
    this.plot = plot;
    this.onFrame = onFrame;
    /** @type {any} what is hooked; Plotly makes a new one after the graphics card was lost */
    this.hooked = null;
    /** Whether Plotly has yet to make everything anew on a graphics card that is back. */
    this.recovering = false;
  }

  get inner() {
    return this.plot._fullLayout?.scene?._scene;
  }

  /** @returns {Lens | null} the matrices of the frame being drawn; null where Plotly no longer has them */
  get lens() {
    const lens = this.inner?.glplot?.cameraParams;
    return complete(lens?.view) && complete(lens?.projection) ? lens : null;
  }

  /** Whether there is nothing to draw with. */
  get lost() {
    return this.recovering || this.inner?.glplot?.gl?.isContextLost?.() === true;
  }

  /** Where the viewer stands now, also while turning. @returns {CameraLayout} */
  get camera() {
    const camera = this.inner?.getCamera?.() ?? this.plot.layout.scene.camera;
    return { eye: camera.eye, center: camera.center, up: camera.up };
  }

  /** Follow the frames of the scene now in force, and spare it the hidden picture it draws for picking. */
  hook() {
    const glplot = this.inner?.glplot;
    if (!glplot) return;
    dropPicking(glplot);
    if (glplot === this.hooked) return;
    this.hooked = glplot;
    // Plotly would start again while the card is still away, and fail: see recover().
    glplot.oncontextloss = null;
    const before = glplot.onrender;
    glplot.onrender = () => {
      try {
        before?.();
      } catch (error) {
        // The card can go in the middle of a frame, while Plotly makes the axes' lines anew: then draw none.
        if (!this.lost) throw error;
        glplot.axes.enable = false;
      }
      this.onFrame();
    };
  }

  /**
   * The graphics card is back: draw everything anew.
   * @param {() => void} drawn called then; Plotly itself draws what it drew last, seen from where that was drawn
   */
  recover(drawn) {
    if (!this.hooked || !this.inner?.recoverContext) return;
    const { canvas } = this.inner.glplot;
    silence(this.inner);
    this.inner.recoverContext();
    canvas.remove();
    this.recovering = true;
    const wait = () => {
      if (this.inner?.glplot === this.hooked) return requestAnimationFrame(wait);
      this.recovering = false;
      return drawn();
    };
    requestAnimationFrame(wait);
  }

  /**
   * Draw with so many dots to a CSS pixel from the next frame on.
   * @param {number} ratio
   */
  sharpen(ratio) {
    const glplot = this.inner?.glplot;
    if (glplot?.pixelRatio > 0) glplot.pixelRatio = ratio;
  }

  /**
   * Give lines new places.
   * @param {Record<string, Stroke>} strokes by the names of their traces
   * @returns {boolean} false where Plotly is no longer what it was
   */
  move(strokes) {
    try {
      for (const [name, stroke] of Object.entries(strokes)) this.moveOne(name, stroke);
      return true;
    } catch {
      return false;
    }
  }

  /** @param {string} name @param {Stroke} stroke */
  moveOne(name, stroke) {
    const index = this.plot.data.findIndex((trace) => trace.name === name);
    const full = /** @type {any} */ (this.plot._fullData)[index];
    // Both: the trace as it was given, so that a later restyle starts from here, and as it is drawn.
    Object.assign(this.plot.data[index], stroke);
    Object.assign(full, stroke);
    const drawn = this.inner.traces[full.uid];
    drawn.update(full);
    evenDashes(drawn.linePlot, PERIODS[full.line?.dash] ?? PERIODS.dash);
  }
}

/** Take from a camera its hold on the page, which Plotly gives to the next one too. @param {any} inner */
function silence({ camera, container }) {
  if (camera?.mouseListener) camera.mouseListener.enabled = false;
  container?.removeEventListener("wheel", camera?.wheelListener);
}

/** A matrix; before the first frame after a loss Plotly's are not numbers. @param {any} matrix */
const complete = (matrix) => matrix?.length === 16 && Array.from(matrix).every(Number.isFinite);

/**
 * Nothing here is picked. The hidden picture for it is drawn at every redraw and read back from the card, which the page
 * waits for; it goes when no object asks for room in it and Plotly shares the room out anew, as it does for every
 * object that comes.
 * @param {any} glplot
 */
function dropPicking(glplot) {
  const objects = glplot.objects ?? [];
  const asking = objects.filter((/** @type {any} */ object) => object.pickSlots > 0);
  for (const object of asking) {
    object.drawPick = null;
    object.pickSlots = 0;
  }
  const last = objects.at(-1);
  if (asking.length === 0 || !glplot.add || !glplot.remove) return;
  glplot.remove(last);
  glplot.add(last);
}

/** Plotly cuts every dashed line into fifty, however long it is. @param {any} line @param {number} dash */
function evenDashes(line, dash) {
  const length = line?.arcLength?.at(-1);
  if (length > 0) line.dashScale = length / dash;
}
