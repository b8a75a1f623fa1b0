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
SLOPING = 0.1
"""Of a carpet that rises without end a place steeper than this share of the window's steepest is a slope."""


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
def steepness(window: str) -> tuple[float, bool]:
    """Return the slope from which on no place is a plateau, and whether the carpet rises without end.

    Where it does not, that is the slope from which on the page speaks of a cliff. window: of a run, as JSON.
    """
    landscape = Run.model_validate_json(window).landscape()
    return (SLOPING if landscape.endless else STEEP) * landscape.steepest, landscape.endless


def words(query: Run, hessians: Iterable[Symmetric[float]], gradients: Iterable[Vector]) -> list[Curvature]:
    """Return how the carpet bends, at some points of the run."""
    largest = yardstick(path(query))
    steep, endless = steepness(query.model_dump_json(include=LANDSCAPE))
    return [
        curvature(eigenvalues(hessian), largest, hypot(*gradient) >= steep, endless)
        for hessian, gradient in zip(hessians, gradients, strict=True)
    ]
