"""The surface: the loss over a window."""

import numpy as np
import pytest

from app.numerics.namespace import FLOATS
from app.run import Run


def test_rows_follow_b_and_columns_follow_w():
    run = Run(w_min=-3, w_max=2, b_min=-1, b_max=4)
    w, b, loss = run.surface(7)
    assert loss.shape == (7, 7)
    assert (w[0], w[-1], b[0], b[-1]) == (-3, 2, -1, 4)
    assert loss[1, 5] == pytest.approx(run.neuron(FLOATS).loss((float(w[5]), float(b[1]))), rel=1e-13)


def test_the_highest_point_of_the_lecture_s_window():
    assert Run().surface(241)[2].max() == pytest.approx(0.702335, abs=1e-5)


def test_a_far_window_has_a_finite_loss():
    run = Run(w_min=-1e6, w_max=1e6, b_min=-1e6, b_max=1e6, point=((1e6, 1e6), (-1e6, -1e6)))
    assert np.isfinite(run.surface(31)[2]).all()
