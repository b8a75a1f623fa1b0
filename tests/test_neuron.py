"""The browser's copy of the neuron gives the server's numbers, for every activation and loss."""

import itertools

import pytest

from app.numerics.activations import ACTIVATIONS
from app.numerics.namespace import FLOATS
from app.run import Run
from tests.numerics.kinds import KINDS
from tests.page import asked

SIX = ((3.5, 0.5), (0.35, 0.5), (3.2, 0.5), (-2.0, 0.5), (1.5, 0.1), (-0.5, 1.0))
PLACES = [*itertools.product((-300.0, -2.0, 0.0, 0.7, 250.0), (-40.0, -1.5, 0.0, 3.0))]
NUMBERS = """
import { hessian } from "./static/js/hessian.js";
import { loss, prediction } from "./static/js/neuron.js";
import { pulls } from "./static/js/pulls.js";
const { run, places } = JSON.parse(process.argv[1]);
const at = ([w, b]) => {
  const { dw, db } = pulls(run, w, b);
  const { ww, wb, bb } = hessian(run, w, b);
  const predictions = run.point.map(([x]) => prediction(run, w, b, x));
  return { loss: loss(run, w, b), predictions, gradient: [dw, db], hessian: [ww, wb, bb] };
};
console.log(JSON.stringify(places.map(at)));
"""


@pytest.mark.parametrize(("activation", "loss"), KINDS)
def test_prediction_loss_gradient_and_hessian_are_the_server_s(activation, loss):
    run = Run(activation=activation, loss=loss, point=SIX)
    f = ACTIVATIONS[activation].over(FLOATS).value
    objective = run.neuron(FLOATS)
    answers = asked(NUMBERS, {"run": run.settings(), "places": PLACES})
    for (w, b), theirs in zip(PLACES, answers, strict=True):
        measured, gradient = objective.measure((w, b))
        assert theirs["loss"] == pytest.approx(measured, rel=1e-13, abs=1e-15)
        assert theirs["predictions"] == pytest.approx([f(w * x + b) for x, _ in SIX], rel=1e-13, abs=1e-15)
        assert theirs["gradient"] == pytest.approx(gradient, rel=1e-12, abs=1e-14)
        assert theirs["hessian"] == pytest.approx(objective.hessian((w, b)), rel=1e-12, abs=1e-13)


CHANGES = """
import { actual } from "./static/js/why/change.js";
const { run, moves } = JSON.parse(process.argv[1]);
console.log(JSON.stringify(moves.map(([w, b, along, up]) => actual(run, { w, b }, { w: along, b: up }))));
"""
MOVES = [
    (w, b, along, up)
    for w, b in PLACES
    for along, up in ((0.0, 0.0), (1e-9, -3e-9), (-0.3, 0.2), (2.0, -5.0), (400.0, 300.0), (-400.0, -90.0))
]


@pytest.mark.parametrize(("activation", "loss"), KINDS)
def test_the_true_change_of_a_step_is_the_server_s(activation, loss):
    run = Run(activation=activation, loss=loss, point=SIX)
    change = run.change(FLOATS)
    answers = asked(CHANGES, {"run": run.settings(), "moves": MOVES})
    for (w, b, along, up), theirs in zip(MOVES, answers, strict=True):
        length = abs(along) + abs(up)
        rounding = 1e-14 * length * (1.0 + abs(w) + abs(b) + length)  # so that a small change has digits
        assert theirs == pytest.approx(change((w, b), (along, up)), rel=1e-12, abs=rounding), (w, b)
