"""Round numbers for a picture: the losses that get a level line, and ticks along an edge."""

from math import ceil, floor, log10

from app.numerics.landscape import Landscape

MOST_ABOVE = 3
"""Levels above the top end at this many lengths of the scale."""


def levels(landscape: Landscape, highest: float) -> list[float]:
    """Return even levels down to one seventh of the scale, then about three to a decade, as on the page.

    highest: the largest loss in the picture; the levels go on up to there where the scale is cut.
    """
    low, top, cut, *_ = landscape
    step = round_up((top - low) / 7)
    end = min(highest, low + MOST_ABOVE * (top - low)) if cut else top
    even = [k * step for k in range(ceil(low / step + 0.5 - 1e-9), floor(end / step + 1e-9) + 1)]
    near = [low + part * step for part in (0.001, 0.01, 0.03, 0.1, 0.3)]
    return [level for level in (float(f"{value:.12g}") for value in near + even) if level < end]


def ticks(low: float, high: float, most: int = 7) -> list[float]:
    """Return round numbers from `low` to `high`, about `most` of them at most."""
    step = round_up((high - low) / most)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [float(f"{k * step:.12g}") for k in range(first, last + 1)]


def round_up(value: float) -> float:
    """Return the 1, 2 or 5 times a power of ten nearest above a positive number."""
    power = 10.0 ** floor(log10(value))
    return next((k * power for k in (1, 2, 5) if k * power >= value * (1 - 1e-9)), 10 * power)
