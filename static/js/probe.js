// @ts-check
/** A spot is a curve: hover, drag, or move by keys over the plane, and the neuron of that place is shown. No run starts. */

import { significant } from "./format.js";
import { loss } from "./neuron.js";
import { inside, kept, pixelOf, translate } from "./plane.js";
import { draw, pill, set, show } from "./svg.js";

/** @typedef {import("./contour.js").Contour} Contour */
/** @typedef {import("./stage.js").Moment} Moment */
/** @typedef {import("./stage.js").Place} Place */

/** Parts of the window that an arrow key moves the probe by, without and with Shift. */
const STRIDE = 1 / 60;
const SMALL_STRIDE = 1 / 600;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

export class Probe {
  /**
   * @param {Contour} contour
   * @param {{ask: (place: Place | null) => void, start: (place: Place) => void, playing: () => boolean}} wishes
   */
  constructor(contour, wishes) {
    this.contour = contour;
    this.wishes = wishes;
    this.group = draw(contour.over, "g", { class: "probe" });
    draw(this.group, "circle", { r: 6 });
    draw(this.group, "path", { d: "M-11 0H-3M3 0H11M0 -11V-3M0 3V11" });
    this.name = pill(contour.over, "", 96);
    this.words = /** @type {SVGTextElement} */ (this.name.lastElementChild);
    /** @type {Moment | null} */ this.moment = null;
    /** Where the probe is; keys may come faster than frames. @type {Place | null} */ this.place = null;
    this.pressed = false;
    this.followPointer(contour.raster);
    contour.element.addEventListener("keydown", (event) => this.key(event));
    contour.element.addEventListener("blur", () => wishes.ask(null));
  }

  /** A mouse asks wherever it is, unless a run plays; a finger while it is down. @param {HTMLElement} raster */
  followPointer(raster) {
    raster.addEventListener("pointermove", (event) => {
      const hovering = event.pointerType === "mouse" && !this.wishes.playing();
      if (this.pressed || hovering) this.wishes.ask(this.placeAt(event));
    });
    raster.addEventListener("pointerdown", (event) => {
      this.pressed = true;
      raster.setPointerCapture(event.pointerId);
    });
    for (const name of ["pointerup", "pointercancel", "pointerleave"]) {
      raster.addEventListener(name, (event) => {
        this.pressed = false;
        if (name !== "pointerup" || /** @type {PointerEvent} */ (event).pointerType !== "mouse") this.wishes.ask(null);
      });
    }
  }

  /** @param {PointerEvent} event @returns {Place} */
  placeAt(event) {
    const { plane, raster } = this.contour;
    const box = raster.getBoundingClientRect();
    const at = kept(plane, { x: event.clientX - box.left + plane.left, y: event.clientY - box.top + plane.top });
    return { w: plane.x.value(at.x), b: plane.y.value(at.y) };
  }

  /** Arrow keys move it, Enter starts there, Escape takes it away. @param {KeyboardEvent} event */
  key(event) {
    const { moment, wishes } = this;
    if (!moment) return;
    const arrow = ARROWS[event.key];
    if (arrow) {
      const { w_min, w_max, b_min, b_max } = moment.run;
      const stride = event.shiftKey ? SMALL_STRIDE : STRIDE;
      const from = this.place ?? moment.place;
      const w = from.w + arrow[0] * stride * (w_max - w_min);
      const b = from.b + arrow[1] * stride * (b_max - b_min);
      this.place = { w: within(w, w_min, w_max), b: within(b, b_min, b_max) };
      wishes.ask(this.place);
    } else if (event.key === "Enter" && this.place) wishes.start(this.place);
    else if (event.key === "Escape" && this.place) wishes.ask(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {Moment} moment */
  show(moment) {
    this.moment = moment;
    const { probing, place, run } = moment;
    this.place = probing ? place : null;
    const { plane } = this.contour;
    const at = pixelOf(plane, place.w, place.b);
    const shown = probing && plane.side > 0 && inside(plane, at);
    show(this.group, shown);
    show(this.name, shown);
    if (!shown) return;
    set(this.group, { transform: translate(at) });
    this.words.textContent = `L = ${significant(loss(run, place.w, place.b), 3)}`;
    set(this.name, { transform: translate(kept(plane, { x: at.x, y: at.y - 26 }, 52, 14)) });
  }
}

/** Without the dust of many small sums. @param {number} value @param {number} low @param {number} high */
function within(value, low, high) {
  return Number(Math.max(low, Math.min(high, value)).toFixed(9));
}
