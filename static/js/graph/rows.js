// @ts-check
/** The graph as a table: every node with where its value comes from, and what the picture leaves out. */

import { write } from "./digits.js";
import { shortened } from "./cards.js";
import { uses } from "./walk.js";

/** @typedef {import("./question.js").Graph} Graph */

/** @param {HTMLElement} body @param {Graph} graph */
export function tabulate(body, graph) {
  const from = uses(graph);
  body.replaceChildren(
    ...graph.nodes.map(({ id, label, value, gradient }) => {
      const row = document.createElement("tr");
      const name = document.createElement("th");
      name.scope = "row";
      name.textContent = String(id);
      row.append(name);
      const text = (/** @type {string} */ words) => (row.insertCell().textContent = words);
      text(shortened(label));
      row.cells[1].title = label;
      text(from[id].map((edge) => edge.from).join(", "));
      write(row.insertCell(), value);
      write(row.insertCell(), gradient);
      return row;
    }),
  );
}
