// @ts-check
/** A run, or several in one stream, arriving as server-sent events: it reconnects and resumes by itself, and says so. */

/** @typedef {import("./trajectory.js").TrajectoryPoint} TrajectoryPoint */
/** @typedef {import("./trajectory.js").Minimum} Minimum */
/** @typedef {{outcome: string, steps: number}} Ending */
/** @typedef {"open" | "reconnecting" | "lost" | "full" | "done"} Connection */
/**
 * What hears of the runs; each by its place among those of the stream.
 * @typedef {object} Listener
 * @property {(minimum: Minimum | null, place: number) => void} run
 * @property {(point: TrajectoryPoint, place: number) => void} point
 * @property {(ending: Ending, place: number) => void} done
 * @property {(connection: Connection) => void} connection
 */

/**
 * @typedef {object} Edge what a test puts in the browser's place
 * @property {typeof EventSource} [EventSource]
 * @property {typeof fetch} [fetch]
 * @property {(f: () => void, ms: number) => unknown} [setTimeout]
 * @property {EventTarget} [page]
 */

/** The cursor of a stream that was seen to its end. */
const DONE = "done";
/** After this many failures in a row the viewer is told that the server does not answer. */
const PATIENCE = 3;
/** A closed EventSource (a status, not a network error) is opened again after this many milliseconds. */
const RETRY = 3000;

/**
 * Open the stream of a run, or of several.
 * @param {string} url without a cursor
 * @param {Listener} listener
 * @param {Edge} [edge]
 * @param {string} [cursor] of the last event that is here already
 * @returns {() => void} stop listening
 */
export function follow(url, listener, edge, cursor) {
  return events(
    url,
    {
      run: ({ minimum }) => listener.run(minimum, 0),
      runs: ({ runs }) => {
        for (const [place, { minimum }] of runs.entries()) listener.run(minimum, place);
      },
      point: (point) => listener.point(point, point.run ?? 0),
      done: (ending) => listener.done(ending, ending.run ?? 0),
    },
    listener.connection,
    edge,
    cursor,
  );
}

/**
 * Open a stream of events, each of them a JSON document.
 * @param {string} url without a cursor
 * @param {Record<string, (document: any) => void>} acts what is done with the events of each name
 * @param {Listener["connection"]} connection
 * @param {Edge} [edge]
 * @param {string} [cursor] of the last event that is here already
 * @returns {() => void} stop listening
 */
export function events(url, acts, connection, edge = {}, cursor = "") {
  const Source = edge.EventSource ?? EventSource;
  const ask = edge.fetch ?? ((...request) => fetch(...request));
  const later = edge.setTimeout ?? ((f, ms) => setTimeout(f, ms));
  const page = edge.page ?? window;
  const leaving = new AbortController();
  const { signal } = leaving;
  let failures = 0;
  /** @type {EventSource} */
  let source;

  /** A resumed stream says nothing of the run again: its first point tells that it is back. */
  const answered = () => {
    if (failures > 0) connection("open");
    failures = 0;
  };
  const open = () => {
    if (signal.aborted) return;
    source?.close();
    source = new Source(cursor === "" ? url : `${url}${url.includes("?") ? "&" : "?"}last_event_id=${cursor}`);
    for (const [name, act] of Object.entries(acts)) {
      source.addEventListener(name, ({ lastEventId, data }) => {
        answered();
        cursor = lastEventId;
        if (cursor === DONE) {
          stop();
          connection("done");
        }
        act(JSON.parse(data));
      });
    }
    source.addEventListener("error", () => {
      if (signal.aborted) return;
      failures += 1;
      if (source.readyState === Source.CLOSED) reopen(source);
      else connection(interrupted());
    });
  };
  const interrupted = () => (failures > PATIENCE ? "lost" : "reconnecting");
  /**
   * A network error is retried by EventSource itself; a status closes it for good, and it does not say which. A server
   * that is full says when to come back.
   * @param {EventSource} closed
   */
  const reopen = async (closed) => {
    const answer = await ask(url, { method: "HEAD", cache: "no-store", signal }).catch(() => null);
    if (signal.aborted || closed !== source) return;
    const full = answer?.status === 429;
    connection(full ? "full" : interrupted());
    const wait = full ? 1000 * Number(answer.headers.get("Retry-After")) : 0;
    later(() => closed === source && open(), wait || RETRY);
  };
  const stop = () => {
    leaving.abort();
    source.close();
  };
  const on = (/** @type {string} */ name, /** @type {(event: any) => void} */ act) =>
    page.addEventListener(name, act, { signal });
  // A browser keeps a page that is left for the way back to it, but none with an open stream.
  on("pagehide", () => source.close());
  on("pageshow", (event) => event.persisted && open());
  on("online", () => source.readyState !== Source.OPEN && open());
  open();
  return stop;
}
