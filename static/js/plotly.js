// @ts-check
/** Plotly, loaded when the carpet is first drawn, and the few of its shapes that we use. */

/** @typedef {{x: number, y: number, z: number}} Vector */
/** @typedef {{eye: Vector, center: Vector, up: Vector}} CameraLayout as Plotly keeps it, in units of the box */
/** @typedef {{dtype: string, bdata: string, shape?: string}} Packed an array as Plotly's JSON carries it */
/**
 * @typedef {Record<string, any> & {name: string, uid: string}} Trace
 * @typedef {Record<string, any> & {scene: Record<string, any>}} Layout
 * @typedef {{data: Trace[], layout: Layout}} Figure
 */
/**
 * @typedef {object} Drawn an element that holds a plot; names with an underscore are not Plotly's public interface
 * @property {Trace[]} data
 * @property {Layout} layout
 * @property {(event: string, listener: (event: any) => void) => void} on
 * @property {Trace[]} [_fullData]
 * @property {Record<string, any>} [_fullLayout]
 */
/**
 * @typedef {object} Plotly
 * @property {(element: HTMLElement, data: Trace[], layout: Layout, config: object) => Promise<Drawn & HTMLElement>} newPlot
 * @property {(element: HTMLElement, data: Trace[], layout: Layout, config: object) => Promise<unknown>} react
 * @property {(element: HTMLElement, update: object, indices: number[]) => Promise<unknown>} restyle
 * @property {(element: HTMLElement, update: object) => Promise<unknown>} relayout
 * @property {(element: HTMLElement) => void} purge
 */

/** @type {Map<string, Promise<Plotly>>} */
const loading = new Map();

/**
 * Plotly's bundle is a classic script that leaves one global name.
 * @param {string} url
 * @returns {Promise<Plotly>}
 */
export function loadPlotly(url) {
  let plotly = loading.get(url);
  if (!plotly) {
    plotly = addScript(url);
    // After a failure the next carpet may try again.
    plotly.catch(() => loading.delete(url));
    loading.set(url, plotly);
  }
  return plotly;
}

/** @param {string} url @returns {Promise<Plotly>} */
function addScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.addEventListener("load", () => resolve(/** @type {any} */ (window).Plotly));
    script.addEventListener("error", () => reject(new Error(`${url} could not be loaded`)));
    document.head.append(script);
  });
}
