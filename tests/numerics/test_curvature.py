"""The curvature here: eigenvalues and the word for them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.numerics.curvature import curvature, eigenvalues, sharpest
from app.numerics.namespace import FLOATS
from app.run import Run

entries = st.floats(-1e3, 1e3)
matrices = st.tuples(entries, entries, entries)


@given(matrix=matrices)
def test_the_eigenvalues_are_numpy_s(matrix):
    ww, wb, bb = matrix
    expected = np.linalg.eigvalsh([[ww, wb], [wb, bb]])
    assert eigenvalues(matrix) == pytest.approx(expected, rel=1e-13, abs=1e-13 * np.abs(expected).max())


def test_a_small_eigenvalue_beside_a_large_one_keeps_its_digits():
    # that of diag(1, 1e−20) turned a little: mean − radius would give 0
    small, large = eigenvalues((1.0, 1e-12, 1e-20))
    assert (small, large) == (pytest.approx(1e-20 - 1e-24, rel=1e-12, abs=0), 1.0)
    assert eigenvalues((-1.0, 1e-12, -1e-20)) == (-1.0, -small)


@pytest.mark.parametrize("scale", [5e-324, 1e-200, 1e150])
def test_tiny_and_huge_matrices_have_finite_eigenvalues(scale):
    assert eigenvalues((2 * scale, 0.0, scale)) == (scale, 2 * scale)
    assert eigenvalues((0.0, scale, 0.0)) == (-scale, scale)


def test_a_zero_matrix_is_flat():
    assert eigenvalues((0.0, 0.0, 0.0)) == (0.0, 0.0)
    assert curvature((0.0, 0.0), 0.0, steep=False) == "plateau"


@given(places=st.lists(matrices, min_size=1, max_size=5))
def test_the_sharpest_of_many_places_has_the_largest_eigenvalue(places):
    largest = max(abs(value) for matrix in places for value in eigenvalues(matrix))
    assert sharpest(tuple(map(np.array, zip(*places, strict=True)))) == pytest.approx(largest, rel=1e-12)


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ((-0.09, 0.1), "plateau"),
        ((-0.11, 0.05), "edge"),
        ((-0.2, 1.0), "edge"),
        ((-0.05, 0.5), "valley"),
        ((0.1, 1.0), "valley"),
        ((0.11, 0.12), "bowl"),
    ],
)
def test_the_words_are_judged_against_the_yardstick(values, word):
    for yardstick in (1.0, 1e-6):
        scaled = values[0] * yardstick, values[1] * yardstick
        assert curvature(scaled, yardstick, steep=False) == word
        assert word == "plateau" or curvature(scaled, yardstick, steep=True) == word


@pytest.mark.parametrize(("values", "word"), [((-0.09, 0.05), "edge"), ((-0.05, 0.09), "valley")])
def test_a_flat_stretch_of_a_cliff_belongs_to_the_edge_or_to_the_valley(values, word):
    assert curvature(values, 1.0, steep=True) == word


def test_the_lecture_s_run_goes_from_the_plateau_over_the_edge_into_the_valley():
    hessian = Run().neuron(FLOATS).hessian
    both = [eigenvalues(hessian(theta)) for _, theta, *_ in Run().walk()]
    assert both[-1] == pytest.approx((0.01031515, 0.08040985), rel=2e-4)
    # a dome for steps 0–52, a saddle for 53–81, a bowl from 82
    signs = [(small > 0) + (large > 0) for small, large in both]
    assert signs == [0] * 53 + [1] * 29 + [2] * 919
    yardstick = max(abs(large) for _, large in both)
    words = [curvature(values, yardstick, steep=False) for values in both]
    # "about 64 epochs of plateau"
    assert words == ["plateau"] * 65 + ["edge"] * 17 + ["valley"] * 919


def test_a_carpet_that_rises_without_end_has_slopes_in_the_place_of_cliffs():
    assert curvature((0.0, 1e-4), 1.0, steep=True, endless=True) == "slope"
    assert curvature((0.0, 1e-4), 1.0, steep=False, endless=True) == "plateau"
    assert curvature((0.0, 1.0), 1.0, steep=True, endless=True) == "valley"
