import assert from "node:assert/strict";
import { test } from "node:test";

import { LONGEST, RUNS, Seen } from "../../static/js/seen.js";
import { Trajectory } from "../../static/js/trajectory.js";

/** A browser's storage, of limited room. */
class Room {
  /** @type {Map<string, string>} */ items = new Map();
  room = Infinity;

  get length() {
    return this.items.size;
  }

  /** @param {number} k */
  key(k) {
    return [...this.items.keys()][k] ?? null;
  }

  /** @param {string} name */
  getItem(name) {
    return this.items.get(name) ?? null;
  }

  /** @param {string} name @param {string} text */
  setItem(name, text) {
    if (text.length > this.room) throw new Error("QuotaExceededError");
    this.items.set(name, text);
  }

  /** @param {string} name */
  removeItem(name) {
    this.items.delete(name);
  }
}

function shelf(numbers = "1.0", room = new Room()) {
  return { room, seen: new Seen(numbers, () => /** @type {any} */ (room)) };
}

/** Numbers with digits to lose. */
function walked(length = 5) {
  const trajectory = new Trajectory();
  for (let k = 0; k < length; k += 1) {
    trajectory.push({ step: 10 * k, w: Math.sin(k + 1), b: -1e-17 / (k + 3), loss: Math.exp(-k), dw: 0.1 * k, db: -0 });
  }
  trajectory.minimum = { w: 1 / 3, b: 0.1, loss: 1e-300, exact: true };
  trajectory.outcome = "limit";
  return trajectory;
}

/** @param {Seen} seen @param {string} parameters @returns {Promise<any[][] | null>} what a listener hears */
async function recalled(seen, parameters) {
  /** @type {any[][]} */
  const heard = [];
  const stop = seen.recall(parameters, {
    run: (minimum) => heard.push(["run", minimum]),
    point: (point) => heard.push(["point", point]),
    done: (ending) => heard.push(["done", ending]),
    connection: (state) => heard.push([state]),
  });
  assert.deepEqual(heard, [], "nothing is told before the caller goes on");
  await null;
  return stop && heard;
}

test("a run that was seen is told as it was streamed, to the last bit", async () => {
  const { seen } = shelf();
  const trajectory = walked();
  seen.keep("w=3", trajectory);
  const { step, w, b, loss, dw, db } = trajectory;
  const points = step.map((_, k) => ["point", { step: step[k], w: w[k], b: b[k], loss: loss[k], dw: dw[k], db: db[k] }]);
  const wanted = [["run", trajectory.minimum], ...points, ["done"], ["done", { outcome: "limit", steps: 40 }]];
  assert.deepStrictEqual(await recalled(seen, "w=3"), wanted);
  assert.equal(await recalled(seen, ""), null);
});

test("the kind of each step is kept with it", async () => {
  const { seen } = shelf();
  const trajectory = new Trajectory();
  ["gradient", "newton"].forEach((kind, step) => trajectory.push({ step, w: step, b: 0, loss: 1, dw: 0, db: 0, kind }));
  seen.keep("method=newton", trajectory);
  const heard = await recalled(seen, "method=newton");
  assert.deepEqual(heard?.filter(([name]) => name === "point").map(([, { kind }]) => kind), ["gradient", "newton"]);
});

test("numbers that are computed otherwise are not shown", async () => {
  const { room, seen } = shelf("1.0");
  seen.keep("", walked());
  const later = shelf("1.1", room).seen;
  assert.equal(await recalled(later, ""), null);
  later.keep("w=1", walked());
  assert.deepEqual([...room.items.keys()].sort(), ["flying-carpet-run w=1", "flying-carpet-seen"]);
});

test("the latest runs are kept, not too many and none that is too long", async () => {
  const { room, seen } = shelf();
  for (let k = 0; k < RUNS; k += 1) seen.keep(`w=${k}`, walked());
  seen.keep("w=0", walked());
  seen.keep("w=-1", walked());
  seen.keep("w=-2", walked(LONGEST + 1));
  assert.equal(room.items.size, RUNS + 1);
  const told = await Promise.all(["w=0", "w=-1", "w=1", "w=-2"].map((run) => recalled(seen, run)));
  assert.deepEqual(told.map(Boolean), [true, true, false, false]);
});

test("what was changed, cut or is no run at all is streamed anew", async () => {
  const { room, seen } = shelf();
  seen.keep("", walked());
  const [run, list] = [...room.items.keys()];
  const good = new Map(room.items);
  const [sum, text] = /** @type {string} */ (good.get(run)).split(/ (.*)/);
  const broken = ["", "x", "{}", `${sum} `, `${sum} ${text.replace("limit", "limits")}`, `${sum} ${text.slice(0, -1)}`];
  for (const content of [...broken, text, `${sum} ${text.replace("A", "B")}`]) {
    room.items.set(run, content);
    assert.equal(await recalled(seen, ""), null, content.slice(0, 40));
  }
  room.items = new Map(good);
  for (const content of ["", "null", "7", "[]", '{"numbers":"1.0"}', '{"numbers":"1.0","runs":{}}']) {
    room.items.set(list, content);
    assert.equal(await recalled(seen, ""), null, content);
  }
  seen.keep("", walked());
  assert.notEqual(await recalled(seen, ""), null);
});

test("a full or forbidden storage changes nothing", async () => {
  const { room, seen } = shelf();
  room.room = 100;
  seen.keep("", walked());
  assert.equal(await recalled(seen, ""), null);
  const forbidden = new Seen("1.0", () => {
    throw new Error("SecurityError");
  });
  forbidden.keep("", walked());
  assert.equal(await recalled(forbidden, ""), null);
});

test("a run that is no longer wanted is not told", async () => {
  const { seen } = shelf();
  seen.keep("", walked());
  const unheard = () => assert.fail("told all the same");
  seen.recall("", { run: unheard, point: unheard, done: unheard, connection: unheard })?.();
  await null;
});
