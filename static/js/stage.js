// @ts-check
/** What is on screen at one moment of the runs there are. */

import { Frames } from "./frames.js";
import { landscape } from "./landscape.js";
import { LAYERS } from "./layers.js";
import { searches } from "./methods.js";
import { Tape } from "./tape.js";
import { grey } from "./theme.js";
import { indexAt } from "./trajectory.js";
import { turned, update } from "./update.js";
import { thin } from "./vertices.js";

/** @typedef {import("./landscape.js").Landscape} Landscape */
/** @typedef {import("./layers.js").Layers} Layers */
/** @typedef {import("./player.js").Player} Player */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./theme.js").Tokens} Tokens */
/** @typedef {import("./trajectory.js").Trajectory} Trajectory */
/** @typedef {import("./update.js").Told} Told */
/**
 * @typedef {object} Moment
 * @property {Run} run
 * @property {string} parameters the run's query string
 * @property {Trajectory} trajectory the points that are here, at least one
 * @property {Int32Array} kept those worth a vertex
 * @property {number} head index of the point shown
 * @property {boolean} ended whether that is the last point of a finished run
 * @property {boolean} touched whether the viewer has played or looked around in this run
 * @property {string} [note] what there is to say for now in place of what happens
 * @property {boolean} asked whether the viewer asked why it is so slow at first
 * @property {Landscape} landscape
 * @property {Tokens} theme
 * @property {Layers} layers
 * @property {Ghost | null} ghost the run before this one, on the same ground
 * @property {Place} place whose neuron is shown: the point's, or that of the place the viewer asks about
 * @property {Place} ball where the ball is: at the point shown, or on its hop to the next
 * @property {boolean} probing whether the viewer asks about a place of their own
 * @property {Place | null} proposed the step ηu that is looked at closely, as a change of w and b; null where none is, or it is not known
 * @property {number} letter the letter of the run shown, 0…7 for A…H; all else here is of this run
 * @property {readonly Companion[]} companions the other runs on screen, in the order of their letters; none where there is one run
 */
/**
 * Another run on screen, at the same step of the one clock; a run that has ended rests.
 * @typedef {object} Companion
 * @property {number} letter 0…7 for A…H
 * @property {Run} run
 * @property {Trajectory} trajectory
 * @property {Int32Array} kept the points worth a vertex
 * @property {number} head index of its point at the step shown
 * @property {boolean} ended whether that is the last point of a finished run
 * @property {Place} ball where its ball is: at that point, or on its hop to the next
 */
/** A run on screen, with its query string. @typedef {{run: Run, parameters: string, trajectory: Trajectory}} Member */
/** @typedef {{w: number, b: number}} Place */
/** @typedef {{angle: number | null, told: Told | null}} Proposal an update turned to so many degrees from ∇L, counter-clockwise; null: as the run makes it */
/** @typedef {{run: Run, trajectory: Trajectory, kept: Int32Array}} Ghost */
/** @typedef {import("./frames.js").View<Moment>} View */
/** @typedef {import("./frames.js").Change} Change */

/** @extends {Frames<Moment>} */
export class Stage extends Frames {
  /** @param {Player} player @param {View[]} views @param {Tokens} theme */
  constructor(player, views, theme) {
    super(player, views);
    this.theme = theme;
    /** @type {{run: Run, parameters: string, landscape: Landscape} | null} */
    this.ground = null;
    this.touched = false;
    this.asked = false;
    /** What there is to say until the viewer goes on. */
    this.note = "";
    /** @type {Layers} */
    this.layers = { ...LAYERS };
    /** @type {Ghost | null} */
    this.ghost = null;
    /** All runs on screen, in the order of their letters. @type {readonly Member[]} */
    this.members = [];
    this.letter = 0;
    /** The points worth a vertex, of each run on screen. @type {readonly Int32Array[]} */
    this.thinned = [];
    /** A place the viewer asks about. @type {Place | null} */
    this.probe = null;
    /** The update that is looked at closely. @type {Proposal | null} */
    this.proposal = null;
  }

  /** Show other runs, all from their start. @param {readonly Member[]} members @param {number} letter of the run shown */
  open(members, letter) {
    this.ghost = this.leave(members[letter].run);
    this.probe = null;
    this.take(members, letter);
    this.player.pause();
    this.player.rest(0);
    this.touched = false;
    this.asked = false;
  }

  /** Show a run that was the one shown until lately, where it is or where they part. @param {readonly Member[]} members @param {number} letter */
  part(members, letter) {
    const ghost = this.leave(members[letter].run);
    this.gather(members, letter);
    this.ghost = ghost;
  }

  /** Show one of the runs there are, or fewer of them, where they are. @param {readonly Member[]} members @param {number} letter */
  gather(members, letter) {
    const { player } = this;
    const step = player.clock.step[player.tick] ?? 0;
    this.ghost = null;
    this.take(members, letter);
    player.rest(indexAt(player.clock.step, step));
  }

  /** @param {readonly Member[]} members @param {number} letter */
  take(members, letter) {
    const { run, parameters, trajectory } = members[letter];
    const { player } = this;
    this.ground = { run, parameters, landscape: landscape(run, run) };
    this.members = members;
    this.letter = letter;
    this.note = "";
    player.trajectory = trajectory;
    player.tape = members.length > 1 ? new Tape(members.map((member) => member.trajectory), run) : null;
    player.walks = members.some((member) => !searches(member.run));
    this.invalidate("ground");
  }

  /** What the run on screen leaves behind when another one comes: nothing, where that has other ground. @param {Run} next @returns {Ghost | null} */
  leave(next) {
    const { trajectory } = this.player;
    const run = this.ground?.run;
    if (!run || this.members.length > 1 || JSON.stringify(groundOf(run)) !== JSON.stringify(groundOf(next))) return null;
    return { run, trajectory, kept: this.kept };
  }

  /** Switch layers by name. @param {Partial<Layers>} layers */
  lay(layers) {
    this.layers = { ...this.layers, ...layers };
    this.invalidate("ground");
  }

  /** Show the neuron of a place, or again that of the step. @param {Place | null} place */
  ask(place) {
    this.probe = place;
    this.invalidate();
  }

  /** Look closely at the update made from the point shown, or at none. @param {Proposal | null} proposal */
  propose(proposal) {
    const before = this.proposal;
    if (proposal?.angle === before?.angle && proposal?.told === before?.told && (proposal === null) === (before === null)) return;
    this.proposal = proposal;
    this.invalidate();
  }

  /** The viewer moved the playhead. */
  touch() {
    this.touched = true;
    this.asked = false;
    this.note = "";
    this.before = performance.now();
    this.invalidate();
  }

  /** Say something until the viewer goes on. @param {string} words */
  tell(words) {
    this.note = words;
    this.invalidate();
  }

  /** The viewer wants to know why it is so slow at first: there is the answer. */
  why() {
    this.player.go(0);
    this.touch();
    this.asked = true;
  }

  /** @param {Change[]} changes @returns {Moment | null} null while there is nothing to show */
  moment(changes) {
    const { ground, theme, touched, asked, note, layers, ghost, letter, probe, player } = this;
    const { trajectory, head } = player;
    if (!ground || trajectory.length === 0) return null;
    if (changes.includes("walk")) this.thinned = this.members.map((member) => thin(member.trajectory.w, member.trajectory.b, ground.run));
    const place = probe ?? { w: trajectory.w[head], b: trajectory.b[head] };
    const { ball, ended } = this.at(trajectory, ground.run);
    const made = this.proposal && update(ground.run, trajectory, head, this.proposal.told);
    const proposed = made && turned(made, this.proposal?.angle ?? null);
    const now = { trajectory, head, kept: this.kept, ended, place, ball, probing: probe !== null, proposed };
    const companions = this.companions();
    const company = companions.length > 0 ? { theme: grey(theme), ghost: null } : { theme, ghost };
    return { ...ground, ...now, ...company, touched, asked, note, layers, letter, companions };
  }

  /** The points of the run shown that are worth a vertex. */
  get kept() {
    return this.thinned[this.letter] ?? new Int32Array(0);
  }

  /** Where one of the runs is at the moment of the clock. @param {Trajectory} trajectory @param {Run} run */
  at(trajectory, run) {
    const head = this.player.headOf(trajectory);
    return { head, ended: trajectory.outcome !== null && head >= trajectory.last, ball: this.player.ballOf(trajectory, !searches(run)) };
  }

  /** The runs beside the one shown, as far as they are here. @returns {Companion[]} */
  companions() {
    return this.members.flatMap(({ run, trajectory }, letter) => {
      if (letter === this.letter || trajectory.length === 0) return [];
      return [{ letter, run, trajectory, kept: this.thinned[letter] ?? new Int32Array(0), ...this.at(trajectory, run) }];
    });
  }
}

/** The settings that change the pictures' ground. @param {Run} run */
export function groundOf({ activation, loss, point, w_min, w_max, b_min, b_max }) {
  return { activation, loss, point, w_min, w_max, b_min, b_max };
}
