"""Activations: their values, limits and derivatives."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.numerics.activations import ACTIVATIONS
from app.numerics.namespace import ARRAYS, FLOATS
from tests.numerics import exact

pre_activations = st.floats(-30, 30)


@pytest.fixture(params=ACTIVATIONS)
def activation(request):
    return ACTIVATIONS[request.param]


@given(z=pre_activations)
def test_each_derivative_is_the_slope_of_the_one_before(z):
    h = 1e-5
    assume(abs(z) > 2 * h)  # the bend of the ReLU
    for activation in ACTIVATIONS.values():
        f = activation.over(FLOATS)
        _, slope, curvature = f.second(z)
        assert slope == pytest.approx((f.value(z + h) - f.value(z - h)) / (2 * h), abs=1e-9)
        assert curvature == pytest.approx((f.first(z + h)[1] - f.first(z - h)[1]) / (2 * h), abs=1e-9)


@given(z=st.floats(-1e6, 1e6))
def test_value_first_and_second_agree(z):
    for activation in ACTIVATIONS.values():
        f = activation.over(FLOATS)
        assert f.value(z) == f.first(z)[0] == f.second(z)[0]
        assert f.first(z)[1] == f.second(z)[1]


@given(zs=st.lists(st.floats(-800, 800), min_size=1, max_size=20))
def test_floats_and_arrays_agree_to_the_last_places(zs):
    for activation in ACTIVATIONS.values():
        one, many = activation.over(FLOATS), activation.over(ARRAYS)
        for alone, together in zip(
            zip(*map(one.second, zs), strict=True), many.second(np.array(zs)), strict=True
        ):
            assert together == pytest.approx(np.array(alone), rel=1e-13, abs=1e-300)
            small = np.abs(alone) <= 1
            assert together[small] == pytest.approx(np.array(alone)[small], rel=0, abs=1e-15)


def test_inverse_finds_the_pre_activation_of_an_output(activation):
    low, high = activation.limits
    for part in (1e-9, 0.1, 0.5, 0.9, 1 - 1e-9):
        a = max(low, -10) + part * (min(high, 10) - max(low, -10))
        assert activation.over(FLOATS).value(activation.inverse(a)) == pytest.approx(a, rel=1e-12)


def test_far_out_an_activation_is_at_its_limits_without_overflow(activation):
    f = activation.over(FLOATS)
    low, high = (math.copysign(1e12, limit) if math.isinf(limit) else limit for limit in activation.limits)
    assert (f.value(-1e12), f.value(1e12)) == (low, high)


def test_a_limit_that_is_reached_is_the_output_of_its_inverse(activation):
    for limit, reached in zip(activation.limits, activation.reached, strict=True):
        if reached:
            assert activation.over(FLOATS).value(activation.inverse(limit)) == limit


@pytest.mark.parametrize("name", ACTIVATIONS)
@given(z=st.floats(-50, 50), h=st.floats(-50, 50) | st.floats(-1e-9, 1e-9))
def test_a_difference_keeps_its_digits_however_small_or_flat(name, z, h):
    with localcontext(exact.context(60)):
        output = exact.OUTPUTS[name]
        expected = float(output(Decimal(z) + Decimal(h)) - output(Decimal(z)))
    activation = ACTIVATIONS[name]
    expected = pytest.approx(expected, rel=1e-13, abs=1e-50)
    assert activation.difference(FLOATS)(z, h) == expected
    assert activation.difference(ARRAYS)(np.array([z]), np.array([h]))[0] == expected


def test_a_relu_is_flat_at_its_bend_and_below():
    for namespace, number in ((FLOATS, float), (ARRAYS, np.array)):
        first = ACTIVATIONS["relu"].over(namespace).first
        assert [tuple(map(float, first(number(z)))) for z in (-1.0, -0.0, 0.0, 5e-324, 2.0)] == [
            *((0, 0), (0, 0), (0, 0)),
            *((5e-324, 1), (2, 1)),
        ]


def test_tanh_keeps_the_digits_of_its_slope_where_one_minus_tanh_squared_has_none():
    first = ACTIVATIONS["tanh"].over(FLOATS).first
    assert first(20.0)[1] == pytest.approx(4 * math.exp(-40), rel=1e-15)
    assert first(0.0) == (0, 1)


def test_sigmoid_keeps_its_digits_where_one_minus_f_has_none():
    first = ACTIVATIONS["sigmoid"].over(FLOATS).first
    assert first(40.0)[1] == pytest.approx(math.exp(-40), rel=1e-15)
    assert first(-40.0)[0] == pytest.approx(math.exp(-40), rel=1e-15)
    assert first(0.0) == (0.5, 0.25)


def test_the_curvature_keeps_its_digits_near_zero():
    # σ″(z) = −z/8 + z³/24 − …, the product of the series of σ′ and −tanh(z/2)
    for z in (1e-3, -1e-6, 1e-9, -1e-12):
        for namespace, number in ((FLOATS, z), (ARRAYS, np.array(z))):
            curvature = ACTIVATIONS["sigmoid"].over(namespace).second(number)[2]
            assert float(curvature) == pytest.approx(-z / 8 + z**3 / 24, rel=1e-11)
