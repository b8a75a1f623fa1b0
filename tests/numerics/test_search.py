"""Search: places tried in the window, the best so far, and the race against descent."""

from statistics import median

import pytest

from app.numerics.namespace import FLOATS
from app.numerics.search import best
from app.run import Run

DRAWN = [(-0.04814149163243453, 11.088458450591904), (0.479820666192317, 11.207840077192389)]
WINDOW = {"w_min": -1, "w_max": 3, "b_min": 10, "b_max": 12}


@pytest.mark.parametrize(
    ("max_steps", "side"), [(1, 1), (2, 1), (3, 2), (8, 3), (24, 5), (25, 5), (1000, 31)]
)
def test_a_grid_has_as_many_places_as_fit_row_by_row(max_steps, side):
    points = list(Run(method="grid_search", max_steps=max_steps, **WINDOW).walk())
    assert [step for step, *_ in points] == list(range(side * side))
    for step, (w, b), *_ in points:
        row, column = divmod(step, side)
        assert w == pytest.approx(-1 + 4 * (column + 0.5) / side)
        assert b == pytest.approx(10 + 2 * (row + 0.5) / side)


def test_random_places_are_uniform_in_the_window_and_the_documented_draws():
    run = Run(method="random_search", max_steps=4000, seed=3, **WINDOW)
    places = [theta for _, theta, *_ in run.walk()]
    assert len(places) == 4001
    for k, (low, high) in enumerate(((-1, 3), (10, 12))):
        column = [place[k] for place in places]
        assert low <= min(column) < low + 0.01 * (high - low)
        assert high >= max(column) > high - 0.01 * (high - low)
        assert sum(column) / len(column) == pytest.approx((low + high) / 2, abs=0.02 * (high - low))
    assert places[:2] == DRAWN


@pytest.mark.parametrize("method", ["random_search", "grid_search"])
def test_every_place_has_the_full_loss_and_gradient_and_a_search_ends_when_all_are_tried(method):
    run = Run(method=method, max_steps=50)
    walk, objective = run.walk(), run.neuron(FLOATS)
    for _, theta, loss, gradient in walk:
        assert (loss, gradient) == objective.measure(theta)
    assert walk.outcome == "steps_exhausted"


def test_a_search_does_not_stop_where_the_gradient_is_zero_or_small():
    run = Run(method="random_search", max_steps=50, tolerance=1000, activation="relu")
    assert len(list(run.walk())) == 51


def test_another_seed_tries_other_places():
    first, second = (
        [theta for _, theta, *_ in Run(method="random_search", max_steps=9, seed=seed).walk()]
        for seed in (0, 1)
    )
    assert not set(first) & set(second)


def test_the_best_so_far_only_falls_and_is_one_of_the_points():
    for method in ("random_search", "gradient_descent"):
        points = list(Run(method=method, learning_rate=30, max_steps=200).walk())
        lowest = list(best(points))
        assert len(lowest) == len(points)
        for k, point in enumerate(lowest):
            assert point == min(points[: k + 1], key=lambda other: other[2])


def losses_after(run, evaluations):
    """Return the best loss after each number of evaluations."""
    found = [point[2] for point in best(run.walk())]
    return [found[int(count / run.evaluations_per_step)] for count in range(evaluations)]


def test_descent_overtakes_random_search_after_a_few_hundred_evaluations():
    budget = 1000
    descent = losses_after(Run(max_steps=budget), budget)
    overtaken = []
    for seed in range(41):
        search = losses_after(Run(method="random_search", seed=seed, max_steps=budget), budget)
        overtaken.append(
            max(k for k, (ours, theirs) in enumerate(zip(descent, search, strict=True)) if ours >= theirs) + 1
        )
    assert 200 <= median(overtaken) <= 600
    assert all(count < budget for count in overtaken)


def test_at_first_the_search_is_ahead():
    search = losses_after(Run(method="random_search", max_steps=100), 100)
    descent = losses_after(Run(max_steps=100), 100)
    assert search[50] < 0.1 < 0.4 < descent[50]


def test_a_place_tried_costs_one_evaluation():
    assert Run(method="random_search").evaluations_per_step == 1
    assert Run(method="grid_search").evaluations_per_step == 1
    assert Run(method="newton").evaluations_per_step == 3
