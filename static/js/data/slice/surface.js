// @ts-check
/** The slice in three dimensions, drawn by Plotly as soon as it can be seen; never without WebGL. */

import { createCarpet, hasWebGL } from "../../carpet.js";
import { plain } from "../../format.js";
import { handles } from "../../handles.js";
import { say } from "../../svg.js";
import { figure } from "./figure.js";
import { Stem } from "./stem.js";

/** @typedef {import("../../carpet.js").Carpet} Carpet */
/** @typedef {import("../../theme.js").Tokens} Tokens */
/** @typedef {import("./laid.js").Laid} Laid */

/** The server's carpet: the slice is drawn like it, with its own numbers. */
const CARPET = "api/figure?resolution=2";
const NO_WEBGL = "This browser draws no 3-D (WebGL is off): here is the slice from above.";
const NO_CARPET = "The surface could not be loaded yet. The slice from above shows the same numbers.";
/** Milliseconds until a figure that could not be had is asked for again. */
const RETRY = 3000;
const NAME =
  "The slice of the loss in three dimensions, with the path. Drag to rotate, or use the arrow keys; plus and minus come closer and go away, 0 goes back.";

export class Surface {
  /** @param {HTMLElement} section @param {string} plotlyUrl @param {() => void} ready called when there is a new picture */
  constructor(section, plotlyUrl, ready) {
    this.section = section;
    this.plot = /** @type {HTMLElement} */ (section.querySelector(".plot"));
    this.notice = /** @type {HTMLElement} */ (section.querySelector(".notice"));
    this.height = /** @type {HTMLElement} */ (section.querySelector(".height"));
    this.plotlyUrl = plotlyUrl;
    this.ready = ready;
    /** @type {import("../../plotly.js").Figure | null} */ this.pattern = null;
    /** @type {Carpet | null} */ this.carpet = null;
    /** What is on screen. @type {{laid: Laid | null, theme: Tokens | null}} */
    this.drawn = { laid: null, theme: null };
    this.busy = false;
    this.works = hasWebGL();
    this.tell(this.works ? "" : NO_WEBGL);
    handles(section, this.plot, () => this.carpet);
  }

  /** @param {Laid} laid @param {Tokens} theme */
  async take(laid, theme) {
    const { drawn } = this;
    if (!this.works || this.busy || this.plot.clientWidth === 0) return;
    if (laid === drawn.laid && theme === drawn.theme) return this.carpet?.resize();
    this.busy = true;
    try {
      if (laid === drawn.laid) await this.carpet?.recolour(theme);
      else await this.draw(laid, theme);
      this.drawn = { laid, theme };
      this.tell("");
      this.ready();
    } catch {
      // the last good picture stays, and the server is not asked again in every frame
      if (!this.carpet) this.tell(NO_CARPET);
      setTimeout(this.ready, RETRY);
    } finally {
      this.busy = false;
    }
  }

  /** @param {Laid} laid @param {Tokens} theme */
  async draw(laid, theme) {
    const { relief, path, names } = laid;
    this.pattern ??= await pattern();
    const drawn = figure(this.pattern, relief, names, { w: path.w[0], b: path.b[0], loss: path.loss[0] });
    const loss = (/** @type {number} */ w, /** @type {number} */ b) => relief.at(w, b);
    if (this.carpet) {
      this.carpet.tokens = theme;
      this.carpet.now = null; // its path is that of another slice
      await this.carpet.surface(drawn, loss);
    } else {
      const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;
      this.carpet = await createCarpet(this.plot, { figure: drawn, plotlyUrl: this.plotlyUrl, tokens: theme, loss, reducedMotion });
      this.stemmed(this.carpet.overlay);
      this.carpet.paint();
      this.plot.tabIndex = 0;
      this.plot.setAttribute("role", "application");
      this.plot.setAttribute("aria-label", NAME);
    }
    const { cut, top } = relief.scale;
    const times = Number(this.carpet.terrain.exaggeration.toPrecision(1));
    say(this.height, `height × ${plain(times)}${cut ? `, cut at ${plain(top)}` : ""}`);
  }

  /** Marks with a stem in place of the usual ones. @param {import("../../overlay.js").Overlay} overlay */
  stemmed(overlay) {
    overlay.marks.group.remove();
    overlay.marks = new Stem(overlay.svg);
  }

  /** The path up to the point shown. @param {Laid} laid @param {number} head */
  walk(laid, head) {
    if (laid === this.drawn.laid) this.carpet?.show(laid.shown(head));
  }

  /** @param {string} words why there is no surface, or nothing */
  tell(words) {
    say(this.notice, words);
    this.notice.hidden = words === "";
    this.section.classList.toggle("none", words !== "");
  }
}

/** @returns {Promise<import("../../plotly.js").Figure>} */
async function pattern() {
  const answer = await fetch(CARPET);
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}
