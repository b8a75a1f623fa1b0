"""Activations: their values, limits and derivatives."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.numerics.activations import ACTIVATIONS
from app.numerics.namespace import ARRAYS, FLOATS

pre_activations = st.floats(-30, 30)


@pytest.fixture(params=ACTIVATIONS)
def activation(request):
    return ACTIVATIONS[request.param]


@given(z=pre_activations)
def test_each_derivative_is_the_slope_of_the_one_before(z):
    h = 1e-5
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


def test_inverse_finds_the_pre_activation_of_an_output(activation):
    low, high = activation.limits
    for part in (1e-9, 0.1, 0.5, 0.9, 1 - 1e-9):
        a = low + part * (high - low)
        assert activation.over(FLOATS).value(activation.inverse(a)) == pytest.approx(a, rel=1e-12)


def test_far_out_an_activation_is_at_its_limits_without_overflow(activation):
    f = activation.over(FLOATS)
    assert (f.value(-1e12), f.value(1e12)) == activation.limits


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
