"""The race: how low random search has come after so many tries, over many seeds."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple

import numpy as np

from app.numerics.namespace import Array
from app.numerics.search import Window, random_places

LOW, HIGH = 10.0, 90.0
"""The percentiles between which most seeds lie."""


class Band(NamedTuple):
    """The best loss after 1, 2, … evaluations: percentile LOW, median and percentile HIGH; (count,) each."""

    low: Array
    median: Array
    high: Array


def band(
    loss: Callable[[tuple[Array, Array]], Array], window: Window, count: int, seeds: Iterable[int]
) -> Band:
    """Return the band of random searches of `count` places, each with the very places of its seed."""
    found: list[Array] = []
    for seed in seeds:
        places = chain.from_iterable(random_places(window, count, seed))
        w, b = np.fromiter(places, np.float64, 2 * count).reshape(count, 2).T
        found.append(np.minimum.accumulate(loss((w, b))))
    low, median, high = np.percentile(np.array(found), [LOW, 50.0, HIGH], axis=0)
    return Band(low, median, high)
