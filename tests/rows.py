"""Tables for tests: the one of real measurements, where it is, and seeded ones that take its place."""

from pathlib import Path

import numpy as np
import pytest

DIABETES = Path(__file__).parent.parent.parent / "shared" / "data" / "diabetes.csv"


def diabetes():
    """Return the table's path; skip where it is not at hand, since the project does not ship it."""
    if not DIABETES.is_file():
        pytest.skip(f"the table of 759 patients is not part of the project: put it at {DIABETES}")
    return DIABETES


def seeded(rows=759, features=8, outputs=1, seed=0):
    """Return inputs (rows, features) in [−1, 1] and noisy 0/1 targets (rows, outputs)."""
    chance = np.random.default_rng(seed)
    inputs = chance.uniform(-1, 1, (rows, features))
    scores = inputs @ chance.normal(0, 1, (features, outputs)) + chance.normal(0, 1, (rows, outputs))
    return inputs, (scores > 0).astype(float)
