// @ts-check
/** The server's figure as the page shows it: in the theme's colours, with its own numbers, ball and arrow over it. */

/** @typedef {import("./plotly.js").Figure} Figure */
/** @typedef {import("./plotly.js").Trace} Trace */
/** @typedef {import("./plotly.js").CameraLayout} CameraLayout */
/** @typedef {import("./lens.js").Size} Size */
/** @typedef {import("./drape.js").Stroke} Stroke */
/** @typedef {import("./theme.js").Tokens} Tokens */

const MARKS = new Set(["start edge", "start", "ball edge", "ball"]);

/**
 * @typedef {object} Dressing
 * @property {CameraLayout} camera
 * @property {Size} size
 * @property {boolean} plain whether Plotly itself has to draw numbers, start and ball
 * @property {Record<string, Stroke>} strokes where the lines are now, by name
 */

/** @param {Figure} figure @param {Tokens} tokens @param {Dressing} dressing @returns {Figure} */
export function dress({ data, layout }, tokens, dressing) {
  const traces = dressing.plain ? data : data.filter((trace) => !MARKS.has(trace.name));
  const dressed = traces.map((trace) => ({ ...colour(trace, tokens), ...dressing.strokes[trace.name] }));
  return { data: dressed, layout: paint(layout, tokens, dressing) };
}

/** @param {Trace} trace @param {Tokens} tokens @returns {Trace} */
function colour(trace, { carpet, wire, line, casing, gold, goldEdge }) {
  const marker = (/** @type {string} */ color) => ({ ...trace, marker: { ...trace.marker, color } });
  const stroke = (/** @type {string} */ color) => ({ ...trace, line: { ...trace.line, color } });
  switch (trace.name) {
    case "surface": {
      const { x, y, z } = trace.contours;
      const contours = { x: { ...x, color: wire }, y: { ...y, color: wire }, z };
      return { ...trace, colorscale: carpet, contours };
    }
    case "casing":
    case "jumps casing":
      return stroke(casing);
    case "start edge":
      return marker(line);
    case "start":
      return marker(casing);
    case "ball edge":
      return marker(goldEdge);
    case "ball":
      return marker(gold);
    default:
      return stroke(line);
  }
}

/** @param {Figure["layout"]} layout @param {Tokens} tokens @param {Dressing} dressing */
function paint(layout, { muted, hairline }, { camera, size, plain }) {
  const bare = plain ? {} : { showticklabels: false, title: { text: "" } };
  const axis = (/** @type {string} */ name) => ({ ...layout.scene[name], ...bare, gridcolor: hairline });
  const [xaxis, yaxis, zaxis] = ["xaxis", "yaxis", "zaxis"].map(axis);
  const scene = { ...layout.scene, xaxis, yaxis, zaxis, camera };
  // The background is the page's: a transparent picture shows no seam.
  return { ...layout, ...size, scene, paper_bgcolor: "rgba(0,0,0,0)", font: { ...layout.font, color: muted } };
}
