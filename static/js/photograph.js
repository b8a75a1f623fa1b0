// @ts-check
/** A picture of the page as a PNG: its canvases and drawings one over the other, twice as fine as on the screen. */

/** @typedef {import("./theme.js").Tokens} Tokens */

const SCALE = 2;
/** Pixels around the picture, and below it for its words. */
const EDGE = 12;
const FOOT = 30;
/** What a style sheet may say of a drawing; each is also an attribute of SVG. */
const PROPERTIES = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
  "opacity", "paint-order", "visibility", "clip-path", "transform",
  "font-family", "font-size", "font-style", "font-weight", "text-anchor", "dominant-baseline",
];

/**
 * @param {HTMLElement} element what holds the canvases and drawings
 * @param {Tokens} theme
 * @param {string[]} words said below the picture, as many as fit
 * @returns {Promise<Blob>} rejects where there is nothing to be seen
 */
export async function photograph(element, theme, words) {
  const frame = element.getBoundingClientRect();
  if (frame.width < 1 || frame.height < 1) throw new Error("This picture is not on the screen.");
  const canvas = document.createElement("canvas");
  const width = frame.width + 2 * EDGE;
  const height = frame.height + EDGE + FOOT;
  canvas.width = Math.round(width * SCALE);
  canvas.height = Math.round(height * SCALE);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(SCALE, SCALE);
  context.fillStyle = theme.background;
  context.fillRect(0, 0, width, height);
  // At once for all: what WebGL has drawn is gone after this task.
  const layers = layersOf(element).map((layer) => ({ image: still(layer), box: layer.getBoundingClientRect() }));
  for (const { image, box } of layers) {
    context.drawImage(await image, box.left - frame.left + EDGE, box.top - frame.top + EDGE, box.width, box.height);
  }
  write(context, theme, words, width - 2 * EDGE, height - FOOT / 2);
  return blobOf(canvas);
}

/** The canvases and drawings that can be seen, the lowest first. @param {HTMLElement} element */
function layersOf(element) {
  const all = /** @type {NodeListOf<HTMLCanvasElement | SVGSVGElement>} */ (element.querySelectorAll("canvas, svg"));
  return [...all].filter((layer) => {
    const { width, height } = layer.getBoundingClientRect();
    const seen = width > 0 && height > 0 && getComputedStyle(layer).visibility === "visible";
    return seen && !layer.parentElement?.closest("svg");
  });
}

/** What a layer shows now. @param {HTMLCanvasElement | SVGSVGElement} layer @returns {CanvasImageSource | Promise<CanvasImageSource>} */
function still(layer) {
  if (layer instanceof SVGSVGElement) return drawing(layer);
  const copy = document.createElement("canvas");
  copy.width = layer.width;
  copy.height = layer.height;
  copy.getContext("2d")?.drawImage(layer, 0, 0);
  return copy;
}

/** @param {SVGSVGElement} svg @returns {Promise<HTMLImageElement>} */
async function drawing(svg) {
  const { width, height } = svg.getBoundingClientRect();
  const copy = /** @type {SVGSVGElement} */ (dressed(svg));
  copy.removeAttribute("style");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const image = new Image(width * SCALE, height * SCALE);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}

/** A copy that needs no style sheet. @param {Element} element */
function dressed(element) {
  const copy = /** @type {Element} */ (element.cloneNode(false));
  const style = getComputedStyle(element);
  for (const name of PROPERTIES) {
    const value = style.getPropertyValue(name);
    if (value !== "" && value !== "none" && value !== "normal") copy.setAttribute(name, value);
    else if (value === "none" && (name === "fill" || name === "stroke")) copy.setAttribute(name, value);
  }
  copy.removeAttribute("class");
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.cloneNode());
    else if (child instanceof SVGElement && shown(child)) copy.append(dressed(child));
  }
  return copy;
}

/** HTML inside a drawing would spoil the canvas. @param {SVGElement} element */
function shown(element) {
  return getComputedStyle(element).display !== "none" && element.localName !== "foreignObject";
}

/** @param {CanvasRenderingContext2D} context @param {Tokens} theme @param {string[]} words @param {number} room @param {number} middle */
function write(context, theme, words, room, middle) {
  context.font = `13px ${getComputedStyle(document.body).fontFamily}`;
  context.textBaseline = "middle";
  context.fillStyle = theme.muted;
  let fitting = words.length;
  while (fitting > 1 && context.measureText(words.slice(0, fitting).join(" · ")).width > room) fitting -= 1;
  context.fillText(words.slice(0, fitting).join(" · "), EDGE, middle);
}

/** @param {HTMLCanvasElement} canvas @returns {Promise<Blob>} */
function blobOf(canvas) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The browser made no picture."))), "image/png");
  });
}
