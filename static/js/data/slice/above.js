// @ts-check
/** The slice from above, as many pixels to a unit across as up, with the shadow of the path on it. */

import { Contour } from "../../contour.js";
import { strokePath } from "../../path.js";
import { pixelOf, translate } from "../../plane.js";
import { set } from "../../svg.js";
import { mark } from "../../trail.js";

/** @typedef {import("../../theme.js").Tokens} Tokens */
/** @typedef {import("./laid.js").Laid} Laid */

/** Pixels between a number and the name of its axis. */
const ROOM = { x: 26, y: 17 };

export class Above extends Contour {
  /** @param {HTMLElement} element */
  constructor(element) {
    super(element);
    this.start = mark(this.over, "start", 6);
    this.ball = mark(this.over, "ball", 7);
    /** @type {Laid | null} */ this.laid = null;
  }

  /** @param {Laid} laid @param {Tokens} theme */
  take(laid, theme) {
    const { relief, path, names } = laid;
    if (laid !== this.laid) this.drawn.field = "";
    this.laid = laid;
    this.names = [...names];
    const window = { ...relief.box, w: path.w[0], b: path.b[0] };
    this.ground(/** @type {any} */ ({ run: window, landscape: relief.scale, theme, layers: { above: true } }));
  }

  /** @param {unknown} _run @param {unknown} _box @param {number} size */
  lossOver(_run, _box, size) {
    return /** @type {Laid} */ (this.laid).relief.field(size);
  }

  /** A number where the name of its axis stands gives way. @param {import("../../vertices.js").Box} box */
  drawAxes(box) {
    super.drawAxes(box);
    const place = (/** @type {Element} */ text) => ({ x: Number(text.getAttribute("x")), y: Number(text.getAttribute("y")) });
    for (const side of ["across", "up"]) {
      const [name, ...numbers] = [...this.axes.querySelectorAll(`.${side}`)].reverse();
      for (const number of numbers) {
        const [at, its] = [place(name), place(number)];
        if (Math.abs(at.x - its.x) < ROOM.x && Math.abs(at.y - its.y) < ROOM.y) number.remove();
      }
    }
  }

  /** The path up to the point shown. @param {number} head @param {Tokens} theme */
  walk(head, theme) {
    const { laid, plane, ratio, strokes } = this;
    const context = strokes.getContext("2d");
    if (!laid || !context || plane.side === 0) return;
    const { path, kept } = laid;
    context.setTransform(ratio, 0, 0, ratio, -plane.left * ratio, -plane.top * ratio);
    strokePath(context, plane, /** @type {any} */ (path), kept, head, theme);
    for (const [group, k] of /** @type {const} */ ([[this.start, 0], [this.ball, head]])) {
      set(group, { transform: translate(pixelOf(plane, path.w[k], path.b[k])) });
    }
  }
}
