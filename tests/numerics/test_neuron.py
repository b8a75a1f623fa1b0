"""The toy neuron: its loss, gradient and Hessian over some points."""

import numpy as np
import pytest
from hypothesis import assume, given, settings

from app.numerics.activations import ACTIVATIONS
from app.numerics.losses import LOSSES
from app.numerics.namespace import ARRAYS, FLOATS
from app.numerics.neuron import neuron, parts
from tests.numerics import exact, lecture
from tests.numerics.kinds import KINDS, PAIRS, fitting
from tests.numerics.strategies import points, thetas

SIGMOID, SQUARED_ERROR = ACTIVATIONS["sigmoid"], LOSSES["squared_error"]
BOTH = [*zip(KINDS, PAIRS, strict=True)]
NAMES = [f"{activation}-{loss}" for activation, loss in KINDS]
LECTURE = ((0.5, 0.2), (2.5, 0.9))


def toy(points=LECTURE, namespace=FLOATS):
    return neuron(points, SIGMOID, SQUARED_ERROR, namespace)


@given(points=points, theta=thetas)
def test_gradient_is_the_central_difference_of_the_loss(points, theta):
    objective, (w, b), h = toy(points), theta, 1e-5
    _, (dw, db) = objective.measure(theta)
    assert dw == pytest.approx((objective.loss((w + h, b)) - objective.loss((w - h, b))) / (2 * h), abs=1e-8)
    assert db == pytest.approx((objective.loss((w, b + h)) - objective.loss((w, b - h))) / (2 * h), abs=1e-8)


@given(points=points, theta=thetas)
def test_hessian_is_the_central_difference_of_the_gradient(points, theta):
    objective, (w, b), h = toy(points), theta, 1e-5
    gradients = np.array(
        [objective.measure(near)[1] for near in ((w + h, b), (w - h, b), (w, b + h), (w, b - h))]
    )
    along_w, along_b = (gradients[0] - gradients[1]) / (2 * h), (gradients[2] - gradients[3]) / (2 * h)
    ww, wb, bb = objective.hessian(theta)
    assert along_w == pytest.approx([ww, wb], abs=1e-7)
    assert along_b == pytest.approx([wb, bb], abs=1e-7)


@given(points=points, theta=thetas)
def test_loss_and_gradient_are_the_lecture_s(points, theta):
    value, gradient = toy(points).measure(theta)
    assert value == pytest.approx(lecture.loss(points, *theta), rel=1e-12, abs=1e-15)
    assert gradient == pytest.approx(lecture.gradient(points, *theta), rel=1e-9, abs=1e-12)


@given(points=points, theta=thetas)
def test_floats_and_arrays_agree(points, theta):
    one, many = toy(points), toy(points, ARRAYS)
    lanes = (np.full(3, theta[0]), np.full(3, theta[1]))
    value, gradient = one.measure(theta)
    values, gradients = many.measure(lanes)
    assert values == pytest.approx(np.full(3, value), rel=1e-12, abs=1e-15)
    assert many.loss(lanes) == pytest.approx(np.full(3, one.loss(theta)), rel=1e-12, abs=1e-15)
    for alone, together in zip(gradient + one.hessian(theta), gradients + many.hessian(lanes), strict=True):
        assert together == pytest.approx(np.full(3, alone), rel=1e-9, abs=1e-13)


@pytest.mark.parametrize(("kind", "pair"), BOTH, ids=NAMES)
@settings(max_examples=40, deadline=None)
@given(points=points, theta=thetas)
def test_every_gradient_and_hessian_is_the_finite_difference_of_60_digits(kind, pair, points, theta):
    (activation, loss), points = kind, fitting(points, kind[1])
    assume(all(abs(theta[0] * x + theta[1]) > 1e-9 for x, _ in points))  # the bend of the ReLU
    gradient, hessian = exact.derivatives(points, theta, activation=activation, loss=loss)
    objective = neuron(points, *pair, FLOATS)
    assert objective.measure(theta)[1] == pytest.approx(gradient, rel=1e-9, abs=1e-14)
    assert objective.hessian(theta) == pytest.approx(hessian, rel=1e-9, abs=1e-14)


@pytest.mark.parametrize(("kind", "pair"), BOTH, ids=NAMES)
@given(points=points, theta=thetas)
def test_floats_and_arrays_agree_to_the_last_places_of_the_largest_term(kind, pair, points, theta):
    (w, b), points = theta, fitting(points, kind[1])
    one, many = neuron(points, *pair, FLOATS), neuron(points, *pair, ARRAYS)
    lanes = np.array([w, w]), np.array([b, b])
    (loss, gradient), (losses, gradients) = one.measure(theta), many.measure(lanes)
    largest = sum((1 + abs(x)) ** 2 * (1 + abs(w * x + b) + abs(y)) ** 2 for x, y in points)
    for alone, together in zip(
        (loss, *gradient, *one.hessian(theta), one.loss(theta)),
        (losses, *gradients, *many.hessian(lanes), many.loss(lanes)),
        strict=True,
    ):
        assert together == pytest.approx([alone, alone], rel=0, abs=1e-15 * largest)


@pytest.mark.parametrize(("kind", "pair"), BOTH, ids=NAMES)
def test_over_a_batch_the_loss_is_a_sum_or_a_mean_as_over_all(kind, pair):
    theta, points = (0.3, 0.2), fitting(((0.5, 0.2), (2.5, 0.9), (-1.0, 0.6)), kind[1])
    over = parts(points, *pair, FLOATS)
    assert over((0, 2)).measure(theta) == neuron((points[0], points[2]), *pair, FLOATS).measure(theta)
    assert over((0, 2)) is over((0, 2))
    # one by one they make the whole
    sums = [over((place,)).measure(theta)[1][0] for place in range(3)]
    share = pair[1].weight(3)
    assert share * sum(sums) == pytest.approx(neuron(points, *pair, FLOATS).measure(theta)[1][0], rel=1e-14)


def test_cross_entropy_s_floor_is_the_entropy_of_the_targets():
    objective = neuron(LECTURE, SIGMOID, LOSSES["cross_entropy"], FLOATS)
    assert objective.loss((1.791759469228055, -2.282174095733919)) == pytest.approx(
        0.41274269846481804, rel=1e-15
    )
    ww, wb, bb = objective.hessian((1.791759469228055, -2.282174095733919))
    assert 2 / np.linalg.eigvalsh([[ww, wb], [wb, bb]])[1] == pytest.approx(5.1380, abs=1e-4)


def test_loss_is_a_sum_not_a_mean():
    assert toy(LECTURE * 3).loss((-2.0, -2.0)) == pytest.approx(3 * 0.4158199010199929)


def test_hessian_at_the_start_is_a_dome():
    assert toy().hessian((-2.0, -2.0)) == pytest.approx((-0.00614983, -0.00413916, -0.00501412), abs=5e-9)


def test_hessian_at_the_minimum_is_the_bowl_that_limits_the_rate():
    ww, wb, bb = toy().hessian((1.791759469228055, -2.282174095733919))
    assert (ww, wb, bb) == pytest.approx((0.057025, 0.03305, 0.0337))
    steepest = np.linalg.eigvalsh([[ww, wb], [wb, bb]])[1]
    assert 2 / steepest == pytest.approx(24.8726, abs=1e-4)
