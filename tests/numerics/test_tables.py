"""Scaling, classes and slices, held against arithmetic of their own."""

import math

import numpy as np
import pytest

from app.numerics.activations import ACTIVATIONS
from app.numerics.classes import classes
from app.numerics.layer import drawn, layer
from app.numerics.losses import LOSSES
from app.numerics.namespace import ARRAYS
from app.numerics.neuron import neuron
from app.numerics.scaling import SCALINGS, scaled
from app.numerics.slices import along_weights, flat, losses, principal, unflat
from app.numerics.surface import surface
from tests.rows import seeded

SIGMOID, CROSS_ENTROPY = ACTIVATIONS["sigmoid"], LOSSES["cross_entropy"]


def test_standardized_rows_have_mean_0_and_deviation_1_and_others_go_by_the_same_fit():
    chance = np.random.default_rng(3)
    train, other = chance.normal(5, 3, (4, 50)), chance.normal(5, 3, (4, 9))
    fit = SCALINGS["standardize"](train)
    ours = scaled(train, fit)
    assert ours.mean(axis=1) == pytest.approx(np.zeros(4), abs=1e-12)
    assert ours.std(axis=1) == pytest.approx(np.ones(4))
    assert scaled(other, fit)[2, 5] == pytest.approx((other[2, 5] - train[2].mean()) / train[2].std())


def test_minmax_puts_the_training_rows_from_0_to_1_and_others_may_lie_beyond():
    fit = SCALINGS["minmax"](np.array([[2.0, 4.0, 10.0]]))
    assert scaled(np.array([[2.0, 4.0, 10.0, 12.0]]), fit).tolist() == [[0, 0.25, 1, 1.25]]


@pytest.mark.parametrize("scaling", ["standardize", "minmax"])
def test_a_feature_that_never_varies_has_no_finite_factor(scaling):
    _, factor = SCALINGS[scaling](np.array([[0.1] * 7, [1.0] * 6 + [2.0], [0.0] * 6 + [5e-324]]))
    assert math.isinf(factor[0])
    assert math.isfinite(factor[1])
    assert math.isinf(factor[2])


def test_unscaled_rows_are_as_they_were():
    rows = np.array([[2.0, -4.5e10]])
    assert np.array_equal(scaled(rows, SCALINGS["none"](rows)), rows)


def test_two_values_of_one_output_are_two_classes_with_the_middle_between_them():
    targets = np.array([[-1.0, 1.0, 1.0, -1.0, 1.0]])
    found = classes(targets)
    predictions = np.array([[-0.2, 0.3, -0.1, 0.4, 0.0]])
    assert found.accuracy(predictions, targets) == pytest.approx(3 / 5)
    assert found.confusion(predictions, targets) == [[1, 1], [1, 2]]


def test_of_several_outputs_the_largest_is_the_class():
    targets = np.eye(3)[:, [0, 1, 2, 2]]
    predictions = np.array([[0.9, 0.6, 0.1, 0.2], [0.95, 0.3, 0.2, 0.3], [0.1, 0.1, 0.15, 0.9]])
    found = classes(targets)
    assert found.accuracy(predictions, targets) == pytest.approx(1 / 4)
    assert found.confusion(predictions, targets) == [[0, 1, 0], [1, 0, 0], [0, 1, 1]]


@pytest.mark.parametrize(
    "targets", [[[0.1, 0.2, 0.3]], [[1.0, 1.0]], [[1, 1, 0], [0, 1, 1]], [[2, 0], [0, 2]]]
)
def test_what_is_no_choice_among_classes_has_none(targets):
    assert classes(np.array(targets, dtype=float)) is None


def test_a_slice_of_the_toy_is_its_surface():
    points = ((0.5, 0.2), (2.5, 0.9), (-1.0, 0.4))
    table = np.array(points)
    values = np.linspace(-3, 3, 21)
    expected = surface(neuron(points, SIGMOID, CROSS_ENTROPY, ARRAYS), values, values)
    plane = along_weights(np.array([0.7, -0.3]), 0, 1)
    rows = list(losses(table[:, :1].T, table[:, 1:].T, SIGMOID, CROSS_ENTROPY, plane, values, values))
    assert np.array(rows) == pytest.approx(expected, rel=1e-12)


def test_every_place_of_a_slice_has_the_full_loss_of_its_weights():
    inputs, targets = (np.ascontiguousarray(array.T) for array in seeded(rows=3000, features=4, outputs=3))
    path = np.random.default_rng(0).normal(0, 1, (40, 15)).cumsum(axis=0)
    plane, *_ = principal(path)
    first, second = [-1.0, 0.0, 2.0], [-0.5, 3.0]
    whole = layer(inputs, targets, SIGMOID, CROSS_ENTROPY)
    rows = list(losses(inputs, targets, SIGMOID, CROSS_ENTROPY, plane, first, second))
    for j, beta in enumerate(second):
        for i, alpha in enumerate(first):
            place = plane.centre + alpha * plane.first + beta * plane.second
            assert rows[j][i] == pytest.approx(whole.loss(unflat(place, 3)), rel=1e-12)


def test_the_principal_plane_holds_the_share_of_the_variance_that_it_says():
    chance = np.random.default_rng(1)
    path = chance.normal(0, 1, (60, 9)).cumsum(axis=0)
    plane, one, two = principal(path)
    spread = path - path.mean(axis=0)
    along = plane.project(path)
    assert along.var(axis=0) / spread.var(axis=0).sum() == pytest.approx([one, two])
    values = np.sort(np.linalg.eigvalsh(np.cov(path.T)))[::-1]
    assert [one, two] == pytest.approx(values[:2] / values.sum())
    assert (along[-1] >= along[0]).all()
    assert np.stack([plane.first, plane.second]) @ np.stack([plane.first, plane.second]).T == pytest.approx(
        np.eye(2)
    )


def test_a_path_that_stands_still_has_a_plane_and_no_variance():
    plane, one, two = principal(np.ones((1, 5)))
    assert (one, two) == (0, 0)
    assert plane.first @ plane.second == pytest.approx(0)
    assert plane.second @ plane.second == pytest.approx(1)


def test_weights_are_flat_and_back_again():
    theta = drawn(4, 3, seed=2)
    assert all(np.array_equal(*pair) for pair in zip(unflat(flat(theta), 3), theta, strict=True))
