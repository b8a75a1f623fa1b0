"""The error surface: the loss over a window of (w, b)."""

from collections.abc import Callable
from typing import Protocol

import numpy as np

from app.numerics.namespace import Array


class Objective(Protocol):
    """What can be drawn: a loss of arrays (w, b) of one shape."""

    @property
    def loss(self) -> Callable[[tuple[Array, Array]], Array]: ...


def surface(objective: Objective, w_values: Array, b_values: Array) -> Array:
    """Return the loss at every pair of `w_values` (nx,) and `b_values` (ny,) as (ny, nx): rows follow b."""
    w, b = np.meshgrid(w_values, b_values)
    return objective.loss((w, b))
