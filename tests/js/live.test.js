import assert from "node:assert/strict";
import { test } from "node:test";

import { landscape } from "../../static/js/landscape.js";
import { Live } from "../../static/js/live.js";
import { Player } from "../../static/js/player.js";
import { RUN, descend } from "./lecture.js";

function listen() {
  const { run, trajectory } = descend();
  const player = new Player(trajectory);
  const region = { textContent: "" };
  const box = { checked: true };
  let seconds = 0;
  const live = new Live(/** @type {any} */ (region), /** @type {any} */ (box), player, () => seconds);
  const look = (/** @type {number} */ head, /** @type {number} */ at) => {
    seconds = at;
    player.go(head);
    region.textContent = "";
    live.show(/** @type {any} */ ({ run, trajectory, head, landscape: landscape(RUN, RUN), ended: player.atEnd, touched: true }));
    return region.textContent;
  };
  return { player, box, look };
}

test("opening the page says nothing, playing reports at once and then every five seconds", () => {
  const { player, look } = listen();
  assert.equal(look(0, 0), "");
  player.playing = true;
  assert.match(look(1, 1), /^Step 1, loss 0.42. Plateau:/);
  assert.equal(look(20, 3), "");
  assert.match(look(40, 6), /^Step 40/);
});

test("a new phase, a pause and the end are told at once", () => {
  const { player, look } = listen();
  look(0, 0);
  player.playing = true;
  look(76, 1);
  assert.match(look(77, 1.1), /Cliff:/);
  player.playing = false;
  assert.match(look(80, 1.2), /^Step 80/);
  assert.match(look(1000, 1.3), /^1000 steps\. Loss/);
});

test("it can be switched off", () => {
  const { player, box, look } = listen();
  box.checked = false;
  look(0, 0);
  player.playing = true;
  assert.equal(look(77, 9), "");
});
