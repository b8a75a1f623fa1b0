// @ts-check
/** Where the page comes together: settings make a run, the run streams in, the player picks a point, the views show it. */

import { Company } from "./company.js";
import { Contour } from "./contour.js";
import { Door } from "./door.js";
import { onFirst } from "./first.js";
import { Fit } from "./fit.js";
import { Ghost } from "./ghost.js";
import { Join } from "./join.js";
import { Keep } from "./keep.js";
import { listenForKeys } from "./keys.js";
import { Later } from "./later.js";
import { Legend } from "./legend.js";
import { Live } from "./live.js";
import { Menu } from "./menu.js";
import { searches } from "./methods.js";
import { Next } from "./next.js";
import { Numbers } from "./numbers.js";
import { Opening } from "./opening.js";
import { Player } from "./player.js";
import { Probe } from "./probe.js";
import { Rates } from "./rates.js";
import { Seen } from "./seen.js";
import { Session } from "./session.js";
import { Settings } from "./settings.js";
import { Share } from "./share.js";
import { Shortcut } from "./shortcut.js";
import { Slices } from "./slices.js";
import { Stage } from "./stage.js";
import { Story } from "./story.js";
import { Strip } from "./strip.js";
import { Tangent } from "./tangent.js";
import { onTap } from "./tap.js";
import { Table } from "./table.js";
import { tabs } from "./tabs.js";
import { followTheme, tokens } from "./theme.js";
import { toolbar } from "./toolbar.js";
import { Trail } from "./trail.js";
import { Trajectory } from "./trajectory.js";
import { Transport } from "./transport.js";
import { Tug } from "./tug.js";
import { Weights } from "./weights.js";

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./run.js").Problem} Problem */
/** @typedef {{runs: Run[], shown: number, options: {settings: Record<string, {default: any}>} & import("./set-up/choices.js").Tables, problems: Problem[], plotly: string, numbers: string}} Page */

/** @template {HTMLElement} Kind @param {string} id @returns {Kind} */
const element = (id) => /** @type {Kind} */ (document.getElementById(id));

/** @type {Page} */
const page = JSON.parse(element("page-data").textContent ?? "");
const defaults = /** @type {Run} */ (
  Object.fromEntries(Object.entries(page.options.settings).map(([name, setting]) => [name, setting.default]))
);

const player = new Player(new Trajectory());
const contour = new Contour(element("above-plot"));
const opening = new Opening(element("carpet"), page.plotly, () => stage.invalidate("ground"));
const strip = new Strip(element("strip"), player, () => stage.touch());
const story = new Story(element("story"));
const fit = new Fit(element("fit"));
const stage = new Stage(
  player,
  [
    { ground: () => document.body.classList.remove("blank") },
    contour,
    new Tangent(contour),
    new Ghost(contour),
    new Shortcut(contour),
    new Tug(contour),
    new Trail(contour),
    new Probe(contour, {
      ask: (place) => stage.ask(place),
      start: ({ w, b }) => startAt(w, b),
      playing: () => player.playing,
    }),
    new Legend(element("legend")),
    new Company(() => import("./comparison/pictures.js"), { contour, opening, strip, fit, redraw: () => stage.invalidate("ground"), again: () => stage.invalidate() }),
    opening,
    strip,
    new Rates(strip),
    fit,
    new Weights(element("neuron"), (place) => stage.ask(place)),
    new Numbers(document, element("point-rows"), element("shares")),
    new Slices(element("slices"), () => stage.invalidate("ground")),
    new Table(element("table"), goTo),
    new Transport(element("transport"), element("timelines"), player, (change) => {
      stage.invalidate(change);
      stage.touch();
    }),
    new Menu(element("layers"), (layers) => stage.lay(layers)),
    new Share(/** @type {HTMLDialogElement} */ (element("share")), element("share-door"), () => opening.expose(), () => session.link),
    story,
    new Next(element("next"), { why: () => stage.why(), change: (changes) => settings.change(changes) }),
    new Live(element("live"), element("live-on"), player),
  ],
  tokens(),
);
/** @type {import("./session.js").Reporter} */
const reporter = {
  opened: (run) => {
    settings.fill(run);
    keep.explain([]);
  },
  refused: (problems) => {
    const together = problems.filter(({ loc }) => loc[1] === "run");
    settings.explain(problems.filter((problem) => !together.includes(problem)));
    keep.explain(together);
  },
  connection: (state) => story.connection(state),
};
const joinDoor = document.getElementById("join-door"); // a page in a frame has none
if (joinDoor) stage.views.push(new Join(/** @type {HTMLDialogElement} */ (element("join")), joinDoor));
const session = new Session(defaults, stage, reporter, new Seen(page.numbers));
const settings = new Settings(element("rate"), page.options, (typed, push) => session.commit(typed, push));
/** @type {import("./later.js").Context} */
const context = { stage, player, contour, goTo, session, settings, guesses: [] };
stage.views.push(
  new Later(element("set-up"), () => import("./set-up/set-up.js"), context),
  new Later(element("rate-schedule"), () => import("./set-up/schedule.js"), context),
  new Later(element("why"), () => import("./why/why.js"), context),
  new Later(element("chain-rule"), () => import("./chain-rule/chain-rule.js"), context),
  new Later(element("code"), () => import("./code/code.js"), context),
  new Later(element("graph"), () => import("./graph/graph.js"), context),
  new Later(element("runs"), () => import("./comparison/table.js"), context),
  new Later(element("race"), () => import("./race/race.js"), context),
);
const keep = new Keep(element("company"), element("compare-tab"), session, () => import("./comparison/chips.js"));
stage.views.push(keep);
onFirst(fit.element, async () => {
  const { Grips } = await import("./set-up/grips.js");
  stage.views.push(new Grips(fit, page.options.loss, (point) => settings.change({ point })));
  redraw();
});
const menu = /** @type {HTMLDetailsElement} */ (element("rate-menu"));
menu.addEventListener("toggle", () => {
  element("rate-schedule").hidden = !menu.open;
  redraw();
});

onTap(contour.raster, (left, top) => {
  const { x, y, left: edge, top: ceiling } = contour.plane;
  startAt(x.value(left + edge), y.value(top + ceiling));
});

/** Show one point, and stay there. @param {number} index */
function goTo(index) {
  player.pause();
  player.go(index);
  stage.touch();
}

/** A clicked place becomes the start, as numbers a person would type. @param {number} w @param {number} b */
function startAt(w, b) {
  if (stage.ground && searches(stage.ground.run)) return; // a search starts nowhere
  settings.change({ w: Number(w.toFixed(2)), b: Number(b.toFixed(2)) });
}

const redraw = () => stage.invalidate("ground");
followTheme(element("theme"), () => {
  stage.theme = tokens();
  redraw();
});
for (const list of ["panel-tabs", "why-tabs", "chain-rule-tabs", "code-tabs", "compare-tabs"]) tabs(element(list), redraw);
tabs(element("view-tabs"), (chosen) => {
  document.body.dataset.view = chosen;
  redraw();
});
for (const bar of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[role="toolbar"]'))) {
  toolbar(bar, bar.querySelector(".play") ?? undefined);
}

const less = matchMedia("(prefers-reduced-motion: reduce)");
const calm = () => (player.still = less.matches);
less.addEventListener("change", calm);
calm();

const help = /** @type {HTMLDialogElement} */ (element("help"));
element("help-button").addEventListener("click", () => help.showModal());
const press = (/** @type {string} */ name) => () => /** @type {HTMLElement} */ (document.querySelector(`[data-action="${name}"]`)).click();
const look = (/** @type {string} */ pictures) => () => {
  document.body.dataset.pictures = pictures;
  redraw();
};
listenForKeys(element("keys-on"), {
  " ": press("play"),
  ArrowLeft: press("back"),
  ArrowRight: press("forward"),
  Home: () => goTo(0),
  End: () => {
    player.move(Infinity);
    stage.touch();
  },
  1: look("carpet"),
  2: look("above"),
  0: look("both"),
  f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  j: () => joinDoor?.click(),
  "?": () => help.showModal(),
});

new ResizeObserver(redraw).observe(element("stage"));
const lecture = new Door(element("lecture-door"), () => import("./lecture.js"), { ...context, session, defaults }, (words) => story.tell(words));
lecture.arrive().then((taken) => {
  if (!taken) session.open(page.runs, page.shown);
  reporter.refused(page.problems);
});
