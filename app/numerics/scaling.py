"""Scaling: x ← (x − offset) · factor for each feature, fitted on the training rows alone."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from app.numerics.namespace import Array

Fit: TypeAlias = tuple[Array, Array]
"""The offset and the factor of each feature, (n,) both; the factor of a feature that never varies is ∞."""


def unscaled(inputs: Array) -> Fit:
    """Return the fit that changes nothing."""
    return np.zeros(len(inputs)), np.ones(len(inputs))


def standardized(inputs: Array) -> Fit:
    """Return the fit to mean 0 and standard deviation 1 (over all rows, not all but one) of inputs (n, m)."""
    # what never varies would have a deviation of some rounding
    deviation: Array = np.where(np.ptp(inputs, axis=1) == 0.0, 0.0, inputs.std(axis=1))
    return inputs.mean(axis=1), inverse(deviation)


def between(inputs: Array) -> Fit:
    """Return the fit to the range from 0 to 1 of inputs (n, m)."""
    return inputs.min(axis=1), inverse(np.ptp(inputs, axis=1))


def inverse(widths: Array) -> Array:
    """Return 1 / width; infinite for none, and for one so small that no double is its inverse."""
    with np.errstate(divide="ignore", over="ignore"):
        return 1.0 / widths


SCALINGS: dict[str, Callable[[Array], Fit]] = {
    "none": unscaled,
    "standardize": standardized,
    "minmax": between,
}


def scaled(inputs: Array, fit: Fit) -> Array:
    """Return inputs (n, m) by a fit; infinite where one is too far from what was fitted."""
    offset, factor = fit
    with np.errstate(over="ignore"):
        return np.ascontiguousarray((inputs - offset[:, None]) * factor[:, None])
