// @ts-check
/** Where the data page comes together: settings make a training, it streams in, the player picks a point, the views show it. */

import { copyFor } from "./copy.js";
import { open as openPanel } from "./controls.js";
import { About } from "./data/about.js";
import { Captions } from "./data/captions.js";
import { Curves } from "./data/curves.js";
import { Desk } from "./data/desk.js";
import { Form } from "./data/form/form.js";
import { Result } from "./data/form/result.js";
import { Live } from "./data/live.js";
import { Progress } from "./data/progress.js";
import { Rate } from "./data/rate.js";
import { Readout } from "./data/readout.js";
import { addRows } from "./data/rows/rows.js";
import { Trajectory } from "./data/training.js";
import { Door } from "./door.js";
import { listenForKeys } from "./keys.js";
import { Later } from "./later.js";
import { Player } from "./player.js";
import { Rates } from "./rates.js";
import { inWords } from "./run.js";
import { say } from "./svg.js";
import { tabs } from "./tabs.js";
import { followTheme, tokens } from "./theme.js";
import { toolbar } from "./toolbar.js";
import { Transport } from "./transport.js";

/** @typedef {import("./data/training.js").Settings} Settings */
/**
 * What the page comes with: the tables that are made here, what can be chosen, and how much there may be.
 * @typedef {object} Page
 * @property {Settings} defaults @property {Record<string, Record<string, any>>} settings a JSON schema for each
 * @property {{name: string, label: string, formula: string, offers: Record<string, number>}[]} activation
 * @property {{name: string, label: string, formula: string, activations: string[], targets: [number | null, number | null]}[]} loss
 * @property {{name: string, label: string, formula: string, parameters: Record<string, number>}[]} method
 * @property {{id: string, label: string, words: string}[]} tables
 * @property {{bytes: number, rows: number, columns: number, outputs: number}} most
 * @property {string} plotly its address
 */

/** @template {HTMLElement} Kind @param {string} id @returns {Kind} */
const element = (id) => /** @type {Kind} */ (document.getElementById(id));

/** @type {Page} */
const page = JSON.parse(element("page-data").textContent ?? "");
const notice = element("connection");
const player = new Player(/** @type {any} */ (new Trajectory())); // it walks along the steps alone
player.wanted = "step";
player.speed = Number(/** @type {HTMLSelectElement} */ (element("speed")).value);

/** @param {string} words what there is to say beside the caption, or nothing */
const tell = (words) => {
  say(notice, words);
  notice.hidden = words === "";
};
const desk = new Desk(page.defaults, player, tokens(), tell);
const curves = new Curves(element("strip"), element("curves-key"), player, () => desk.touch());
const rates = new Rates(curves);
desk.add({ ground: () => document.body.classList.remove("blank") });
desk.add(new Readout(document));
desk.add(new About(element("about")));
desk.add(new Captions(element("story")));
desk.add(curves);
desk.add({ walk: ({ settings }) => rates.walk({ run: settings, companions: [] }) });
desk.add(new Progress(element("progress"), desk));
addRows(document, desk);
desk.add(new Rate(element("rate"), desk));
desk.add(new Form(element("panel"), page, desk));
desk.add(new Result(element("result-panel"), desk));
desk.add(/** @type {any} */ (new Later(element("slice"), /** @type {any} */ (() => import("./data/slice/slice.js")), /** @type {any} */ ({ stage: desk, plotly: page.plotly }))));
desk.add(
  new Transport(element("transport"), element("timelines"), player, (change) => {
    desk.touch();
    desk.invalidate(change);
  }),
);

desk.add(new Live(element("live"), element("live-on"), player));

const redraw = () => desk.invalidate("ground");
followTheme(element("theme"), () => {
  desk.theme = tokens();
  redraw();
});
for (const list of ["panel-tabs", "view-tabs"]) tabs(element(list), redraw);
for (const bar of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[role="toolbar"]'))) {
  toolbar(bar, bar.querySelector(".play") ?? undefined);
}
element("link").addEventListener("click", ({ currentTarget }) => {
  const field = /** @type {HTMLInputElement} */ (element("link-field"));
  field.value = location.href;
  void copyFor(field, /** @type {HTMLButtonElement} */ (currentTarget), element("link-status"));
});

const less = matchMedia("(prefers-reduced-motion: reduce)");
const calm = () => (player.still = less.matches);
less.addEventListener("change", calm);
calm();

const help = /** @type {HTMLDialogElement} */ (element("help"));
element("help-button").addEventListener("click", () => help.showModal());
const press = (/** @type {string} */ name) => () => /** @type {HTMLElement} */ (document.querySelector(`[data-action="${name}"]`)).click();
listenForKeys(element("keys-on"), {
  " ": press("play"),
  ArrowLeft: press("back"),
  ArrowRight: press("forward"),
  Home: () => desk.at(0),
  End: () => desk.at(Infinity),
  1: () => openPanel("rows"),
  2: () => openPanel("slice"),
  f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  "?": () => help.showModal(),
});
const sizes = new ResizeObserver(redraw);
// words below a picture take room from it when they become more
for (const part of [element("data"), ...document.querySelectorAll("#data .plot")]) sizes.observe(part);

/** Show what the page's address asks for; where it cannot, say so and show the page's own training. */
async function arrive() {
  const problems = await desk.arrive(location.search);
  if (problems.length === 0) return;
  await desk.ask({}, "keep");
  tell(`This link cannot be shown, so here is the page’s own training. ${inWords(problems)}`);
}
addEventListener("popstate", () => void arrive());
const lecture = new Door(element("lecture-door"), () => import("./data/lecture/lecture.js"), desk, tell);
void lecture.arrive().then((taken) => (taken ? undefined : arrive()));
