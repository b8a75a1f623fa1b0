"""Straight lines y ≈ wx + b through points, by formula: of least squares, alone or bent to 0 at one place."""

from collections.abc import Iterator, Sequence
from math import fsum
from typing import TypeAlias

Pair: TypeAlias = tuple[float, float]


def line(points: Sequence[Pair]) -> Iterator[Pair]:
    """Yield (w, b) of the line with the least Σ (wx + b − y)²; nothing where all x are the same."""
    x_mean = fsum(x for x, _ in points) / len(points)
    y_mean = fsum(y for _, y in points) / len(points)
    spread = fsum((x - x_mean) * (x - x_mean) for x, _ in points)
    if spread > 0.0:
        w = fsum((x - x_mean) * (y - y_mean) for x, y in points) / spread
        yield w, y_mean - w * x_mean


def ray(points: Sequence[Pair], origin: float) -> Iterator[Pair]:
    """Yield (w, b) of the same, among the lines that are 0 at x = origin."""
    spread = fsum((x - origin) * (x - origin) for x, _ in points)
    if spread > 0.0:
        w = fsum((x - origin) * y for x, y in points) / spread
        yield w, -w * origin


def bent_lines(points: Sequence[Pair]) -> Iterator[Pair]:
    """Yield lines, among which is the one with the least Σ (max(0, wx + b) − y)².

    Such a line is above 0 to the right or to the left of one place, or nowhere. For a given set of points
    above 0 the best is the line through them or, where that would lift other points too, a line that is 0 at
    the x of one of them.
    """
    yield 0.0, 0.0
    ordered = sorted(points)
    places = sorted({x for x, _ in points})
    yield from line(ordered)
    for place in places:
        for side in ([p for p in ordered if p[0] > place], [p for p in ordered if p[0] < place]):
            if side:
                yield from line(side)
                yield from ray(side, place)
