"""The one copy of the neuron in the browser gives the server's numbers, for every activation and loss."""

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
import { loss, prediction } from "./static/js/neuron.js";
const { run, places } = JSON.parse(process.argv[1]);
const predictions = (w, b) => run.point.map(([x]) => prediction(w, b, x, run));
console.log(JSON.stringify(places.map(([w, b]) => [loss(run.point, w, b, run), ...predictions(w, b)])));
"""


@pytest.mark.parametrize(("activation", "loss"), KINDS)
def test_prediction_and_loss_are_the_server_s(activation, loss):
    run = Run(activation=activation, loss=loss, point=SIX)
    f = ACTIVATIONS[activation].over(FLOATS).value
    objective = run.neuron(FLOATS)
    for (w, b), (theirs, *predictions) in zip(
        PLACES, asked(NUMBERS, {"run": run.settings(), "places": PLACES}), strict=True
    ):
        assert theirs == pytest.approx(objective.loss((w, b)), rel=1e-13, abs=1e-15)
        assert predictions == pytest.approx([f(w * x + b) for x, _ in SIX], rel=1e-13, abs=1e-15)
