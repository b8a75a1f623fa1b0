// @ts-check
/** The graph's own page: an expression is typed, asked for, drawn, walked through, nudged, and kept in the address. */

import { copyFor } from "../copy.js";
import { listenForKeys } from "../keys.js";
import { say, show } from "../svg.js";
import { tabs } from "../tabs.js";
import { followTheme } from "../theme.js";
import { toolbar } from "../toolbar.js";
import { link, read, same } from "./address.js";
import { copyAllDigits } from "./digits.js";
import { Drawing } from "./drawing.js";
import { fitted } from "./fitted.js";
import { around, caret } from "./mark.js";
import { valued } from "./names.js";
import { NUDGE, compared, inWords, trimmed } from "./nudge.js";
import { Playback } from "./playback.js";
import { ask } from "./question.js";
import { tabulate } from "./rows.js";
import { Values } from "./values.js";
import { Walk, shape } from "./walk.js";
import { told } from "./words.js";

/** @typedef {import("./address.js").Question} Question */
/** @typedef {import("./question.js").Graph} Graph */
/** @typedef {import("./question.js").Refusal} Refusal */
/** @typedef {{name: string, label: string, expression: string, values: Record<string, number>}} Preset */

/** How far a viewer can zoom. */
const SCALES = { least: 0.1, most: 3 };

/** @template {HTMLElement} Kind @param {string} id @returns {Kind} */
const element = (id) => /** @type {Kind} */ (document.getElementById(id));

/** @type {Preset[]} */
const presets = JSON.parse(element("presets").textContent ?? "");
/** @type {(Question & {name: string})[]} */
const examples = presets.map(({ name, expression, values }) => ({ name, expression, values: valued(expression, new Map(Object.entries(values))) }));
const [standard] = examples;

const expression = /** @type {HTMLTextAreaElement} */ (element("expression"));
const example = /** @type {HTMLSelectElement} */ (element("example"));
const frame = element("sheet");
const words = element("told");
const nudgeWords = element("nudged");

/** What is on screen, once something is. @type {{question: Question, graph: Graph, walk: Walk} | null} */
let shown = null;
/** Every value that was ever given, so that a name that comes back has its own. @type {Map<string, number>} */
const known = new Map();
/** Only the last question counts. */
let asked = 0;
/** The question in force, answered or on its way: what is typed next goes on from it. @type {Question} */
let wanted = standard;
/** @type {import("./nudge.js").Nudged | null} */
let nudged = null;
/** The scale that a viewer has chosen for this graph. @type {number | null} */
let zoomed = null;

const drawing = new Drawing(frame, (about) => tell(about));
const playback = new Playback(/** @type {HTMLElement} */ (document.querySelector(".walk")), () => {
  if (nudged) forget();
  paint();
  drawing.follow();
});
const values = new Values(element("values"), element("value-row"), { typed: retype, nudge });

/** @param {string | null} about the node that is pointed at */
function tell(about) {
  if (!shown) return;
  // a screen reader has heard the node's own name already, and cannot keep up with a walk
  words.setAttribute("aria-live", about !== null || playback.playing ? "off" : "polite");
  say(words, about ?? told(shown.walk, playback.position));
}

function paint() {
  if (!shown) return;
  const moved = nudged?.moved;
  const change = moved && ((/** @type {number} */ node) => (moved[node] === 0 ? "" : `${moved[node] > 0 ? "+" : ""}${trimmed(moved[node])}`));
  drawing.paint(shown.walk, playback.position, change);
  tell(null);
}

/** Draw in the room there is now. */
function lay() {
  if (!shown) return;
  const viewer = document.documentElement.dataset.theme === "projector" ? "far" : "near";
  const { layout, scale, style } = fitted(shown.graph, { width: frame.clientWidth, height: frame.clientHeight }, viewer);
  drawing.scale = zoomed ?? scale;
  drawing.lay(shown.walk, layout, style);
  paint();
}

/**
 * Ask for a graph and show it; where it is refused, what is here stays.
 * @param {Question} question @param {"push" | "replace" | "keep"} history what becomes of the page's address
 * @returns {Promise<Refusal | null>}
 */
async function open(question, history) {
  const mine = ++asked;
  wanted = question;
  const answer = await ask(question);
  if (mine !== asked) return null;
  if ("refusal" in answer) {
    wanted = shown?.question ?? standard;
    return answer.refusal;
  }
  const { graph } = answer;
  const before = shown?.walk;
  const walk = new Walk(graph);
  shown = { question, graph, walk };
  nudged = null;
  for (const [name, value] of question.values) known.set(name, value);
  if (before && shape(before.graph) === shape(graph)) playback.keep(walk.last);
  else {
    playback.open(walk.last);
    zoomed = null;
  }
  expression.value = question.expression;
  example.value = examples.find((each) => same(each, question))?.name ?? "";
  values.fill(question, graph);
  tabulate(element("nodes"), walk);
  say(nudgeWords, "");
  explain(null, "");
  if (history !== "keep") remember(question, history);
  lay();
  return null;
}

/** The address names the graph, and keeps the theme it named. @param {Question} question @param {"push" | "replace"} history */
function remember(question, history) {
  const url = new URL(link(question, standard), document.baseURI);
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme) url.searchParams.set("theme", theme);
  if (url.href !== location.href) window.history[`${history}State`](null, "", url);
}

/** Say at the expression why it was refused, with a mark at the column. @param {Refusal | null} refusal @param {string} text what was refused */
function explain(refusal, text) {
  const problem = element("expression-problem");
  const mark = element("mark");
  say(problem, refusal?.words ?? "");
  show(element("hint"), refusal === null);
  show(problem, refusal !== null);
  expression.toggleAttribute("aria-invalid", false);
  const column = refusal?.column ?? null;
  show(mark, column !== null);
  if (refusal) expression.setAttribute("aria-invalid", "true");
  if (column === null) return;
  mark.querySelectorAll("span, mark").forEach((part, k) => say(part, around(text, column)[k]));
}

async function submit() {
  const text = expression.value;
  const refusal = await open({ expression: text, values: valued(text, known) }, "push");
  if (!refusal) return;
  explain(refusal, text);
  if (refusal.column === null || document.activeElement !== expression) return;
  const at = caret(text, refusal.column);
  expression.setSelectionRange(at, at + 1);
}

/** @param {string} name @param {number} value */
async function retype(name, value) {
  const refusal = await open({ expression: wanted.expression, values: new Map(wanted.values).set(name, value) }, "replace");
  if (refusal) values.explain(name, refusal.words);
}

/** @param {string} name @param {boolean} on */
async function nudge(name, on) {
  if (!shown) return;
  if (!on) {
    forget();
    paint();
    return;
  }
  const { question, graph, walk } = shown;
  const mine = ++asked;
  const value = question.values.get(name) ?? 0;
  const answer = await ask({ expression: question.expression, values: new Map(question.values).set(name, value + NUDGE) });
  if (mine !== asked) return;
  values.explain(null, "");
  if ("refusal" in answer) {
    forget();
    values.explain(name, `With 0.001 more: ${answer.refusal.words}`);
  } else {
    nudged = compared(name, graph, answer.graph);
    values.tell(nudged);
    say(nudgeWords, inWords(nudged));
    playback.keep(walk.last);
  }
  paint();
}

/** What was nudged goes back to where it was. */
function forget() {
  nudged = null;
  values.tell(null);
  say(nudgeWords, "");
}

/** Show what the page's address asks for; where it cannot, say so and show the page's own graph. */
async function arrive() {
  const { question, words: wrong } = read(location.search);
  let why = wrong;
  if (question) {
    const refusal = await open(question, "keep");
    if (!refusal) {
      if (why) notice(`About this link: ${why.replace(/^It/, "it")}`);
      return;
    }
    why = refusal.words;
  }
  const refusal = await open(standard, "keep");
  if (refusal) explain(refusal, standard.expression);
  else if (why) notice(`This link cannot be shown, so here is the first example. ${why}`);
}

/** @param {string} text */
function notice(text) {
  explain({ words: text, column: null, name: null }, "");
  expression.toggleAttribute("aria-invalid", false);
}

element("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  void submit();
});
expression.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  void submit();
});
example.addEventListener("change", () => {
  const chosen = examples.find(({ name }) => name === example.value);
  if (chosen) void open({ expression: chosen.expression, values: chosen.values }, "push").then((refusal) => refusal && explain(refusal, chosen.expression));
});
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-scale]"))) {
  button.addEventListener("click", () => {
    const { scale } = button.dataset;
    zoomed = scale === "fit" ? null : Math.max(SCALES.least, Math.min(SCALES.most, drawing.scale * Number(scale)));
    if (zoomed === null) lay();
    else drawing.zoom(zoomed);
  });
}
element("link").addEventListener("click", ({ currentTarget }) => {
  const field = /** @type {HTMLInputElement} */ (element("link-field"));
  field.value = location.href;
  void copyFor(field, /** @type {HTMLButtonElement} */ (currentTarget), element("link-status"));
});
followTheme(element("theme"), lay);
tabs(element("graph-tabs"));
for (const bar of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[role="toolbar"]'))) toolbar(bar, bar.querySelector(".play") ?? undefined);
const press = (/** @type {string} */ action) => () => playback.act(action);
listenForKeys(element("keys-on"), { " ": press("play"), ArrowLeft: press("back"), ArrowRight: press("on"), Home: press("start"), End: press("all") });
copyAllDigits(document);
addEventListener("popstate", () => void arrive());
let room = "";
new ResizeObserver(() => {
  const now = `${frame.clientWidth} ${frame.clientHeight}`;
  if (now !== room) lay();
  room = `${frame.clientWidth} ${frame.clientHeight}`;
}).observe(frame);
void arrive();
