"""The lowest point of the loss: exact, found, or none."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.numerics.namespace import ARRAYS, FLOATS
from app.run import Run
from tests.numerics.strategies import points, targets


def logit(a):
    return math.log(a / (1 - a))


def test_two_points_are_met_exactly():
    w, b, loss, exact = Run().minimum()
    assert (w, b) == pytest.approx((1.791759469228055, -2.282174095733919), abs=1e-12)
    assert (loss, exact) == (0.0, True)


def test_points_that_share_an_x_are_met_at_their_mean():
    run = Run(point=((1, 0.2), (1, 0.4), (3, 0.9)))
    w, b, loss, exact = run.minimum()
    assert (w + b, 3 * w + b) == pytest.approx((logit(0.3), logit(0.9)))
    assert loss == pytest.approx(0.01)
    assert exact
    assert run.neuron(FLOATS).loss((w, b)) == pytest.approx(loss)


def test_with_a_single_x_it_is_the_minimum_the_descent_arrives_at():
    run = Run(point=((2, 0.7),), w=0, b=0, learning_rate=3, max_steps=2000)
    w, b, loss, exact = run.minimum()
    assert (loss, exact) == (0.0, True)
    assert list(run.walk())[-1][1] == pytest.approx((w, b), abs=1e-9)


@pytest.mark.parametrize(
    "point",
    [
        ((0, 0), (1, 1)),
        ((1, 1),),
        ((1, 0.5), (2, 1.5)),
        ((0, 0), (1, 0), (2, 1)),
        ((0, 0), (1, 0), (1, 1), (2, 1)),
        ((0.0, 0.2), (5e-324, 0.9)),
        ((-2, 0), (-1, 1.25), (0, 0), (0, 1), (1e-262, 1), (1, 0)),
    ],
)
def test_there_is_none_where_the_loss_only_approaches_its_least(point):
    assert Run(point=point).minimum() is None


def test_three_points_on_one_curve_are_found_but_not_called_exact():
    curve = tuple((x, 1 / (1 + math.exp(-(0.7 * x - 1.2)))) for x in (-2.0, 0.5, 3.0))
    w, b, loss, exact = Run(point=curve).minimum()
    assert (w, b) == pytest.approx((0.7, -1.2), abs=1e-9)
    assert loss == pytest.approx(0, abs=1e-20)
    assert not exact


@pytest.mark.parametrize("scale", [1e-5, 1.0, 1e5])
def test_the_scale_of_x_does_not_matter(scale):
    point = ((-1.0, 0.3), (0.5, 0.2), (2.0, 0.9), (3.0, 0.6))
    unit = Run(point=point).minimum()
    scaled = Run(point=tuple((scale * x, y) for x, y in point)).minimum()
    assert (scaled.w * scale, scaled.b, scaled.loss) == pytest.approx((unit.w, unit.b, unit.loss), rel=1e-6)


@settings(deadline=None, max_examples=60)
@given(points=points)
def test_nothing_in_sight_is_lower(points):
    run = Run(point=points)
    slopes = np.concatenate([-np.geomspace(0.01, 300, 60), np.geomspace(0.01, 300, 60)])
    zeros = np.concatenate([np.linspace(-4.5, 4.5, 181), [-40, -10, 10, 40]])
    slope, zero = np.meshgrid(slopes, zeros)
    lowest = run.neuron(ARRAYS).loss((slope, -slope * zero)).min()
    found = run.minimum()
    if found is not None:
        assert found.loss <= lowest * (1 + 1e-6) + 1e-15


@settings(deadline=None, max_examples=60)
@given(ys=st.lists(targets, min_size=3, max_size=6))
def test_a_found_minimum_is_a_stationary_point(ys):
    run = Run(point=tuple(enumerate(ys)))
    found = run.minimum()
    if found is not None:
        loss, gradient = run.neuron(FLOATS).measure((found.w, found.b))
        assert gradient == pytest.approx((0, 0), abs=1e-7)
        assert loss == pytest.approx(found.loss, rel=1e-9, abs=1e-15)


NOTEBOOK = ((3.5, 0.5), (0.35, 0.5), (3.2, 0.5), (-2.0, 0.5), (1.5, 0.1), (-0.5, 0.3))
"""The six points of the course's companion notebook."""


def test_a_minimum_at_the_mean_is_found_though_no_step_of_the_neuron_comes_near():
    # a step with both sides low and only the middle high is no step of wx + b
    w, b, loss, exact = Run(point=((0, 0), (1, 1), (2, 0))).minimum()
    assert (w, b) == pytest.approx((0, math.log(1 / 2)), abs=1e-9)
    assert loss == pytest.approx(1 / 3)
    assert not exact


def test_cross_entropy_has_the_minimum_of_squared_error_where_both_meet_the_points_and_an_entropy_for_floor():
    w, b, loss, exact = Run(loss="cross_entropy").minimum()
    assert (w, b) == Run().minimum()[:2]
    assert loss == pytest.approx(0.41274269846481804, rel=1e-15)
    assert exact


@pytest.mark.parametrize(
    "targets", [(0, 0, 1, 1), (1, 1, 1, 0), (0, 0, 0, 0), (0, 0, 0.3, 1), (1, 0.5, 0, 0), (0.5, 1, 1, 1)]
)
def test_cross_entropy_has_none_where_a_line_parts_the_labels(targets):
    assert Run(loss="cross_entropy", point=tuple(enumerate(targets))).minimum() is None


@pytest.mark.parametrize("targets", [(0, 1, 0, 1), (0, 0.3, 0.4, 1), (1, 0, 0, 1), (0.5, 0.5, 0.5, 0.1)])
def test_cross_entropy_has_one_where_none_does(targets):
    run = Run(loss="cross_entropy", point=tuple(enumerate(targets)))
    w, b, loss, exact = run.minimum()
    measured, gradient = run.neuron(FLOATS).measure((w, b))
    assert measured == loss
    assert gradient == pytest.approx((0, 0), abs=1e-12)
    assert not exact


def test_a_straight_neuron_has_the_line_of_least_squares():
    x, y = zip(*NOTEBOOK, strict=True)
    w, b, loss, exact = Run(activation="linear", point=NOTEBOOK).minimum()
    assert (w, b) == pytest.approx(np.polyfit(x, y, 1), rel=1e-12)
    assert loss == pytest.approx(0.5 * sum((w * x + b - y) ** 2 for x, y in NOTEBOOK), rel=1e-14)
    assert exact


@settings(deadline=None, max_examples=60)
@given(points=points, activation=st.sampled_from(["relu", "linear"]))
def test_of_straight_pieces_the_minimum_is_exact_and_nothing_is_lower(points, activation):
    run = Run(activation=activation, point=points)
    found = run.minimum()
    slopes = np.concatenate([-np.geomspace(0.001, 300, 80), [0], np.geomspace(0.001, 300, 80)])
    zeros = np.linspace(-6, 6, 241)
    slope, zero = np.meshgrid(slopes, zeros)
    loss = run.neuron(ARRAYS).loss
    lowest = min(loss((slope, -slope * zero)).min(), loss((0 * zeros, zeros)).min())
    assert found.exact
    assert found.loss <= lowest * (1 + 1e-9) + 1e-12


def test_a_relu_that_is_asked_for_less_than_0_is_0_there():
    w, b, loss, exact = Run(activation="relu", point=((0, -1), (2, 1))).minimum()
    assert (w, b, loss, exact) == (0.5, 0, 0.5, True)
    run = Run(activation="relu", point=tuple(enumerate((-1, -2, -0.5, 3))))
    w, b, loss, exact = run.minimum()
    assert (3 * w + b, loss) == pytest.approx((3, 0.5 * (1 + 4 + 0.25)))
    assert exact


def test_tanh_has_the_minimum_of_the_sigmoid_s_kind():
    w, b, loss, exact = Run(activation="tanh").minimum()
    assert (0.5 * w + b, 2.5 * w + b) == pytest.approx((math.atanh(0.2), math.atanh(0.9)))
    assert (loss, exact) == (0, True)
    assert Run(activation="tanh", point=((1, 1.5), (2, 0))).minimum() is None
