"""Where on the carpet a point stands: on a plateau, on a cliff or in the valley, judged against the window.

A surface that rises without end has no plateau between cliff and valley: there nothing is named.
The page has the same in static/js/phases.js; a test compares both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.numerics.descent import Step
from app.paper.ending import slope
from app.run import Run

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
    """Return the run cut into its phases; empty where they have no names or it bounces too much.

    lowest: the loss of the run's minimum, 0 where there is none.
    """
    landscape = run.landscape()
    if landscape.endless:
        return []
    found: list[Stretch] = []
    for k, point in enumerate(points):
        if slope(point) >= STEEP * landscape.steepest:
            phase = "cliff"
        else:
            phase = "valley" if point[2] - lowest < LOW * landscape.top else "plateau"
        if found and found[-1].phase == phase:
            found[-1] = Stretch(phase, found[-1].first, k)
        elif len(found) == MOST_STRETCHES:
            return []
        else:
            found.append(Stretch(phase, k, k))
    return found
