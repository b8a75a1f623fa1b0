import assert from "node:assert/strict";
import { test } from "node:test";

import { Programme, linkTo, parametersOf } from "../../static/js/programme.js";
import { CHAPTERS } from "../../static/js/scenes.js";
import { RUN } from "./lecture.js";

/** @typedef {import("../../static/js/scenes.js").Chapter} Chapter */

const SCENES = CHAPTERS.flatMap(({ scenes }) => scenes);

/** @param {readonly Chapter[]} chapters every scene that "on" alone leads through */
function walked(chapters) {
  const programme = new Programme(chapters);
  programme.open(0);
  const seen = [programme.scene?.id];
  for (let presses = 0; presses < 4 * programme.scenes.length; presses += 1) {
    const next = programme.on();
    if (next === null) continue;
    programme.open(next);
    seen.push(programme.scene?.id);
  }
  return seen;
}

test("the files of the chapters alone say which scenes there are and in which order", () => {
  const added = { id: "new", title: "New", question: "New?", reveal: ["Yes."], run: { w: 3 } };
  const [first, ...others] = CHAPTERS;
  const more = [{ ...first, scenes: [...first.scenes.slice(0, 3), added, ...first.scenes.slice(3)] }, ...others];
  assert.deepEqual(walked(CHAPTERS), SCENES.map(({ id }) => id));
  assert.deepEqual(walked(more), more.flatMap(({ scenes }) => scenes.map(({ id }) => id)));
  assert.equal(new Programme(more).named("?w=3&scene=new"), 3);
  assert.equal(linkTo("/", "", "new", parametersOf(added, RUN)), "/?w=3&scene=new");
});

test("on gives the answer first, then the next question, and ends with the last answer", () => {
  const programme = new Programme(CHAPTERS);
  programme.open(0);
  assert.equal(programme.on(), null);
  assert.equal(programme.revealed, true);
  assert.equal(programme.on(), 1);
  programme.open(SCENES.length - 1, true);
  assert.equal(programme.on(), null);
  assert.equal(programme.atLast, true);
});

test("back takes the answer away, then goes to the scene before", () => {
  const programme = new Programme(CHAPTERS);
  programme.open(2, true);
  assert.equal(programme.back(), null);
  assert.equal(programme.revealed, false);
  assert.equal(programme.back(), 1);
  programme.open(0);
  assert.equal(programme.back(), null);
});

test("an address without a scene, or with one that is none, is not the lecture", () => {
  const programme = new Programme(CHAPTERS);
  assert.equal(programme.named("?w=1"), -1);
  assert.equal(programme.named("?scene=nothing"), -1);
  assert.equal(programme.scene, null);
});

test("every scene is found by its own link, which keeps the theme and holds the run", () => {
  const programme = new Programme(CHAPTERS);
  SCENES.forEach((scene, k) => {
    const link = linkTo("/", "?theme=dark&w=7&scene=old", scene.id, parametersOf(scene, RUN));
    const search = link.slice(1);
    assert.equal(programme.named(search), k);
    assert.equal(new URLSearchParams(search).get("theme"), "dark");
    assert.equal(new URLSearchParams(search).get("learning_rate") ?? "1", String(scene.run?.learning_rate ?? 1));
  });
  assert.equal(linkTo("/", "?scene=guess", null, ""), "/");
});

test("the link of a scene with several runs has what they share and what each has of its own", () => {
  const scene = { run: { max_steps: 300 }, runs: ["", "loss=cross_entropy&learning_rate=2"] };
  const parameters = new URLSearchParams(parametersOf(scene, RUN));
  assert.deepEqual([...parameters], [["max_steps", "300"], ["run", ""], ["run", "loss=cross_entropy&learning_rate=2"]]);
});
