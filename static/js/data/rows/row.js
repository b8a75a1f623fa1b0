// @ts-check
/** One row taken apart by the chain rule: from its features forward to the loss, and back from the loss to every weight. */

import { ACTIVATIONS } from "../../activations.js";
import { short, typed } from "../../chain-rule/digits.js";
import { ACTIVATIONS as CURVES, LOSSES } from "../../chain-rule/formulas.js";
import { fraction, math, slope } from "../../chain-rule/mathml.js";
import { say, show } from "../../svg.js";
import { isOpen } from "../../tabs.js";
import { classesOf } from "./classes.js";
import { errorTerms, preactivations, reachOf, rowLoss, SLOPES } from "./layer.js";
import { sign } from "./marks.js";
import { Roll } from "./roll.js";
import { deltaWords, shareWords } from "./sentences.js";

/** @typedef {import("../training.js").Moment} Moment */
/** @typedef {import("./choosing.js").Choosing} Choosing */
/** @typedef {import("./pushes.js").Pushes} Pushes */
/** @typedef {{weights: number[], bias: number, delta: number, gradient: number[] | null}} Numbers of one output, at the point shown */

export class Row {
  /** @param {HTMLElement} panel @param {Choosing} choosing @param {Pushes} pushes */
  constructor(panel, choosing, pushes) {
    this.panel = panel;
    this.choosing = choosing;
    this.pushes = pushes;
    this.texts = Object.fromEntries(
      [.../** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll("[data-of]"))].map((text) => [text.dataset.of, text]),
    );
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (panel.querySelector(selector));
    this.none = find("#row-none");
    this.taken = find("#row-taken");
    this.forward = find("#row-forward");
    this.backward = find("#row-backward");
    this.terms = new Roll((place) => this.writeTerm(place));
    this.parts = new Roll((place) => this.writePart(place));
    /** @type {HTMLElement[][]} */ this.cells = [];
    /** @type {HTMLElement[][]} */ this.backCells = [];
    /** @type {number[]} */ this.inputs = [];
    /** @type {Numbers | null} */ this.numbers = null;
    this.made = "";
  }

  /** @param {Moment} moment */
  ground({ sample, opening, row, settings, trajectory }) {
    for (const roll of [this.terms, this.parts]) roll.ground();
    show(this.none, row === null);
    show(this.taken, row !== null);
    if (!sample || row === null) return;
    const { texts } = this;
    this.inputs = sample.inputs[row];
    this.tabulate(opening.features.map(({ name }) => name));
    this.cells.forEach(([raw, x], j) => {
      say(raw, j < this.inputs.length ? typed(sample.raw[row][j]) : "");
      say(x, j < this.inputs.length ? typed(this.inputs[j]) : "1");
    });
    this.backCells.forEach(([x], j) => say(x, j < this.inputs.length ? typed(this.inputs[j]) : "1"));
    this.forward.classList.toggle("unscaled", settings.scaling === "none");
    const classes = classesOf(opening.targets, sample.classes, trajectory.accuracy[0] !== null);
    const look = classes?.of(sample.targets[row]);
    texts.class.replaceChildren(...(look === undefined ? [] : [sign(look, sample.test[row])]), look === undefined ? "" : (classes?.names[look] ?? ""), sample.test[row] ? " · test" : "");
    texts.class.title = texts.class.textContent ?? "";
    this.write(settings);
  }

  /** The formulas of a loss and an activation. @param {{activation: string, loss: string}} kind */
  write({ activation, loss }) {
    const { texts } = this;
    const { over, slope: rise, value, notes } = LOSSES[loss];
    say(texts.forward, `z = Σ w x + b,  ${CURVES[activation].curve},  Lᵢ = ${value}`);
    texts.dloss.replaceChildren(math(slope("Lᵢ", "ŷ"), []));
    texts.dprediction.replaceChildren(math(slope("ŷ", "z"), []));
    texts.dz.replaceChildren(math(slope("z", "w"), []));
    texts["dloss-formula"].replaceChildren(over ? math(fraction(rise, over), []) : rise);
    say(texts["dprediction-formula"], CURVES[activation].slope);
    say(texts.all, LOSSES[loss].over ? "mean of all" : "sum of all");
    say(texts.notes, `Your notes may write the error term the other way round: ${notes}.`);
  }

  /** @param {string[]} names of the features */
  tabulate(names) {
    const made = JSON.stringify(names);
    if (made === this.made) return;
    this.made = made;
    const fill = (/** @type {HTMLElement} */ part, /** @type {number} */ columns) => {
      const lines = [...names, null].map((name) => {
        const line = document.createElement("tr");
        const head = line.appendChild(document.createElement("th"));
        head.scope = "row";
        head.textContent = name ?? "b";
        head.title = name ?? "the bias";
        if (name === null) head.className = "maths";
        return { line, cells: Array.from({ length: columns }, () => line.insertCell()) };
      });
      lines.forEach(({ cells }) => columns === 4 && (cells[0].className = "raw"));
      part.querySelector("tbody")?.replaceChildren(...lines.map(({ line }) => line));
      return lines;
    };
    const terms = fill(this.forward, 4);
    const parts = fill(this.backward, 3);
    this.cells = terms.map(({ cells }) => cells);
    this.backCells = parts.map(({ cells }) => cells);
    this.terms.fill(terms.map(({ line }) => line));
    this.parts.fill(parts.map(({ line }) => line));
  }

  /** @param {Moment} moment */
  show({ sample, row, settings, weights, bias, trajectory, head, opening }) {
    if (!sample || row === null || !isOpen(this.panel)) return;
    const { texts, inputs, pushes } = this;
    const output = Math.min(this.choosing.output, bias.length - 1);
    const y = sample.targets[row][output];
    const [z] = preactivations([weights[output]], [bias[output]], inputs);
    const f = ACTIVATIONS[settings.activation];
    const [delta] = errorTerms(settings, [z], [y]);
    const dloss = SLOPES[settings.loss](f, z, y);
    const prediction = f.value(z);
    const complete = pushes.complete && isOpen(this.backward);
    this.numbers = { weights: weights[output], bias: bias[output], delta, gradient: complete ? pushes.gradient(output) : null };
    say(texts.z, short(z));
    say(texts.prediction, short(prediction));
    say(texts.y, typed(y));
    say(texts.loss, short(rowLoss(settings, [z], [y])));
    say(texts["dloss-number"], Number.isFinite(dloss) ? short(dloss) : "too large");
    say(texts["dprediction-number"], short(f.slope(z)));
    say(texts.delta, deltaWords(settings, { dloss, slope: f.slope(z), delta, prediction, y }));
    if (isOpen(this.backward)) {
      const terms = errorTerms(settings, preactivations(weights, bias, inputs), sample.targets[row]);
      const k = pushes.rows.indexOf(row);
      const mean = LOSSES[settings.loss].over !== undefined;
      say(texts.share, shareWords({
        test: sample.test[row],
        length: pushes.share * Math.hypot(...terms) * reachOf(inputs),
        whole: trajectory.gradient_norm[head],
        part: complete && k >= 0 ? pushes.part(k) : null,
        rows: mean ? opening.rows : 1,
      }));
    }
    this.backward.classList.toggle("some", !complete);
    this.terms.show();
    this.parts.show();
  }

  /** A feature forward, or the bias. @param {number} place */
  writeTerm(place) {
    const { numbers, inputs } = this;
    if (!numbers) return;
    const [, , weight, term] = this.cells[place];
    const w = place < inputs.length ? numbers.weights[place] : numbers.bias;
    say(weight, short(w));
    say(term, short(place < inputs.length ? w * inputs[place] : w));
  }

  /** A feature's part of the gradient, or the bias's. @param {number} place */
  writePart(place) {
    const { numbers, inputs } = this;
    if (!numbers) return;
    const [, own, all] = this.backCells[place];
    say(own, short(numbers.delta * (place < inputs.length ? inputs[place] : 1)));
    say(all, numbers.gradient ? short(numbers.gradient[place]) : "");
  }
}
