"""What the page knows of the methods is what the server says of them."""

import pytest

from app.api.options import current_options
from app.numerics.activations import ACTIVATIONS
from app.numerics.descent import directed, reported
from app.numerics.losses import LOSSES
from app.numerics.namespace import FLOATS
from app.numerics.neuron import parts
from app.run import Run
from tests.page import asked

TABLE = """
import { METHODS } from "./static/js/methods.js";
console.log(JSON.stringify(METHODS));
"""
NAMES = """
import { ACTIVATION_NAMES, LOSS_NAMES, SYMBOLS } from "./static/js/naming.js";
console.log(JSON.stringify({ activations: ACTIVATION_NAMES, losses: LOSS_NAMES, symbols: SYMBOLS }));
"""
UPDATES = """
import { rateAt, update } from "./static/js/update.js";
const { run, trajectory } = JSON.parse(process.argv[1]);
const at = (step, k) => ({ rate: rateAt(run, step), update: update(run, trajectory, k) });
console.log(JSON.stringify(trajectory.step.map(at)));
"""


def test_the_page_s_table_is_the_server_s():
    known = {
        choice.name: {
            "label": choice.label,
            "parameters": choice.parameters,
            "searches": choice.searches,
            "batches": choice.batches,
            "draws": choice.draws,
            "evaluations": choice.evaluations,
            "kinds": choice.kinds,
        }
        for choice in current_options().method
    }
    assert asked(TABLE, None) == known


def test_the_page_s_names_are_the_server_s():
    options = current_options()
    names = asked(NAMES, None)
    assert names["activations"] == {choice.name: choice.label for choice in options.activation}
    assert names["losses"] == {choice.name: choice.label for choice in options.loss}
    parameters = {name for choice in options.method for name in choice.parameters}
    assert names["symbols"].keys() == parameters
    for name, symbol in names["symbols"].items():
        assert options.settings[name]["description"].startswith(f"{symbol}, ")


def updates(run: Run):
    """Return the points of a run by columns, and what the page says of the update made from each."""
    rows = [
        {"step": step, "w": w, "b": b, "dw": dw, "db": db}
        for step, (w, b), _, (dw, db) in reported(run.walk(), run.every)
    ]
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    return asked(UPDATES, {"run": run.settings(), "trajectory": columns})


CASES = [
    {"method": choice.name, **more}
    for choice in current_options().method
    for more in ({}, {"batch_size": 1, "seed": 3})
    if not choice.searches and (choice.batches or not more)
]
SETTINGS = {"max_steps": 30, "learning_rate": 0.7, "rate_change": ((10, 0.2), (20, 3.0))}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_update_drawn_is_the_one_that_is_made(case):
    run = Run(**case, **SETTINGS)
    optimizer = run.optimizer()
    assert optimizer is not None
    made = [direction for _, direction in directed(run.walk(), optimizer, run.neuron(FLOATS))]
    for step, (theirs, (u, v)) in enumerate(zip(updates(run), made, strict=True)):
        assert theirs["rate"] == run.rate(step)
        if step == 30 and case != {"method": "gradient_descent"}:
            assert theirs["update"] is None
        else:
            ours = [run.rate(step) * u, run.rate(step) * v]
            assert [theirs["update"]["w"], theirs["update"]["b"]] == pytest.approx(ours, rel=1e-12, abs=1e-14)


@pytest.mark.parametrize("settings", [{"method": "grid_search"}, {"method": "adam", "every": 2}], ids=str)
def test_no_update_is_made_up_where_the_points_do_not_follow_from_each_other(settings):
    assert {answer["update"] for answer in updates(Run(max_steps=8, **settings))} == {None}


BATCHES = """
import { batchAt, batchGradient } from "./static/js/batches.js";
const { run, points } = JSON.parse(process.argv[1]);
const at = ([step, [w, b]]) => {
  const batch = batchAt(run, step);
  return { batch, gradient: batchGradient(run, batch, w, b) };
};
console.log(JSON.stringify(points.map(at)));
"""
SIX = ((3.5, 0.5), (0.35, 0.5), (3.2, 0.5), (-2.0, 0.5), (1.5, 0.1), (-0.5, 0.3))


@pytest.mark.parametrize(
    "settings",
    [
        {"batch_size": 1, "max_steps": 700},
        {"batch_size": 4, "seed": 7, "point": SIX},
        {"batch_size": 4, "seed": 1_000_000, "point": SIX, "loss": "cross_entropy"},
    ],
    ids=str,
)
def test_the_page_names_the_points_that_make_a_step(settings):
    run = Run(**{"max_steps": 30} | settings)
    drawn = run.batches()
    assert drawn is not None
    over = parts(run.point, ACTIVATIONS[run.activation], LOSSES[run.loss], FLOATS)
    points = list(run.walk())
    theirs = asked(BATCHES, {"run": run.settings(), "points": points})
    for (_, theta, _, _), batch, answer in zip(points, drawn, theirs, strict=False):
        assert answer["batch"] == list(batch)
        gradient = over(batch).measure(theta)[1]
        assert list(answer["gradient"].values()) == pytest.approx(gradient, rel=1e-12, abs=1e-14)
