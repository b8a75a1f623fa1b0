"""The curvature of the loss at one place: the eigenvalues of its Hessian, and a word for them."""

from math import copysign, hypot
from typing import Literal, TypeAlias

import numpy as np

from app.numerics.namespace import Array, Number

Symmetric: TypeAlias = tuple[Number, Number, Number]
"""The entries ww, wb and bb of a symmetric 2×2 matrix."""
Curvature: TypeAlias = Literal["plateau", "edge", "valley", "bowl", "slope"]

FLAT = 0.1
"""Bent by less than this share of the yardstick is flat."""


def eigenvalues(hessian: Symmetric[float]) -> tuple[float, float]:
    """Return the smaller and the larger eigenvalue."""
    ww, wb, bb = hessian
    mean = 0.5 * (ww + bb)
    big = mean + copysign(hypot(0.5 * (ww - bb), wb), mean)
    if big == 0.0:
        return 0.0, 0.0
    # Their product is the determinant; mean − radius would cancel, and ww · bb could underflow.
    high, low = (ww, bb) if abs(ww) >= abs(bb) else (bb, ww)
    other = (high / big) * low - (wb / big) * wb
    return (other, big) if other < big else (big, other)


def sharpest(hessian: Symmetric[Array]) -> float:
    """Return the largest |λ| over many places, whose entries come as arrays of one shape."""
    ww, wb, bb = hessian
    return float(np.max(np.abs(0.5 * (ww + bb)) + np.hypot(0.5 * (ww - bb), wb)))


def curvature(
    eigenvalues: tuple[float, float], yardstick: float, steep: bool, endless: bool = False
) -> Curvature:
    """Return the word for a place with these eigenvalues.

    edge: in some direction it bends downwards; plateau: it is flat in all of them; valley: it bends upwards
    in one and is flat in the other; bowl: it bends upwards in all. Flat is |λ| ≤ FLAT · yardstick. A cliff
    that is flat, half-way down, is no plateau: it still belongs to the edge or already to the valley,
    whichever way it bends more. Where the carpet rises without end there is neither, and it is a slope.

    yardstick: the largest |λ| met on the run, or at the minimum of the loss where that is larger, lest a run
    that never leaves the plateau be judged against itself. steep: whether the place is too steep for a
    plateau. endless: whether the carpet rises without end.

    These words are for how the carpet bends, the page's phases (plateau, cliff, valley) for its slope and
    height: a cliff lies between the edge above and the valley below it.
    """
    small, large = eigenvalues
    flat = FLAT * yardstick
    if small < -flat:
        return "edge"
    if large <= flat:
        if steep and endless:
            return "slope"
        if steep:
            return "edge" if -small > large else "valley"
        return "plateau"
    return "valley" if small <= flat else "bowl"
