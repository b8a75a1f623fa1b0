// @ts-check
/** The graph's own page: an expression is typed, asked for, drawn, walked through, nudged, and kept in the address. */

import { copyFor } from "../copy.js";
import { listenForKeys } from "../keys.js";
import { say } from "../svg.js";
import { tabs } from "../tabs.js";
import { followTheme } from "../theme.js";
import { toolbar } from "../toolbar.js";
import { link, read } from "./address.js";
import { copyAllDigits } from "./digits.js";
import { Form } from "./form.js";
import { valued } from "./names.js";
import { NUDGE, compared, inWords } from "./nudge.js";
import { ask } from "./question.js";
import { tabulate } from "./rows.js";
import { Sheet } from "./sheet.js";
import { Values } from "./values.js";

/** @typedef {import("./address.js").Question} Question */
/** @typedef {import("./question.js").Graph} Graph */
/** @typedef {import("./question.js").Refusal} Refusal */
/** @typedef {{name: string, label: string, expression: string, values: Record<string, number>}} Preset */

/** @template {HTMLElement} Kind @param {string} id @returns {Kind} */
const element = (id) => /** @type {Kind} */ (document.getElementById(id));

/** @type {Preset[]} */
const presets = JSON.parse(element("presets").textContent ?? "");
const examples = presets.map(({ name, expression, values }) => ({
  name,
  expression,
  values: valued(expression, new Map(Object.entries(values))),
}));
const [standard] = examples;

/** What is on screen, once something is. @type {{question: Question, graph: Graph} | null} */
let shown = null;
/** The question in force, answered or on its way: what is typed next goes on from it. @type {Question} */
let wanted = standard;
/** Only the last question counts, and the last nudge. */
let asked = 0;
let nudges = 0;
/** The answer that is on its way, or was. @type {Promise<unknown>} */
let pending = Promise.resolve();
/** Every value that was ever given, so that a name that comes back has its own. @type {Map<string, number>} */
const known = new Map();

const nudgeWords = element("nudged");
const walk = /** @type {HTMLElement} */ (document.querySelector(".walk"));
const sheet = new Sheet(element("sheet"), element("told"), walk, () => {
  if (sheet.nudged) forget();
});
const values = new Values(element("values"), element("value-row"), { typed: retype, nudge });
const form = new Form(element("ask"), examples, {
  typed: (expression) => void submit({ expression, values: valued(expression, known) }),
  chosen: (example) => void submit(example),
});

/**
 * Ask for a graph and show it; where it is refused, what is here stays.
 * @param {Question} question @param {"push" | "replace" | "keep"} history what becomes of the page's address
 * @returns {Promise<Refusal | null>}
 */
function open(question, history) {
  const answer = answered(question, history);
  pending = answer;
  return answer;
}

/** @param {Question} question @param {"push" | "replace" | "keep"} history @returns {Promise<Refusal | null>} */
async function answered(question, history) {
  const mine = ++asked;
  wanted = question;
  const answer = await ask(question);
  if (mine !== asked) return null;
  if ("refusal" in answer) {
    wanted = shown?.question ?? standard;
    return answer.refusal;
  }
  const { graph } = answer;
  shown = { question, graph };
  for (const [name, value] of question.values) known.set(name, value);
  form.show(question);
  values.fill(question, graph);
  tabulate(element("nodes"), graph);
  say(nudgeWords, "");
  if (history !== "keep") remember(question, history);
  sheet.show(graph);
  return null;
}

/** The address names the graph, and keeps the theme it named. @param {Question} question @param {"push" | "replace"} history */
function remember(question, history) {
  const url = new URL(link(question, standard), document.baseURI);
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme) url.searchParams.set("theme", theme);
  if (url.href !== location.href) window.history[`${history}State`](null, "", url);
}

/** @param {Question} question */
async function submit({ expression, values: given }) {
  const refusal = await open({ expression, values: given }, "push");
  if (refusal) form.explain(refusal, expression);
}

/** @param {string} name @param {number} value */
async function retype(name, value) {
  const refusal = await open({ expression: wanted.expression, values: new Map(wanted.values).set(name, value) }, "replace");
  if (refusal) values.explain(name, refusal.words);
}

/** @param {string} name @param {boolean} on */
async function nudge(name, on) {
  forget();
  sheet.nudge(null);
  const mine = ++nudges;
  await pending; // a value that was just typed comes first
  if (!shown || !on || mine !== nudges) return;
  const { question, graph } = shown;
  const value = question.values.get(name) ?? 0;
  const answer = await ask({ expression: question.expression, values: new Map(question.values).set(name, value + NUDGE) });
  if (mine !== nudges || graph !== shown.graph) return;
  values.explain(null, "");
  if ("refusal" in answer) {
    values.explain(name, `With 0.001 more: ${answer.refusal.words}`);
    return;
  }
  const nudged = compared(name, graph, answer.graph);
  values.tell(nudged);
  say(nudgeWords, inWords(nudged));
  sheet.nudge(nudged);
}

/** What was nudged is back where it was. */
function forget() {
  sheet.nudged = null;
  values.tell(null);
  say(nudgeWords, "");
}

/** Show what the page's address asks for; where it cannot, say so and show the page's own graph. */
async function arrive() {
  const { question, words } = read(location.search);
  let why = words;
  if (question) {
    const refusal = await open(question, "keep");
    if (!refusal) {
      if (words) form.notice(`This link is not complete. ${words}`);
      return;
    }
    why = refusal.words;
  }
  const refusal = await open(standard, "keep");
  if (refusal) form.explain(refusal, standard.expression);
  else if (why) form.notice(`This link cannot be shown, so here is the first example. ${why}`);
}

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-scale]"))) {
  button.addEventListener("click", () => sheet.zoom(Number(button.dataset.scale) || null));
}
element("link").addEventListener("click", ({ currentTarget }) => {
  const field = /** @type {HTMLInputElement} */ (element("link-field"));
  field.value = location.href;
  void copyFor(field, /** @type {HTMLButtonElement} */ (currentTarget), element("link-status"));
});
followTheme(element("theme"), () => sheet.lay());
tabs(element("graph-tabs"));
for (const bar of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[role="toolbar"]'))) {
  toolbar(bar, bar.querySelector(".play") ?? undefined);
}
const press = (/** @type {string} */ action) => () => sheet.playback.act(action);
listenForKeys(element("keys-on"), { " ": press("play"), ArrowLeft: press("back"), ArrowRight: press("on"), Home: press("start"), End: press("all") });
copyAllDigits(document);
addEventListener("popstate", () => void arrive());
void arrive();
