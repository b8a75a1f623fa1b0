"""What a window of the error surface holds: from where to where its loss goes, and how steep it gets.

Every picture has this scale. The page computes it in static/js/landscape.js; a test compares both.
"""

from math import floor, fsum, isfinite, log10
from typing import NamedTuple

import numpy as np

from app.numerics.activations import Activation
from app.numerics.losses import Loss
from app.numerics.namespace import Array

CELLS = 120
"""The scale is that of so many cells along each side, however finely a picture is drawn."""
SHARE = 0.9
"""Of a surface without a ceiling so much of the window is shown uncut …"""
MUCH = 1.25
"""… where the rest is this much higher."""


class Landscape(NamedTuple):
    """The scale of a window.

    floor: what the loss cannot go below. top: the end of the scale, down to two digits of its length.
    cut: whether the loss goes on above the top, where the pictures are cut off.
    endless: whether it rises without end outside the window; such a surface has no shelves.
    highest: the largest loss. steepest: the largest slope, per unit of w and b.
    """

    floor: float
    top: float
    cut: bool
    endless: bool
    highest: float
    steepest: float


def landscape(losses: Array, sides: tuple[float, float], lowest: float, *, endless: bool) -> Landscape:
    """Return the scale of (CELLS + 1)² losses over a window with these sides along w and b; rows follow b."""
    highest = max(float(losses.max()), lowest)
    usual = float(np.quantile(losses, SHARE, method="lower")) if endless else highest
    cut = usual > lowest and highest - lowest > MUCH * (usual - lowest)
    low, top = scale(lowest, usual if cut else highest)
    upward = losses[::-1]  # the page's first row is the upper edge
    right = np.diff(upward[:-1], axis=1) * (CELLS / sides[0])
    down = np.diff(upward[:, :-1], axis=0) * (CELLS / sides[1])
    return Landscape(low, top, cut, endless, highest, float(np.hypot(right, down).max()))


def least(targets: list[float], loss: Loss) -> float:
    """Return the loss of a neuron that answers every point as well as can be."""
    return loss.weight(len(targets)) * fsum(loss.at(y, y) for y in targets)


def rises_without_end(activation: Activation, loss: Loss) -> bool:
    """Return whether the output, or what a wrong one costs, has no limit."""
    low, high = activation.limits
    return not (isfinite(loss.at(low, high)) and isfinite(loss.at(high, low)))


def scale(lowest: float, highest: float) -> tuple[float, float]:
    """Return both, down to round numbers, so that the legend has some."""
    if highest == lowest:
        return lowest, lowest + 1.0
    unit = 10.0 ** (floor(log10(highest - lowest)) - 1)
    return round_down(lowest, unit / 10.0), round_down(highest, unit)


def round_down(value: float, unit: float) -> float:
    """Return the multiple of a unit just below a value."""
    return float(f"{floor(value / unit + 1e-9) * unit:.12g}")
