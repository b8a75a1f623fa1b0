"""Slices of the loss of many weights: over a plane through one place, along two directions.

A slice is not the whole surface: what looks like a valley in it may go on falling out of the plane.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from app.numerics.activations import Activation
from app.numerics.layer import Weights
from app.numerics.losses import Loss
from app.numerics.namespace import ARRAYS, Array

MOST_AT_ONCE = 100_000
"""Losses of single rows that are computed together: they fit into the processor's cache."""


class Plane(NamedTuple):
    """The places centre + α·first + β·second; each is flat, the weights (k, n) and then the biases (k,)."""

    centre: Array
    first: Array
    second: Array

    def project(self, path: Array) -> Array:
        """Return (α, β) of the place in the plane nearest to each place of a path (p, d), as (p, 2)."""
        return (path - self.centre) @ np.stack([self.first, self.second]).T


def flat(theta: Weights) -> Array:
    """Return W and b as one vector."""
    return np.concatenate([part.ravel() for part in theta])


def unflat(vector: Array, outputs: int) -> Weights:
    """Return W (k, n) and b (k, 1) again."""
    return vector[:-outputs].reshape(outputs, -1), vector[-outputs:].reshape(outputs, 1)


def along_weights(centre: Array, first: int, second: int) -> Plane:
    """Return the plane of two weights, by their places in the flat vector, both 0 at its centre."""
    axes = np.eye(len(centre))[[first, second]]
    through = centre.copy()
    through[[first, second]] = 0.0
    return Plane(through, *axes)


def principal(path: Array) -> tuple[Plane, float, float]:
    """Return the plane in which a path (p, d) varies most, and the share of its variance along each axis.

    The plane goes through the mean of the path; its axes are the first two right singular vectors of what is
    left of the path without it, turned so that the path goes up on both from its first to its last place.
    """
    centre = path.mean(axis=0)
    _, sizes, axes = np.linalg.svd(path - centre, full_matrices=False)
    variance = sizes * sizes
    whole = float(variance.sum())
    way = path[-1] - path[0]
    first, second = (axis if axis @ way >= 0.0 else -axis for axis in directions(axes))
    shares = [float(part) / whole if whole > 0.0 else 0.0 for part in (*variance[:2], 0.0)]
    return Plane(centre, first, second), shares[0], shares[1]


def directions(axes: Array) -> tuple[Array, Array]:
    """Return the first two axes; of a single one, and any other at right angles to it."""
    if len(axes) > 1:
        return axes[0], axes[1]
    least = np.eye(axes.shape[1])[int(np.abs(axes[0]).argmin())]
    across = least - (least @ axes[0]) * axes[0]
    return axes[0], across / np.linalg.norm(across)


def losses(
    inputs: Array,
    targets: Array,
    activation: Activation,
    loss: Loss,
    plane: Plane,
    first: Sequence[float],
    second: Sequence[float],
) -> Iterator[Array]:
    """Yield for each β of `second` the full loss at every α of `first`: one row of the slice after another.

    z is a straight function of the place, so the three products with the inputs (n, m) are made once.
    """
    outputs, rows = targets.shape
    value = loss.of(activation.over(ARRAYS), ARRAYS, rows).value
    centre, along, across = (
        w @ inputs + b for w, b in (unflat(np.asarray(vector), outputs) for vector in plane)
    )
    alphas = np.array(first)
    together = max(1, MOST_AT_ONCE // targets.size)
    for beta in second:
        through = centre + beta * across
        pieces = [
            value(through + some[:, None, None] * along, targets).sum(axis=(1, 2))
            for some in np.split(alphas, range(together, len(alphas), together))
        ]
        yield np.concatenate(pieces)
