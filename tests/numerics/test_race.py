"""The race over evaluations: the band of random search is that of its runs."""

import numpy as np
import pytest

from app.numerics.namespace import ARRAYS
from app.numerics.race import band
from app.numerics.search import best
from app.run import Run

WINDOW = (-6.0, 6.0, -6.0, 6.0)


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
def test_the_band_is_made_of_the_very_runs_of_its_seeds(loss):
    runs = [
        [point[2] for point in best(Run(loss=loss, method="random_search", seed=seed, max_steps=49).walk())]
        for seed in range(7)
    ]
    found = band(Run(loss=loss).neuron(ARRAYS).loss, WINDOW, 50, range(7))
    for ours, percent in zip(found, (10, 50, 90), strict=True):
        assert ours == pytest.approx(np.percentile(runs, percent, axis=0), rel=1e-12, abs=1e-15)


def test_the_more_is_tried_the_lower_it_comes_and_descent_comes_lower_still():
    low, median, high = band(Run().neuron(ARRAYS).loss, WINDOW, 1000, range(100))
    for line in (low, median, high):
        assert (np.diff(line) <= 0).all()
    assert (low <= median).all()
    assert (median <= high).all()
    descent = [point[2] for point in best(Run(max_steps=500).walk())]
    after = [descent[k // 2] for k in range(1000)]
    behind = np.argmax(np.array(after) < median)
    assert 200 <= behind <= 600
    assert after[-1] < low[-1] / 10
