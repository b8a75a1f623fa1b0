"""The carpet as a Plotly figure: true to its numbers, fit for JSON, and good enough to look at by itself."""

import json
import math
from typing import Any

import numpy as np
import plotly.graph_objects as go
import plotly.io
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.figures import FINENESS, carpet
from app.numerics.landscape import Landscape, scale
from app.run import Run

POINTS = ((0.5, 0.2), (2.5, 0.9))
UNIT = np.array([0.0, 1.0]), np.array([0.0, 1.0])
LEVEL = Landscape(0.0, 1.0, cut=False, endless=False, highest=0.0, steepest=0.0)


def loss(w: Any, b: Any, points: tuple[tuple[float, float], ...] = POINTS) -> Any:
    return sum(0.5 * (1 / (1 + np.exp(-(w * x + b))) - y) ** 2 for x, y in points)


def figure(
    w: tuple[float, float] = (-6, 6),
    b: tuple[float, float] = (-6, 6),
    start: tuple[float, float] = (-2, -2),
    size: tuple[int, int] = (31, 41),
) -> go.Figure:
    columns, rows = np.linspace(*w, size[0]), np.linspace(*b, size[1])
    losses = loss(columns[None, :], rows[:, None])
    return carpet(columns, rows, losses, start=(*start, float(loss(*start))), landscape=whole(losses))


def whole(losses: Any) -> Landscape:
    """The scale of a surface that is shown up to its highest place."""
    highest = float(losses.max())
    return Landscape(*scale(0.0, highest), cut=False, endless=False, highest=highest, steepest=0.0)


def trace(drawn: go.Figure, name: str) -> Any:
    return next(one for one in drawn.data if one.name == name)


def numbers(value: Any) -> list[float]:
    """Every number in a JSON document."""
    if isinstance(value, dict):
        return [number for one in value.values() for number in numbers(one)]
    if isinstance(value, list):
        return [number for one in value for number in numbers(one)]
    return [value] if isinstance(value, int | float) else []


def test_the_default_run_has_the_height_and_the_colours_of_the_page() -> None:
    drawn = figure()
    assert trace(drawn, "surface").cmin == 0
    assert trace(drawn, "surface").cmax == 0.7
    assert tuple(drawn.layout.scene.zaxis.range) == (0, 0.74)


def test_the_default_run_is_drawn_nine_times_too_tall() -> None:
    scene = figure().layout.scene
    unit_of_loss = scene.aspectratio.z / 0.74
    unit_of_weight = scene.aspectratio.x / 12
    assert unit_of_loss / unit_of_weight == pytest.approx(9)


def test_the_usual_window_has_ticks_every_two_and_four_wires_to_a_tick() -> None:
    drawn = figure()
    for axis in (drawn.layout.scene.xaxis, drawn.layout.scene.yaxis):
        assert list(axis.tickvals) == [-4, -2, 0, 2, 4]
        assert list(axis.ticktext) == ["−4", "−2", "0", "2", "4"]
    wires = trace(drawn, "surface").contours.x
    assert (wires.start, wires.size) == (-6, 0.5)
    assert wires.end > 6


def test_rows_follow_b_and_columns_follow_w() -> None:
    columns, rows = np.array([0.0, 1.0, 2.0]), np.array([5.0, 7.0])
    losses = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    drawn = carpet(columns, rows, losses, start=(0.0, 5.0, 1.0), landscape=whole(losses))
    surface = trace(drawn, "surface")
    assert surface.x[2] == 2
    assert surface.y[1] == 7
    assert surface.z[1][2] == 6


def test_heights_travel_as_packed_32_bit_floats() -> None:
    surface = json.loads(figure().to_json())["data"][0]
    assert surface["z"]["dtype"] == "f4"
    assert surface["z"]["shape"] == "41, 31"
    assert surface["x"]["dtype"] == "f8"


def test_heights_are_rounded_finer_than_a_screen_shows() -> None:
    drawn = figure()
    columns, rows = (np.array(axis) for axis in (trace(drawn, "surface").x, trace(drawn, "surface").y))
    low, high = drawn.layout.scene.zaxis.range
    errors = np.abs(trace(drawn, "surface").z - loss(columns, rows[:, np.newaxis]))
    assert 0 < errors.max() <= (high - low) / FINENESS / 2


def test_a_notebook_can_open_the_json() -> None:
    opened = plotly.io.from_json(figure().to_json())
    assert [one.name for one in opened.data][:3] == ["surface", "casing", "path"]
    assert opened.layout.scene.xaxis.title.text == "w"


def test_ball_and_start_rest_on_the_start_and_every_line_has_a_point() -> None:
    for one in figure(start=(1.5, -3)).data[1:]:
        assert (list(one.x), list(one.y)) == ([1.5], [-3])
        assert one.z[0] == pytest.approx(float(loss(1.5, -3)), abs=0.07)
        assert one.z[0] > loss(1.5, -3)


def test_no_text_needs_a_looser_style_policy() -> None:
    text = figure().to_json()
    assert not any(tag in text for tag in ("<i>", "<b>", "<sub>", "<sup>"))
    assert trace(figure(), "surface").showscale is False


@settings(deadline=None)
@given(
    centre=st.floats(-1e6, 1e6),
    half=st.floats(-4, 6).map(lambda power: 10**power),
)
def test_any_window_gets_a_few_round_ticks_inside_it(centre: float, half: float) -> None:
    low, high = centre - half, centre + half
    at = np.array([low, high]), np.array([-1.0, 1.0])
    drawn = carpet(*at, np.eye(2), start=(0.0, 0.0, 0.0), landscape=whole(np.eye(2)))
    axis = drawn.layout.scene.xaxis
    assert 2 <= len(axis.tickvals) <= 8
    assert all(low < value < high for value in axis.tickvals)
    assert len(set(axis.ticktext)) == len(axis.tickvals)
    wires = trace(drawn, "surface").contours.x
    assert 12 < (wires.end - wires.start) / wires.size < 40
    assert low - wires.size < wires.start < low + wires.size


@settings(deadline=None)
@given(top=st.floats(1e-300, 1e300))
def test_any_loss_fits_under_the_top_of_the_box(top: float) -> None:
    losses = np.array([[0.0, top], [top / 2, top / 3]])
    drawn = carpet(*UNIT, losses, start=(0.0, 0.0, 0.0), landscape=whole(losses))
    height = drawn.layout.scene.zaxis.range[1]
    assert top < height < 1.2 * top
    assert 0.9 * top < trace(drawn, "surface").cmax <= top * (1 + 1e-9)
    assert 2 <= len(drawn.layout.scene.zaxis.tickvals) <= 6
    assert all(math.isfinite(number) for number in numbers(json.loads(drawn.to_json())))


def test_a_loss_of_zero_everywhere_still_has_a_box() -> None:
    losses = np.zeros((2, 2))
    drawn = carpet(*UNIT, losses, start=(0.0, 0.0, 0.0), landscape=whole(losses))
    assert tuple(drawn.layout.scene.zaxis.range) == (0, 1)


def test_a_carpet_that_is_cut_ends_at_the_top_of_its_scale_and_begins_at_its_floor() -> None:
    run = Run(loss="cross_entropy")
    w, b, losses = run.surface(121)
    drawn = carpet(w, b, losses, start=(-2.0, -2.0, 1.2), landscape=run.landscape())
    surface = trace(drawn, "surface")
    assert (surface.cmin, surface.cmax) == (0.41, 6.1)
    assert tuple(drawn.layout.scene.zaxis.range) == (0.41, 6.1)
    assert list(drawn.layout.scene.zaxis.tickvals) == [2, 4, 6]
    assert losses.max() > 10


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_numbers_that_are_not_finite_are_refused(bad: float) -> None:
    losses = np.array([[0.0, bad], [0.0, 0.0]])
    with pytest.raises(ValueError, match="finite"):
        carpet(*UNIT, losses, start=(0.0, 0.0, 0.0), landscape=LEVEL)


def test_shapes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="shape"):
        carpet(np.arange(3.0), UNIT[1], np.zeros((3, 2)), start=(0.0, 0.0, 0.0), landscape=LEVEL)
