"""The scale of a window: the page and the server have the same, and it shows what is worth seeing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.numerics.landscape import CELLS, landscape
from app.paper.scale import levels
from app.run import Run
from tests.page import asked

NOTEBOOK = ((3.5, 0.5), (0.35, 0.5), (3.2, 0.5), (-2, 0.5), (1.5, 0.1), (-0.5, 0.3))
RUNS = [
    Run(),
    Run(activation="tanh"),
    Run(activation="relu"),
    Run(activation="linear"),
    Run(loss="cross_entropy"),
    Run(point=NOTEBOOK),
    Run(point=NOTEBOOK, loss="cross_entropy"),
    Run(loss="cross_entropy", point=((0.5, 0), (2.5, 1))),
    Run(loss="cross_entropy", w_min=-60, w_max=20, b_min=-1, b_max=7),
    Run(w_min=1.7, w_max=1.8, b_min=-2.3, b_max=-2.2),
    Run(loss="cross_entropy", w_min=1.78, w_max=1.8, b_min=-2.29, b_max=-2.27),
    Run(activation="linear", w_min=4, w_max=4.1, b_min=4, b_max=4.1),
    Run(activation="relu", point=((1, 0),), w_min=-20, w_max=1, b_min=-20, b_max=1),
    Run(activation="relu", point=((1, 0),), w_min=-20, w_max=-1, b_min=-20, b_max=-1),
]
SCALES = """
import { field } from "./static/js/field.js";
import { landscape } from "./static/js/landscape.js";
console.log(JSON.stringify(JSON.parse(process.argv[1]).map((run) => {
  const scale = landscape(run, run);
  return { ...scale, levels: field(run, run, 120, scale).levels };
})));
"""


def test_the_page_has_the_same_scales_and_level_lines():
    theirs = asked(SCALES, [run.settings() for run in RUNS])
    for run, scale in zip(RUNS, theirs, strict=True):
        ours = run.landscape()
        assert scale.pop("steepest") == pytest.approx(ours.steepest, rel=1e-9), run.query()
        lines = levels(ours, ours.highest)
        assert scale == {
            "floor": ours.floor,
            "top": ours.top,
            "cut": ours.cut,
            "endless": ours.endless,
            "levels": lines,
        }, run.query()


def test_bounded_surfaces_are_shown_whole_and_the_others_up_to_nine_tenths_of_the_window():
    shown = {(run.activation, run.loss): run.landscape()[:3] for run in RUNS[:5]}
    assert shown == {
        ("sigmoid", "squared_error"): (0, 0.7, False),
        ("tanh", "squared_error"): (0, 2.5, False),
        ("relu", "squared_error"): (0, 78, True),
        ("linear", "squared_error"): (0, 130, True),
        ("sigmoid", "cross_entropy"): (0.41, 6.1, True),
    }


@settings(deadline=None, max_examples=30)
@given(
    objective=st.sampled_from(RUNS[:5]),
    middle=st.floats(-50, 50),
    half=st.floats(-2, 2).map(lambda power: 10**power),
)
def test_any_window_has_a_scale_from_below_its_lowest_place_to_a_top_that_most_stay_below(
    objective, middle, half
):
    window = {"w_min": middle - half, "w_max": middle + half, "b_min": -half, "b_max": half}
    run = objective.model_copy(update=window)
    losses = run.surface(CELLS + 1)[2]
    low, top, cut, _, highest, _ = run.landscape()
    assert low <= losses.min()
    assert low < top <= highest or highest == low
    part = np.mean(losses <= top + 0.1 * (top - low))
    assert part >= (0.89 if cut else 1)


def test_a_level_surface_still_has_a_scale():
    level = landscape(np.zeros((CELLS + 1, CELLS + 1)), (1, 1), 0.0, endless=False)
    assert level[:3] == (0, 1, False)
    assert level.steepest == 0
