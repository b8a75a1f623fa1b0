"""Search: places that are tried without a gradient, at random in the window or row by row on a grid."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import isqrt
from random import Random
from typing import TypeAlias

from app.numerics.descent import Descent, Objective, Step
from app.numerics.optimizers import Theta

Window: TypeAlias = tuple[float, float, float, float]
"""w_min, w_max, b_min, b_max."""


@dataclass(frozen=True)
class Search:
    """One entry of the table: places(window, count, seed) yields what is tried, `count` places at most.

    evaluations: what a place costs, in evaluations of the loss. draws: whether the seed matters.
    """

    label: str
    formula: str
    places: Callable[[Window, int, int], Iterator[Theta]]
    draws: bool
    evaluations: int = 1
    parameters: Mapping[str, float] = field(default_factory=dict[str, float])
    offers: Mapping[str, float] = field(default_factory=dict[str, float])


def random_places(window: Window, count: int, seed: int) -> Iterator[Theta]:
    """Yield places uniform in the window, w drawn before b, each by Random(seed).random()."""
    w_min, w_max, b_min, b_max = window
    draw = Random(seed).random
    for _ in range(count):
        yield w_min + (w_max - w_min) * draw(), b_min + (b_max - b_min) * draw()


def grid_places(window: Window, count: int, seed: int) -> Iterator[Theta]:
    """Yield the places of the finest square grid of at most `count`, row by row from the lower left.

    The window is cut into as many equal cells, and a place is the middle of one.
    """
    w_min, w_max, b_min, b_max = window
    side = isqrt(count)
    for row in range(side):
        b = b_min + (b_max - b_min) * ((row + 0.5) / side)
        for column in range(side):
            yield w_min + (w_max - w_min) * ((column + 0.5) / side), b


def tried(objective: Objective[float], places: Iterable[Theta]) -> Descent:
    """Yield the points of a descent at some places, whatever the loss there; return how it ended."""
    for step, theta in enumerate(places):
        loss, gradient = objective.measure(theta)
        yield step, theta, loss, gradient
    return "steps_exhausted"


def best(points: Iterable[Step]) -> Generator[Step, None, None]:
    """Yield for each point the lowest until then, the first of equals: for a search and a descent alike."""
    lowest: Step | None = None
    for point in points:
        if lowest is None or point[2] < lowest[2]:
            lowest = point
        yield lowest


SEARCHES = {
    "random_search": Search(
        label="random search",
        formula="θ = anywhere in the window",
        places=random_places,
        draws=True,
    ),
    "grid_search": Search(
        label="grid search",
        formula="θ = the places of a grid, row by row",
        places=grid_places,
        draws=False,
    ),
}
