"""Losses of one point: the error term and its slope."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.numerics.activations import ACTIVATIONS
from app.numerics.losses import LOSSES
from app.numerics.namespace import FLOATS
from tests.numerics.strategies import targets

pairs = [(loss, activation) for loss in LOSSES.values() for activation in ACTIVATIONS.values()]


@given(z=st.floats(-20, 20), y=targets)
def test_delta_is_the_slope_of_the_loss_and_second_is_the_slope_of_delta(z, y):
    h = 1e-5
    for loss, activation in pairs:
        point_loss = loss.of(activation.over(FLOATS))
        value, delta = point_loss.first(z, y)
        assert value == point_loss.value(z, y)
        assert delta == pytest.approx(
            (point_loss.value(z + h, y) - point_loss.value(z - h, y)) / (2 * h), abs=1e-9
        )
        assert point_loss.second(z, y) == pytest.approx(
            (point_loss.first(z + h, y)[1] - point_loss.first(z - h, y)[1]) / (2 * h), abs=1e-9
        )


def test_squared_error_is_half_the_square_of_the_residual():
    squared_error = LOSSES["squared_error"].of(ACTIVATIONS["sigmoid"].over(FLOATS))
    assert squared_error.value(0.0, 0.1) == pytest.approx(0.5 * 0.4 * 0.4)
    assert squared_error.first(0.0, 0.1)[1] == pytest.approx(0.4 * 0.25)
