"""A sample of the rows of a training: as many as can be looked at, from all of its length."""

from random import Random
from typing import Any

import numpy as np

from app.numerics.namespace import Array
from app.tables.training import Places, Training

MOST_NUMBERS = 60_000
"""Numbers that a sample has at most: a row of many columns brings many."""


def spread(total: int, size: int) -> Places:
    """Return so many places of a total: one of each of as many equal stretches, the same every time.

    Which one is left to chance: every tenth row would be of one class where classes come in turns.
    """
    if size >= total:
        return np.arange(total)
    chance = Random(0)
    bounds = [rank * total // size for rank in range(size + 1)]
    return np.array([chance.randrange(*bounds[rank : rank + 2]) for rank in range(size)], dtype=np.intp)


def both_classes(found: Training) -> list[float] | None:
    """Return both values of a single target that tells two classes apart, the lower first; else None."""
    if found.classes is None or len(found.targets) > 1:
        return None
    parts = [found.train] if found.test is None else [found.train, found.test]
    return np.unique(np.concatenate([part.targets for part in parts], axis=1)).tolist()


def sample(found: Training, count: int) -> dict[str, Any]:
    """Return at most `count` rows of a training, those to learn from and those to test on, in their order."""
    source, test = found.source, found.test
    rows = np.concatenate([source.train, source.test])
    order = np.argsort(rows)
    of_a_row = 2 * len(found.features) + len(found.targets)
    taken = order[spread(len(order), min(count, MOST_NUMBERS // of_a_row))]

    def both(of_train: Array, of_test: Array | None) -> list[list[float]]:
        whole = of_train if of_test is None else np.hstack([of_train, of_test])
        return whole[:, taken].T.tolist()

    return {
        "rows": len(rows),
        "classes": both_classes(found),
        "mean": found.train.inputs.mean(axis=1).tolist(),
        "row": (rows[taken] + 1).tolist(),
        "test": (taken >= len(source.train)).tolist(),
        "inputs": both(found.train.inputs, test and test.inputs),
        "raw": source.table.values[rows[taken]][:, source.features].tolist(),
        "targets": both(found.train.targets, test and test.targets),
    }
