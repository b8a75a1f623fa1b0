// @ts-check
/** The slow way to move the path, by Plotly's public interface: rarely, and never under the viewer's hand. */

/** @typedef {import("./plotly.js").Plotly} Plotly */
/** @typedef {import("./plotly.js").Drawn} Drawn */
/** @typedef {import("./drape.js").Stroke} Stroke */

/** A restyle uploads the whole surface again: eight a second leave the page time for everything else. */
const PAUSE = 125;

export class Restyle {
  /** @param {Plotly} plotly @param {Drawn & HTMLElement} plot @param {HTMLElement} stage */
  constructor(plotly, plot, stage) {
    this.plotly = plotly;
    this.plot = plot;
    /** @type {Record<string, Stroke> | null} */
    this.waiting = null;
    this.timer = 0;
    this.last = -Infinity;
    this.held = false;
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    stage.addEventListener("pointerdown", () => (this.held = true), { signal });
    for (const end of ["pointerup", "pointercancel"]) {
      window.addEventListener(end, () => this.release(), { signal });
    }
  }

  /** Show these strokes soon; only the latest ones matter. @param {Record<string, Stroke>} strokes */
  move(strokes) {
    this.waiting = strokes;
    this.timer ||= window.setTimeout(() => this.flush(), Math.max(0, this.last + PAUSE - performance.now()));
  }

  release() {
    this.held = false;
    if (this.waiting) this.move(this.waiting);
  }

  flush() {
    this.timer = 0;
    // A restyle in the middle of a drag puts the camera back: release() comes here again.
    if (this.held || !this.waiting) return;
    const named = Object.entries(this.waiting);
    const column = (/** @type {"x" | "y" | "z"} */ axis) => named.map(([, stroke]) => stroke[axis]);
    const indices = named.map(([name]) => this.plot.data.findIndex((trace) => trace.name === name));
    this.waiting = null;
    this.last = performance.now();
    void this.plotly.restyle(this.plot, { x: column("x"), y: column("y"), z: column("z") }, indices);
  }

  destroy() {
    clearTimeout(this.timer);
    this.waiting = null;
    this.leaving.abort();
  }
}
