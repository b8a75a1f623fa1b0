"""Angles in the (w, b) plane."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.numerics.angle import angle, cosine, turned

parts = st.floats(-1e3, 1e3).filter(lambda part: part == 0 or abs(part) > 1e-6)
vectors = st.tuples(parts, parts).filter(lambda vector: vector != (0, 0))


@pytest.mark.parametrize(
    ("vector", "degrees"),
    [((2, 0), 0), ((1, 1), 45), ((0, 3), 90), ((-1, 0), 180), ((0, -1), 270), ((1, -1), 315)],
)
def test_an_angle_is_measured_counter_clockwise(vector, degrees):
    assert angle((1.0, 0.0), vector) == pytest.approx(degrees)


@given(vector=vectors, scale=st.sampled_from([1e-200, 1e-3, 1.0, 1e200]))
def test_the_opposite_is_at_exactly_180_degrees_however_short_it_is(vector, scale):
    opposite = -scale * vector[0], -scale * vector[1]
    here = scale * vector[0], scale * vector[1]
    assert (angle(here, opposite), cosine(here, opposite)) == (180.0, -1.0)
    assert (angle(here, here), cosine(here, here)) == (0.0, 1.0)


@given(first=vectors, second=vectors)
def test_an_angle_is_at_least_0_and_below_360_and_its_cosine_is_the_cosine(first, second):
    degrees = angle(first, second)
    assert 0 <= degrees < 360
    assert cosine(first, second) == pytest.approx(math.cos(math.radians(degrees)), abs=1e-12)


def test_a_turn_too_small_for_a_double_is_none():
    assert angle((1.0, 0.0), (1.0, -1e-300)) == 0.0


@given(vector=vectors, by=st.floats(-360, 360))
def test_a_turned_vector_keeps_its_length_and_lies_at_the_angle(vector, by):
    end = turned(vector, by)
    assert math.hypot(*end) == pytest.approx(math.hypot(*vector), rel=1e-14)
    off = (angle(vector, end) - by) % 360
    assert min(off, 360 - off) == pytest.approx(0, abs=1e-11)


@pytest.mark.parametrize("none", [(0.0, 0.0), (-0.0, 0.0), (math.inf, 1.0), (math.nan, 1.0)])
def test_there_is_no_angle_to_nowhere(none):
    for pair in ((none, (1.0, 1.0)), ((1.0, 1.0), none)):
        assert angle(*pair) is None
        assert cosine(*pair) is None
