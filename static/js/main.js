// @ts-check
/** Where the page comes together: settings make a run, the run streams in, the player picks a point, the views show it. */

import { Contour } from "./contour.js";
import { Fit } from "./fit.js";
import { significant } from "./format.js";
import { Links } from "./links.js";
import { Numbers } from "./numbers.js";
import { Opening } from "./opening.js";
import { Player } from "./player.js";
import { address, canonical, query, settingsOf } from "./run.js";
import { Settings } from "./settings.js";
import { follow } from "./stream.js";
import { Strip } from "./strip.js";
import { say } from "./svg.js";
import { tabs } from "./tabs.js";
import { followTheme, tokens } from "./theme.js";
import { Trajectory } from "./trajectory.js";
import { Transport } from "./transport.js";
import { thin } from "./vertices.js";
import { CONNECTIONS, caption } from "./words.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./run.js").Typed} Typed */
/** @typedef {import("./run.js").Problem} Problem */
/** @typedef {{run: Run, options: {settings: Record<string, {default: any}>}, problems: Problem[], plotly: string}} Page */

/** A page that was hidden goes on where it was: no frame counts for more seconds than this. */
const LONGEST_FRAME = 0.5;

/** @template {HTMLElement} Kind @param {string} id @returns {Kind} */
const element = (id) => /** @type {Kind} */ (document.getElementById(id));

/** @type {Page} */
const page = JSON.parse(element("page-data").textContent ?? "");
const defaults = /** @type {Run} */ (
  Object.fromEntries(Object.entries(page.options.settings).map(([name, setting]) => [name, setting.default]))
);

const player = new Player(new Trajectory());
const contour = new Contour(element("above-plot"), (w, b) => commit({ ...run, w: rounded(w), b: rounded(b) }, true));
const strip = new Strip(element("strip"), player, touch);
const fit = new Fit(element("fit"));
const numbers = new Numbers(document, element("point-rows"), element("shares"));
const transport = new Transport(element("transport"), element("timelines"), player, (layout) => {
  if (layout) stale.add("run");
  touch();
});
const settings = new Settings([element("set-up"), element("rate")], commit);
const links = new Links(element("links"));
const carpet = new Opening(element("carpet"), page.plotly, invalidate);

let run = page.run;
let theme = tokens();
/** @type {Int32Array} */
let kept = new Int32Array(0);
/** Whether the viewer has played or looked around in this run. */
let touched = false;
let stop = () => {};
/** What has to be drawn again in the next frame: the pictures' ground, the whole run, or only the playhead. @type {Set<"ground" | "run" | "head">} */
const stale = new Set();
let scheduled = false;
let before = 0;

/** Ask for one frame. @param {"ground" | "run" | "head"} [what] */
function invalidate(what = "head") {
  stale.add(what);
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(frame);
}

/** One update of every picture, whatever happened since the last one. @param {number} now */
function frame(now) {
  scheduled = false;
  if (player.playing) player.advance(Math.min(LONGEST_FRAME, (now - before) / 1000));
  before = now;
  if (stale.has("ground")) drawGround();
  if (stale.has("ground") || stale.has("run")) drawRun();
  stale.clear();
  showHead();
  if (player.playing) invalidate();
}

function drawGround() {
  contour.draw(run.point, run, run, theme);
  fit.draw(run.point);
  numbers.draw(run.point);
  carpet.ground(run, query(run, defaults), theme);
  say(element("legend-top"), significant(contour.carpet.top, 2).replace(/\.?0+$/, ""));
}

function drawRun() {
  const { trajectory } = player;
  kept = thin(trajectory.w, trajectory.b, run);
  strip.draw(contour.carpet);
}

function showHead() {
  const { trajectory, head } = player;
  transport.show();
  const { name, text } = caption(run, trajectory, head, contour.carpet, touched);
  say(element("phase"), name);
  say(element("caption"), text);
  if (trajectory.length === 0) return;
  contour.show(trajectory, kept, head, player.atEnd);
  carpet.show(trajectory, kept, head);
  strip.show();
  fit.show(trajectory.w[head], trajectory.b[head]);
  numbers.show(trajectory, head);
}

/** The viewer did something with the playhead. */
function touch() {
  touched = true;
  before = performance.now();
  invalidate();
}

/** @param {number} value a clicked place, as a number a person would type */
function rounded(value) {
  return Number(value.toFixed(2));
}

/**
 * New settings: ask the server for the canonical run, then show it; where they are refused, say so and keep what is shown.
 * @param {Typed | Run} typed @param {boolean} push whether this is a step to come back to
 */
async function commit(typed, push) {
  const parameters = query(typed, defaults);
  const answer = await asked(parameters);
  if (!answer) return;
  if ("problems" in answer) return settings.explain(answer.problems);
  const link = address(location.pathname, query(answer.run, defaults));
  if (push) history.pushState(null, "", link);
  else history.replaceState(null, "", link);
  open(answer.run);
}

/** @param {string} parameters */
async function asked(parameters) {
  try {
    return await canonical(parameters);
  } catch {
    connection("lost");
    return null;
  }
}

/** Stream a run; the pictures of the last one stay until its first point is here. @param {Run} next */
function open(next) {
  stop();
  connection("open");
  settings.fill(next);
  const trajectory = new Trajectory();
  stop = follow(address("api/trajectory/stream", query(next, defaults)), {
    run: (minimum) => (trajectory.minimum = minimum),
    point: (point) => {
      trajectory.push(point);
      if (trajectory.length === 1) show(next, trajectory);
      invalidate("run");
    },
    done: ({ outcome }) => {
      trajectory.outcome = outcome;
      invalidate("run");
    },
    connection,
  });
}

/** @param {Run} next @param {Trajectory} trajectory */
function show(next, trajectory) {
  run = next;
  player.pause();
  player.trajectory = trajectory;
  player.go(0);
  touched = false;
  links.show(query(run, defaults));
  invalidate("ground");
}

/** @param {import("./stream.js").Connection} state */
function connection(state) {
  const place = element("connection");
  say(place, CONNECTIONS[state]);
  place.hidden = CONNECTIONS[state] === "";
}

followTheme(element("theme"), () => {
  theme = tokens();
  invalidate("ground");
});
tabs(element("panel-tabs"), () => invalidate("ground"));
tabs(element("view-tabs"), (chosen) => {
  document.body.dataset.view = chosen;
  invalidate("ground");
});
new ResizeObserver(() => invalidate("ground")).observe(element("stage"));
addEventListener("popstate", async () => {
  const answer = await asked(settingsOf(location.search, defaults));
  if (answer && "run" in answer) open(answer.run);
});
open(run);
settings.explain(page.problems);
