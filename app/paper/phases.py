"""Where on the carpet a point stands: on a plateau, on a cliff or in the valley, judged against the window.

The page has the same in static/js/phases.js and landscape.js; a test compares both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

import numpy as np

from app.numerics.descent import Step
from app.paper.ending import slope
from app.run import Run

CELLS = 120
STEEP = 0.3
"""Steeper than this share of the window's steepest slope is a cliff."""
LOW = 0.15
"""Flat and lower than this share of the window's largest loss is the valley."""
MOST_STRETCHES = 5
"""A path that changes phase more often bounces about: then its parts are not named."""


@dataclass(frozen=True)
class Stretch:
    """Consecutive points in one phase, by the indices of the first and the last."""

    phase: str
    first: int
    last: int


def stretches(run: Run, points: Sequence[Step], lowest: float) -> list[Stretch]:
    """Return the run cut into its phases; empty where it bounces too much to be named.

    lowest: the loss of the run's minimum, 0 where there is none.
    """
    top, steepest = landscape(run)
    found: list[Stretch] = []
    for k, point in enumerate(points):
        if slope(point) >= STEEP * steepest:
            phase = "cliff"
        else:
            phase = "valley" if point[2] - lowest < LOW * top else "plateau"
        if found and found[-1].phase == phase:
            found[-1] = Stretch(phase, found[-1].first, k)
        elif len(found) == MOST_STRETCHES:
            return []
        else:
            found.append(Stretch(phase, k, k))
    return found


def landscape(run: Run) -> tuple[float, float]:
    """Return the window's largest loss, down to two digits, and its steepest slope."""
    loss = run.surface(CELLS + 1)[2][::-1]  # the page's first row is the upper edge
    right = np.diff(loss[:-1], axis=1) * (CELLS / (run.w_max - run.w_min))
    down = np.diff(loss[:, :-1], axis=0) * (CELLS / (run.b_max - run.b_min))
    return round_down(float(loss.max())), float(np.hypot(right, down).max())


def round_down(largest: float) -> float:
    """Return a number down to two digits; 1 for 0."""
    if largest == 0:
        return 1.0
    unit = 10.0 ** (floor(log10(largest)) - 1)
    return float(f"{floor(largest / unit + 1e-9) * unit:.2g}")
