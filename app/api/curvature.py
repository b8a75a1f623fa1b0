"""How the carpet bends at points of a run, in one word each."""

from collections.abc import Iterable
from functools import lru_cache
from math import hypot

import numpy as np

from app.api.step import course, path
from app.numerics.angle import Vector
from app.numerics.curvature import Curvature, Symmetric, curvature, eigenvalues, sharpest
from app.numerics.namespace import ARRAYS
from app.paper.phases import STEEP
from app.run import Run

LANDSCAPE = {"activation", "loss", "point", "w_min", "w_max", "b_min", "b_max"}
"""The settings that make the surface in the window."""


@lru_cache(maxsize=64)
def yardstick(path: str) -> float:
    """Return the largest |λ| on the course or at the minimum of the loss, by which curvature() judges."""
    run = Run.model_validate_json(path)
    points, hessian = course(path), run.neuron(ARRAYS).hessian
    largest = sharpest(hessian((points.w, points.b)))
    lowest = run.minimum()
    if lowest is None:
        return largest
    return max(largest, sharpest(hessian((np.array(lowest.w), np.array(lowest.b)))))


@lru_cache(maxsize=64)
def cliff(window: str) -> float:
    """Return the slope from which on the page speaks of a cliff, in a run's window, given as JSON."""
    return STEEP * Run.model_validate_json(window).landscape().steepest


def words(query: Run, hessians: Iterable[Symmetric[float]], gradients: Iterable[Vector]) -> list[Curvature]:
    """Return how the carpet bends, at some points of the run."""
    largest = yardstick(path(query))
    steep = cliff(query.model_dump_json(include=LANDSCAPE))
    return [
        curvature(eigenvalues(hessian), largest, hypot(*gradient) >= steep)
        for hessian, gradient in zip(hessians, gradients, strict=True)
    ]
