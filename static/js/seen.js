// @ts-check
/**
 * The runs this browser has seen to their end, so that coming back asks the server for nothing: browsers keep no
 * event streams. What is here is, to the last bit, what the server would stream again; else it is not used.
 */

import { Trajectory } from "./trajectory.js";

/** @typedef {import("./stream.js").Listener} Listener */
/** @typedef {{minimum: import("./trajectory.js").Minimum | null, outcome: string | null, points: string, kinds?: (string | undefined)[]}} Kept */

const LIST = "flying-carpet-seen";
const RUN = "flying-carpet-run ";
/** So many runs are kept, the latest ones: about those of the lecture. */
export const RUNS = 12;
/** Points of the longest run that is kept: a page has five megabytes in all. */
export const LONGEST = 2000;
const COLUMNS = /** @type {const} */ (["step", "w", "b", "loss", "dw", "db"]);

export class Seen {
  /**
   * @param {string} numbers the fingerprint of what computes the numbers: others are not shown
   * @param {() => Storage} [storage] throws where it is switched off
   */
  constructor(numbers, storage = () => localStorage) {
    this.numbers = numbers;
    this.storage = storage;
  }

  /**
   * Tell a run that was seen as `follow` does, in a moment.
   * @param {string} parameters of the run @param {Listener} listener
   * @returns {(() => void) | null} stop listening; null where the run has to be followed
   */
  recall(parameters, listener) {
    const trajectory = this.read(parameters);
    if (!trajectory) return null;
    let stopped = false;
    queueMicrotask(() => {
      if (!stopped) tell(trajectory, listener);
    });
    return () => void (stopped = true);
  }

  /** Keep a run that is at its end. @param {string} parameters @param {Trajectory} trajectory */
  keep(parameters, trajectory) {
    if (trajectory.length > LONGEST) return;
    try {
      const storage = this.storage();
      const runs = [parameters, ...this.list(storage).filter((run) => run !== parameters)].slice(0, RUNS);
      sweep(storage, runs);
      storage.setItem(RUN + parameters, sealed(JSON.stringify(pack(trajectory))));
      storage.setItem(LIST, JSON.stringify({ numbers: this.numbers, runs }));
    } catch {
      // switched off or full: the run is streamed again
    }
  }

  /** @param {string} parameters @returns {Trajectory | null} */
  read(parameters) {
    try {
      const storage = this.storage();
      if (!this.list(storage).includes(parameters)) return null;
      return unpack(JSON.parse(opened(storage.getItem(RUN + parameters) ?? "")));
    } catch {
      return null;
    }
  }

  /** The runs of these numbers, the latest first. @param {Storage} storage @returns {string[]} */
  list(storage) {
    try {
      const { numbers, runs } = JSON.parse(storage.getItem(LIST) ?? "{}");
      return numbers === this.numbers && Array.isArray(runs) ? runs : [];
    } catch {
      return [];
    }
  }
}

/** Throw away runs that are not listed. @param {Storage} storage @param {string[]} runs */
function sweep(storage, runs) {
  const listed = new Set(runs.map((parameters) => RUN + parameters));
  const names = Array.from({ length: storage.length }, (_, k) => storage.key(k) ?? "");
  for (const name of names) if (name.startsWith(RUN) && !listed.has(name)) storage.removeItem(name);
}

/** @param {Trajectory} trajectory @param {Listener} listener */
function tell({ minimum, outcome, step, w, b, loss, dw, db, kind, last }, listener) {
  listener.run(minimum, 0);
  for (let k = 0; k <= last; k += 1) {
    const point = { step: step[k], w: w[k], b: b[k], loss: loss[k], dw: dw[k], db: db[k] };
    listener.point(kind[k] === undefined ? point : { ...point, kind: kind[k] }, 0);
  }
  listener.connection("done");
  listener.done({ outcome: String(outcome), steps: step[last] }, 0);
}

/** @param {Trajectory} trajectory @returns {Kept} */
function pack(trajectory) {
  const bytes = new Uint8Array(Float64Array.from(COLUMNS.flatMap((name) => trajectory[name])).buffer);
  const points = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const kinds = trajectory.kind[0] === undefined ? undefined : trajectory.kind;
  return { minimum: trajectory.minimum, outcome: trajectory.outcome, points, kinds };
}

/** @param {Kept} kept @returns {Trajectory} throws where it is none */
function unpack({ minimum, outcome, points, kinds }) {
  const numbers = new Float64Array(Uint8Array.from(atob(points), (byte) => byte.charCodeAt(0)).buffer);
  const length = numbers.length / COLUMNS.length;
  const trajectory = new Trajectory();
  for (let k = 0; k < length; k += 1) {
    const [step, w, b, loss, dw, db] = COLUMNS.map((_, column) => numbers[column * length + k]);
    trajectory.push({ step, w, b, loss, dw, db, kind: kinds?.[k] });
  }
  if (!numbers.every(Number.isFinite) || trajectory.length !== length || length === 0) throw new Error("no run");
  trajectory.minimum = minimum;
  trajectory.outcome = outcome;
  return trajectory;
}

/** A text with its checksum before it. @param {string} text */
function sealed(text) {
  return `${checksum(text)} ${text}`;
}

/** @param {string} text @returns {string} throws where it was changed or cut */
function opened(text) {
  const content = text.slice(text.indexOf(" ") + 1);
  if (sealed(content) !== text) throw new Error("not what was kept");
  return content;
}

/** FNV-1a over 32 bits: a browser offers its own only over HTTPS. @param {string} text */
function checksum(text) {
  let sum = 0x811c9dc5;
  for (let k = 0; k < text.length; k += 1) sum = Math.imul(sum ^ text.charCodeAt(k), 0x01000193);
  return (sum >>> 0).toString(16);
}
