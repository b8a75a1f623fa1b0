// @ts-check
/** The server's figure as the page shows it: in the theme's colours, with its own numbers, ball and arrow over it. */

/** @typedef {import("./plotly.js").Figure} Figure */
/** @typedef {import("./plotly.js").Trace} Trace */
/** @typedef {import("./plotly.js").CameraLayout} CameraLayout */
/** @typedef {import("./lens.js").Size} Size */
/** @typedef {import("./drape.js").Stroke} Stroke */
/** @typedef {import("./theme.js").Tokens} Tokens */

const MARKS = new Set(["start edge", "start", "ball edge", "ball"]);
/** What is drawn of a run that is alone. */
const ALONE = new Set(["casing", "path", "jumps casing", "jumps", "ghost casing", "ghost"]);
/** Lines that only the page draws: the run before and the shortcut, light under dark so that both show everywhere. */
const FAINT = {
  "ghost casing": { width: 4, dash: "solid" },
  ghost: { width: 3, dash: "dot" },
  "shortcut casing": { width: 5.5, dash: "solid" },
  shortcut: { width: 3.5, dash: "dash" },
};

/**
 * @typedef {object} Dressing
 * @property {CameraLayout} camera
 * @property {Size} size
 * @property {boolean} plain whether Plotly itself has to draw numbers, start and ball
 * @property {boolean} fog whether the surface is hidden
 * @property {Record<string, Stroke>} strokes where the lines are now, by name
 * @property {(path: Trace) => Trace[]} threads the lines of several runs, made like the path
 */

/** @param {Figure} figure @param {Tokens} tokens @param {Dressing} dressing @returns {Figure} */
export function dress({ data, layout }, tokens, dressing) {
  const path = /** @type {Trace} */ (data.find((trace) => trace.name === "path"));
  const threads = dressing.threads(path);
  const left = (/** @type {Trace} */ { name }) => (!dressing.plain && MARKS.has(name)) || (threads.length > 0 && ALONE.has(name));
  const traces = [...data, ...faint(path)].filter((trace) => !left(trace));
  const dressed = traces.map((trace) => ({ ...colour(trace, tokens, dressing.fog), ...dressing.strokes[trace.name] }));
  return { data: [...dressed, ...threads], layout: paint(layout, tokens, dressing) };
}

/** Drawn like the figure's own lines. @param {Trace} path @returns {Trace[]} */
function faint(path) {
  return Object.entries(FAINT).map(([name, line]) => ({ ...path, name, uid: name, line }));
}

/** @param {Trace} trace @param {Tokens} tokens @param {boolean} fog @returns {Trace} */
function colour(trace, { carpet, wire, line, casing, gold, goldEdge, stroke: thickness }, fog) {
  const marker = (/** @type {string} */ color) => ({ ...trace, marker: { ...trace.marker, color } });
  const stroke = (/** @type {string} */ color) => ({
    ...trace,
    line: { ...trace.line, color, width: trace.line.width * thickness },
  });
  switch (trace.name) {
    case "surface": {
      const { x, y, z } = trace.contours;
      const contours = { x: { ...x, color: wire }, y: { ...y, color: wire }, z };
      return { ...trace, visible: !fog, colorscale: carpet, contours };
    }
    case "casing":
    case "jumps casing":
    case "ghost casing":
    case "shortcut casing":
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
