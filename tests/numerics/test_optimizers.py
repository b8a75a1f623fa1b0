"""Optimizers: the published rules, held against torch.optim's own runs and the course's numbers."""

import json
import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.numerics.activations import ACTIVATIONS
from app.numerics.descent import Walk, descend, directed
from app.numerics.losses import LOSSES
from app.numerics.namespace import FLOATS
from app.numerics.neuron import neuron
from app.numerics.optimizers import LONGEST, OPTIMIZERS
from app.run import Run
from tests.numerics.strategies import thetas

TORCH = json.loads((Path(__file__).parent / "torch_runs.json").read_text())
DESCENDING = [name for name in OPTIMIZERS if name != "newton"]
MINIMUM = (1.791759469228055, -2.282174095733919)


class Bowl:
    """L = ½ (4w² + b²)."""

    def measure(self, theta):
        w, b = theta
        return 2 * w * w + 0.5 * b * b, (4 * w, b)

    def hessian(self, theta):
        return 4.0, 0.0, 1.0


def walk(method, objective, start, rate, max_steps, **parameters):
    entry = OPTIMIZERS[method]
    optimizer = entry.optimizer(FLOATS, **{**entry.parameters, **parameters})
    return Walk(descend(objective, optimizer, start, FLOATS, rate=rate, max_steps=max_steps, tolerance=0.0))


@pytest.mark.parametrize("case", TORCH["runs"], ids=lambda case: case["query"])
def test_a_run_is_torch_s_run_wherever_it_is_well_conditioned(case):
    run = Run.model_validate(
        {**case["settings"], "max_steps": 300, "rate_change": case["rate_change"], "point": case["point"]}
    )
    points = list(run.walk())
    for step, expected in zip(TORCH["steps"], case["points"], strict=True):
        if expected is None:
            continue
        w, b, loss = expected
        _, theta, ours, _ = points[min(step, len(points) - 1)]
        assert theta == pytest.approx((w, b), rel=1e-9, abs=0)
        assert ours == pytest.approx(loss, rel=1e-9, abs=1e-15)


def test_torch_s_runs_cover_every_method_and_kind_and_are_mostly_well_conditioned():
    runs = TORCH["runs"]
    assert {case["settings"]["method"] for case in runs} == set(DESCENDING)
    assert {case["settings"].get("activation", "sigmoid") for case in runs} == set(ACTIVATIONS)
    assert {case["settings"].get("loss", "squared_error") for case in runs} == set(LOSSES)
    assert sum(bool(case["rate_change"]) for case in runs) >= 6
    kept = [point is not None for case in runs for point in case["points"]]
    assert len(kept) >= 400
    assert sum(kept) > 0.8 * len(kept)


@pytest.mark.parametrize(
    ("method", "rate", "steps", "w", "b", "loss"),
    [
        ("momentum", 1, 100, 2.9063326609228493, -4.722279785616355, 0.013710512267125233),
        ("nesterov", 1, 100, 1.8149276379042494, -2.289820434376966, 1.0031588323835273e-05),
        ("adagrad", 1, 100, 1.789745426225474, -2.279568510089887, 5.669253697014998e-08),
        ("rmsprop", 0.1, 50, 1.665151177743137, -2.1212405313302542, 2.4027158077457436e-04),
        ("adam", 0.1, 100, 1.7174695596890872, -2.2059482103586205, 7.301036671649721e-05),
    ],
)
def test_the_numbers_of_the_course_s_table(method, rate, steps, w, b, loss):
    *_, (step, theta, ours, _) = Run(method=method, learning_rate=rate, max_steps=steps).walk()
    assert step == steps
    assert theta == pytest.approx((w, b), rel=1e-9)
    assert ours == pytest.approx(loss, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("method", OPTIMIZERS)
@settings(deadline=None, max_examples=30)
@given(start=st.tuples(st.floats(0.5, 3), st.floats(-3, -0.5)))
def test_every_method_descends_a_bowl(method, start):
    rate = 1.0 if method in ("adagrad", "newton") else 0.1
    (_, _, first, _), *_, (_, theta, last, _) = walk(method, Bowl(), start, rate, 300)
    # a step of RMSProp is never much shorter than the rate, so it ends by going to and fro
    assert theta == pytest.approx((0, 0), abs=0.1 if method == "rmsprop" else 2e-3)
    assert last < first


@pytest.mark.parametrize("method", OPTIMIZERS)
def test_a_method_mutates_nothing_and_says_the_same_again(method):
    entry = OPTIMIZERS[method]
    optimizer = entry.optimizer(FLOATS, **entry.parameters)
    objective = neuron(Run().point, ACTIVATIONS["sigmoid"], LOSSES["squared_error"], FLOATS)
    state = optimizer.init((-2.0, -2.0))
    first = optimizer.update((-2.0, -2.0), (0.3, -0.1), state, objective)
    assert optimizer.update((-2.0, -2.0), (0.3, -0.1), state, objective) == first
    again = optimizer.update((-1.0, 0.5), (0.2, 0.4), first[1], objective)
    assert optimizer.update((-1.0, 0.5), (0.2, 0.4), first[1], objective) == again


@pytest.mark.parametrize("method", DESCENDING)
def test_each_weight_has_a_part_of_its_own(method):
    entry = OPTIMIZERS[method]
    optimizer = entry.optimizer(FLOATS, **entry.parameters)
    state = optimizer.init((0.0, 0.0))
    mirrored = state
    for dw, db in ((0.3, -0.1), (0.2, 0.4), (-1.0, 2.0)):
        (u, v), state = optimizer.update((0.0, 0.0), (dw, db), state, None)
        swapped, mirrored = optimizer.update((0.0, 0.0), (db, dw), mirrored, None)
        assert swapped == (v, u)


@pytest.mark.parametrize("name", ["momentum", "nesterov"])
def test_without_momentum_they_are_gradient_descent(name):
    plain = list(Run(max_steps=100).walk())
    assert list(Run(method=name, momentum=0, max_steps=100).walk()) == plain


def test_the_first_step_of_adam_is_as_long_as_the_rate_in_both_weights():
    _, (_, (w, b), *_) = Run(method="adam", learning_rate=0.1, max_steps=1).walk()
    assert (w + 2, b + 2) == pytest.approx((0.1, 0.1), rel=1e-5)


@settings(max_examples=60)
@given(theta=thetas)
def test_newton_s_step_leads_to_the_lowest_point_of_the_quadratic_model_or_down_the_gradient(theta):
    objective = Run().neuron(FLOATS)
    optimizer = OPTIMIZERS["newton"].optimizer(FLOATS)
    gradient = objective.measure(theta)[1]
    (u, v), kind = optimizer.update(theta, gradient, None, objective)
    ww, wb, bb = objective.hessian(theta)
    matrix = np.array([[ww, wb], [wb, bb]])
    small = np.linalg.eigvalsh(matrix)[0]
    if kind == "gradient":
        assert (u, v) == (-gradient[0], -gradient[1])
        assert small <= 1e-9 * (ww + bb)
        return
    assert small > 0
    solved = -np.linalg.solve(matrix, gradient)
    length = np.linalg.norm(solved)
    assert kind == ("newton" if length <= LONGEST else "shortened")
    expected = solved if length <= LONGEST else solved / length * LONGEST
    assert (u, v) == pytest.approx(tuple(expected), rel=1e-6, abs=1e-9)
    assert u * gradient[0] + v * gradient[1] <= 0


def test_newton_s_method_crosses_the_dome_like_plain_descent_and_then_arrives_at_once():
    run = Run(method="newton", max_steps=95)
    kind, points = run.kind(), list(run.walk())
    kinds = [kind(point) for point in points]
    assert kinds[:82] == ["gradient"] * 82
    assert "gradient" not in kinds[82:]
    assert points[82] == list(Run(max_steps=82).walk())[82]
    within = [math.dist(theta, MINIMUM) < 1e-9 for _, theta, *_ in points]
    assert within.index(True) <= 92


def test_from_every_start_newton_s_method_arrives_on_cross_entropy_and_no_step_is_long():
    for w in range(-6, 7, 2):
        for b in range(-6, 7, 2):
            points = list(Run(method="newton", loss="cross_entropy", w=w, b=b, max_steps=25).walk())
            assert points[-1][1] == pytest.approx(MINIMUM, abs=1e-9)
            for before, after in pairwise(points):
                assert math.dist(before[1], after[1]) <= LONGEST * (1 + 1e-12)


def test_on_a_single_x_the_hessian_is_flat_along_a_line_and_newton_s_method_goes_down_the_gradient():
    run = Run(method="newton", point=((1.5, 0.7),), max_steps=200)
    kind = run.kind()
    assert {kind(point) for point in run.walk()} == {"gradient"}


def test_momentum_rolls_through_a_flat_place_where_plain_descent_stops():
    class Terrace:
        """A slope down to 0, a flat from 0 to 0.6, and a slope on."""

        def measure(self, theta):
            w, _ = theta
            if w < 0:
                return -w, (-1.0, 0.0)
            return (0.0, (0.0, 0.0)) if w < 0.6 else (0.6 - w, (-1.0, 0.0))

    plain = walk("gradient_descent", Terrace(), (-1.0, 0.0), 0.25, 50)
    heavy = walk("momentum", Terrace(), (-1.0, 0.0), 0.25, 50)
    assert [theta[0] for _, theta, *_ in plain][-1] == 0
    assert plain.outcome == "stationary"
    assert [theta[0] for _, theta, *_ in heavy][-1] > 5
    assert heavy.outcome == "steps_exhausted"


def test_a_ball_that_comes_to_rest_on_the_flat_is_stationary():
    run = Run(activation="relu", method="momentum", w=0.2, b=0.2, learning_rate=0.7, max_steps=20_000)
    walk = run.walk()
    *_, (_, _, loss, gradient) = walk
    assert walk.outcome == "stationary"
    assert gradient == (0, 0)
    assert loss > 0.1


def test_the_directions_of_a_method_that_remembers_lead_from_point_to_point():
    run = Run(method="adam", learning_rate=0.1, max_steps=50)
    for ((_, (w, b), *_), (u, v)), ((_, after, *_), _) in pairwise(
        directed(run.walk(), run.optimizer(), run.neuron(FLOATS))
    ):
        assert (w + 0.1 * u, b + 0.1 * v) == after


@pytest.mark.parametrize("method", OPTIMIZERS)
def test_what_a_method_offers_is_a_setting_that_arrives(method):
    run = Run(method=method, **OPTIMIZERS[method].offers)
    *_, (_, theta, _, _) = run.walk()
    assert math.dist(theta, MINIMUM) < 0.05


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_what_an_activation_offers_is_a_setting_that_arrives(activation):
    run = Run(activation=activation, **ACTIVATIONS[activation].offers)
    *_, (_, theta, _, _) = run.walk()
    assert math.dist(theta, run.minimum()[:2]) < 0.05
