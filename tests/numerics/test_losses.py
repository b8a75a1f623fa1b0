"""Losses of one point: the error term and its slope."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.numerics.activations import ACTIVATIONS
from app.numerics.losses import LOSSES
from app.numerics.namespace import FLOATS
from tests.numerics.kinds import PAIRS
from tests.numerics.strategies import targets

SIGMOID, CROSS_ENTROPY = ACTIVATIONS["sigmoid"].over(FLOATS), LOSSES["cross_entropy"]


@given(z=st.floats(-20, 20), y=targets)
def test_delta_is_the_slope_of_the_loss_and_second_is_the_slope_of_delta(z, y):
    h = 1e-5
    assume(abs(z) > 2 * h)  # the bend of the ReLU
    for activation, loss in PAIRS:
        point_loss = loss.of(activation.over(FLOATS), FLOATS, 1)
        value, delta = point_loss.first(z, y)
        assert value == point_loss.value(z, y)
        assert delta == pytest.approx(
            (point_loss.value(z + h, y) - point_loss.value(z - h, y)) / (2 * h), abs=1e-8
        )
        assert point_loss.second(z, y) == pytest.approx(
            (point_loss.first(z + h, y)[1] - point_loss.first(z - h, y)[1]) / (2 * h), abs=1e-8
        )


def test_squared_error_is_half_the_square_of_the_residual():
    squared_error = LOSSES["squared_error"].of(SIGMOID, FLOATS, 2)
    assert squared_error.value(0.0, 0.1) == pytest.approx(0.5 * 0.4 * 0.4)
    assert squared_error.first(0.0, 0.1)[1] == pytest.approx(0.4 * 0.25)


@given(z=st.floats(-8, 8), y=st.floats(0, 1))
def test_cross_entropy_is_the_log_loss_of_the_handout(z, y):
    a = SIGMOID.value(z)
    written = -(y * math.log(a) + (1 - y) * math.log1p(-a))
    value, delta = CROSS_ENTROPY.of(SIGMOID, FLOATS, 1).first(z, y)
    assert value == pytest.approx(written, rel=1e-9, abs=1e-12)
    assert delta == a - y
    assert CROSS_ENTROPY.at(a, y) == pytest.approx(value, rel=1e-9, abs=1e-12)


def test_cross_entropy_never_overflows_and_keeps_its_digits_where_the_sigmoid_is_saturated():
    cross_entropy = CROSS_ENTROPY.of(SIGMOID, FLOATS, 1)
    assert cross_entropy.value(1e12, 0.0) == cross_entropy.value(-1e12, 1.0) == 1e12
    assert cross_entropy.value(1e12, 1.0) == cross_entropy.value(-1e12, 0.0) == 0
    assert cross_entropy.value(50.0, 1.0) == cross_entropy.value(-50.0, 0.0)
    assert cross_entropy.value(50.0, 1.0) == pytest.approx(math.exp(-50), rel=1e-15)


@given(z=st.floats(-700, 700), y=st.floats(0, 1))
def test_the_first_two_factors_of_cross_entropy_collapse_to_the_difference(z, y):
    a, slope_of_f = SIGMOID.first(z)
    first_factor = CROSS_ENTROPY.slope(SIGMOID, FLOATS)(z, y)
    assert first_factor * slope_of_f == pytest.approx(a - y, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize(("z", "y"), [(800.0, 0.5), (-800.0, 0.5)])
def test_where_the_first_factor_is_no_double_that_is_an_overflow(z, y):
    with pytest.raises(OverflowError):
        CROSS_ENTROPY.slope(SIGMOID, FLOATS)(z, y)
    # what has no weight is not computed
    assert CROSS_ENTROPY.slope(SIGMOID, FLOATS)(z, 1.0 if z > 0 else 0.0) == (-1 if z > 0 else 1)


@pytest.mark.parametrize(("name", "ten", "of"), [("squared_error", 1, 1), ("cross_entropy", 0.1, 10)])
def test_a_point_counts_its_share(name, ten, of):
    loss = LOSSES[name]
    assert loss.weight(10) == ten
    alone, among = loss.of(SIGMOID, FLOATS, 1), loss.of(SIGMOID, FLOATS, 10)
    assert [part * of for part in (*among.first(0.3, 0.8), among.second(0.3, 0.8))] == pytest.approx(
        [*alone.first(0.3, 0.8), alone.second(0.3, 0.8)], rel=1e-15
    )


def test_at_a_prediction_the_loss_is_infinite_only_where_nothing_but_that_is_right():
    at = CROSS_ENTROPY.at
    assert (at(0.0, 0.0), at(1.0, 1.0)) == (0, 0)
    assert at(0.0, 0.1) == at(1.0, 0.9) == math.inf
    assert at(0.25, 0.25) == pytest.approx(-0.25 * math.log(0.25) - 0.75 * math.log(0.75))
