/** One of Node's clients, over whatever happens to its streams: node collect.js eventsource|undici, addresses as JSON on stdin. */

import { once } from "node:events";
import { text } from "node:stream/consumers";

/** @type {Record<string, () => Promise<any>>} */
const CLIENTS = {
  eventsource: async () => (await import("eventsource")).EventSource,
  undici: async () => (await import("undici")).EventSource,
};
/** @typedef {[name: string, id: string, data: string]} Seen */

const EventSource = await CLIENTS[process.argv[2]]();

/** @param {string} url @returns {Promise<Seen[]>} the events up to `done`, or to where the client gave up */
function collect(url) {
  return new Promise((resolve) => {
    /** @type {Seen[]} */
    const seen = [];
    const source = new EventSource(url);
    const end = () => {
      source.close();
      resolve(seen);
    };
    for (const name of ["run", "point", "done"]) {
      source.addEventListener(name, (/** @type {MessageEvent} */ event) => {
        seen.push([name, event.lastEventId, event.data]);
        if (name === "done") end();
      });
    }
    source.addEventListener("message", (/** @type {MessageEvent} */ event) => seen.push(["message", event.lastEventId, event.data]));
    source.addEventListener("error", (/** @type {any} */ event) => {
      if (source.readyState !== source.CLOSED) return;
      seen.push(["gave up", "", String(event.message ?? event.error)]);
      end();
    });
  });
}

setInterval(() => {}, 1000); // undici waits for its next try with a timer that does not keep the process running
const all = await Promise.all(JSON.parse(await text(process.stdin)).map(collect));
if (!process.stdout.write(JSON.stringify(all))) await once(process.stdout, "drain");
process.exit(); // what a client still keeps open is not waited for
