"""The chain rule, factor by factor, agrees with itself and with the descent to the last bit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.numerics.activations import ACTIVATIONS
from app.numerics.chain_rule import factors, gradient
from app.numerics.losses import LOSSES
from app.numerics.namespace import FLOATS
from app.numerics.neuron import neuron
from app.run import Run
from tests.numerics.kinds import KINDS, PAIRS, fitting
from tests.numerics.strategies import points, thetas

SIGMOID, SQUARED_ERROR = ACTIVATIONS["sigmoid"], LOSSES["squared_error"]
far = st.floats(-1e6, 1e6)


@given(points=points, theta=thetas)
def test_every_product_and_the_sum_are_exact_and_the_sum_is_the_descent_s_gradient(points, theta):
    for (_, name), (activation, loss) in zip(KINDS, PAIRS, strict=True):
        points = fitting(points, name)
        found = factors(theta, points, activation, loss)
        for point in found:
            product = point.dloss_dprediction * point.dprediction_dz
            # for cross-entropy it is ŷ − y, to which both collapse
            assert point.error_term == (
                product if name == "squared_error" else pytest.approx(product, rel=1e-12, abs=1e-15)
            )
            assert point.weight == loss.weight(len(points))
            assert point.dw == point.weight * point.error_term * point.dz_dw
            assert point.db == point.weight * point.error_term * point.dz_db
        value, of_descent = neuron(points, activation, loss, FLOATS).measure(theta)
        assert gradient(found) == of_descent
        assert sum(point.weight * point.loss for point in found) == pytest.approx(value, rel=1e-14)


@given(points=st.lists(st.tuples(far, far), min_size=1, max_size=4), theta=st.tuples(far, far))
def test_so_they_are_far_out(points, theta):
    found = factors(theta, points, SIGMOID, SQUARED_ERROR)
    assert gradient(found) == neuron(points, SIGMOID, SQUARED_ERROR, FLOATS).measure(theta)[1]


@given(points=points, theta=thetas)
def test_each_factor_is_what_its_name_says(points, theta):
    w, b = theta
    f = SIGMOID.over(FLOATS)
    for (x, y), point in zip(points, factors(theta, points, SIGMOID, SQUARED_ERROR), strict=True):
        assert (point.x, point.y, point.z) == (x, y, w * x + b)
        assert (point.prediction, point.dprediction_dz) == f.first(point.z)
        assert point.dloss_dprediction == point.prediction - y
        assert (point.dz_dw, point.dz_db, point.weight) == (x, 1, 1)
        # the collapsed form (f − y) · f(1 − f) · x
        collapsed = (point.prediction - y) * point.prediction * (1 - point.prediction) * x
        assert point.dw == pytest.approx(collapsed, rel=1e-9, abs=1e-12)


def test_beyond_the_largest_number_the_first_factor_is_infinite_and_the_gradient_is_not():
    (point,) = factors((0.0, 800.0), [(1.0, 0.5)], SIGMOID, LOSSES["cross_entropy"])
    assert (point.dloss_dprediction, point.error_term, point.dw) == (float("inf"), 0.5, 0.5)
    (point,) = factors((0.0, -800.0), [(1.0, 0.5)], SIGMOID, LOSSES["cross_entropy"])
    assert (point.dloss_dprediction, point.error_term, point.dw) == (float("-inf"), -0.5, -0.5)


def test_along_the_lecture_s_run_the_sum_is_the_gradient_that_moves_it():
    run = Run()
    for _, theta, _, of_descent in run.walk():
        assert gradient(factors(theta, run.point, SIGMOID, SQUARED_ERROR)) == of_descent


def test_at_the_start_point_2_has_97_percent_of_the_loss_and_22_of_the_push():
    first, second = factors((-2.0, -2.0), Run().point, SIGMOID, SQUARED_ERROR)
    assert second.loss / (first.loss + second.loss) == pytest.approx(0.97, abs=0.005)
    pushes = [(point.dw**2 + point.db**2) ** 0.5 for point in (first, second)]
    assert pushes[1] / sum(pushes) == pytest.approx(0.22, abs=0.005)
    assert second.dprediction_dz == pytest.approx(0.0009, abs=5e-5)
