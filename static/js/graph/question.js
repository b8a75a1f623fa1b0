// @ts-check
/** Asking the server for a graph: its values, its derivatives, or where the expression is wrong. */

import { inWords } from "../run.js";

/** @typedef {import("./address.js").Question} Question */
/** @typedef {{id: number, label: string, value: number, gradient: number | null}} Node */
/** @typedef {{from: number, to: number, derivative: number | null}} Edge */
/** @typedef {{result: number, gradients: Record<string, number | null>, nodes: Node[], edges: Edge[]}} Graph nodes in the order of computing */
/** @typedef {{words: string, column: number | null, name: string | null}} Refusal the column in the expression, from 1, or the name whose value was refused */

/** Milliseconds after which a server that has not answered is said not to. */
const PATIENCE = 5000;
const SILENT = "The server does not answer. What is here stays; try again in a moment.";

/** As the API reads it. @param {Question} question */
export function body({ expression, values }) {
  return { expression, values: Object.fromEntries(values) };
}

/** @param {Question} question @returns {Promise<{graph: Graph} | {refusal: Refusal}>} */
export async function ask(question) {
  try {
    const answer = await fetch("api/graph", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body(question)),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.ok) return { graph: await answer.json() };
    if (answer.status === 422) return { refusal: refusal(await answer.json()) };
  } catch {
    // no network, no server, or not its answer
  }
  return { refusal: { words: SILENT, column: null, name: null } };
}

/** @param {{detail: {loc: (string | number)[], msg: string}[]}} document @returns {Refusal} */
export function refusal({ detail }) {
  const [, part, place] = detail[0].loc;
  return {
    words: inWords(detail),
    column: part === "expression" && typeof place === "number" ? place : null,
    name: part === "values" && typeof place === "string" ? place : null,
  };
}
