"""Descent: the one loop, against the reference numbers and against an independent loop."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.numerics.activations import ACTIVATIONS
from app.numerics.descent import Walk, descend, directed, reported
from app.numerics.losses import LOSSES
from app.numerics.namespace import FLOATS
from app.numerics.neuron import neuron
from app.numerics.optimizers import OPTIMIZERS, Optimizer
from app.run import Run
from tests.numerics import lecture
from tests.numerics.strategies import points, rates, thetas

LECTURE = ((0.5, 0.2), (2.5, 0.9))
GRADIENT_DESCENT = OPTIMIZERS["gradient_descent"].optimizer(FLOATS)


class Bowl:
    """L = ½ k (w² + b²): every step multiplies by 1 − rate·k."""

    def __init__(self, k):
        self.k = k

    def measure(self, theta):
        w, b = theta
        return 0.5 * self.k * (w * w + b * b), (self.k * w, self.k * b)


def walk(objective=None, start=(-2.0, -2.0), rate=1.0, max_steps=1000, tolerance=0.0):
    objective = objective or neuron(LECTURE, ACTIVATIONS["sigmoid"], LOSSES["squared_error"], FLOATS)
    return Walk(
        descend(
            objective, GRADIENT_DESCENT, start, FLOATS, rate=rate, max_steps=max_steps, tolerance=tolerance
        )
    )


@pytest.mark.parametrize(
    ("step", "w", "b", "loss"),
    [
        (0, -2, -2, 0.4158199010199929),
        (1, -1.99450768078436, -1.9922888407847856, 0.41572985510220245),
        (100, 1.0029902113597942, -1.050785888087097, 0.017741009621761353),
        (1000, 1.7917198301022377, -2.2821180729166732, 2.4291865713546816e-11),
    ],
)
def test_the_lecture_s_run_has_the_reference_numbers(step, w, b, loss):
    reached, theta, value, _ = list(walk())[step]
    assert reached == step
    assert theta == pytest.approx((w, b), rel=0, abs=1e-12)
    assert value == pytest.approx(loss, rel=1e-9, abs=1e-15)


@settings(deadline=None)
@given(
    points=st.lists(st.tuples(st.floats(-3, 3), st.floats(0, 1)), min_size=1, max_size=3).map(tuple),
    start=st.tuples(st.floats(-4, 4), st.floats(-4, 4)),
    rate=st.floats(0.01, 1),
    steps=st.integers(1, 300),
)
def test_a_run_follows_the_independent_loop_to_its_end(points, start, rate, steps):
    objective = neuron(points, ACTIVATIONS["sigmoid"], LOSSES["squared_error"], FLOATS)
    run = walk(objective, start, rate, steps)
    ours = list(run)
    for (_, theta, loss, _), reference in zip(
        ours, lecture.descend(points, *start, rate, steps), strict=False
    ):
        assert theta == pytest.approx(reference, rel=0, abs=1e-12)
        assert loss == pytest.approx(lecture.loss(points, *reference), rel=1e-9, abs=1e-15)
    assert len(ours) == steps + 1 or run.outcome == "stationary"


@settings(deadline=None)
@given(points=points, start=thetas, rate=rates)
def test_at_any_rate_each_step_is_the_independent_loop_s_from_there(points, start, rate):
    # Where the rate is too big a run is chaotic, and two right codes part: so one step at a time.
    objective = neuron(points, ACTIVATIONS["sigmoid"], LOSSES["squared_error"], FLOATS)
    ours = [theta for _, theta, *_ in walk(objective, start, rate, 40)]
    for before, after in pairwise(ours):
        assert after == pytest.approx(lecture.descend(points, *before, rate, 1)[1], rel=1e-12, abs=1e-12)


@given(points=points, start=thetas, rate=rates)
def test_every_number_of_a_run_is_finite(points, start, rate):
    objective = neuron(points, ACTIVATIONS["sigmoid"], LOSSES["squared_error"], FLOATS)
    for _, theta, loss, gradient in walk(objective, start, rate, 50):
        assert all(map(math.isfinite, (*theta, loss, *gradient)))


def test_a_run_that_uses_up_its_steps_says_so():
    run = walk(max_steps=3)
    assert run.outcome is None
    assert [step for step, *_ in run] == [0, 1, 2, 3]
    assert run.outcome == "steps_exhausted"


def test_a_start_within_the_tolerance_is_stationary_at_once():
    run = walk(tolerance=1.0)
    assert [step for step, *_ in run] == [0]
    assert run.outcome == "stationary"


def test_a_run_stops_at_the_first_gradient_within_the_tolerance():
    run = walk(tolerance=1e-4, max_steps=5000)
    gradients = [max(map(abs, gradient)) for *_, gradient in run]
    assert run.outcome == "stationary"
    assert gradients[-1] <= 1e-4 < min(gradients[:-1])


def test_both_parts_of_the_gradient_must_be_within_the_tolerance():
    run = walk(Bowl(1.0), start=(0.0, 1.0), rate=0.5, max_steps=4, tolerance=0.2)
    assert [theta for _, theta, *_ in run][-1] == (0.0, 0.125)
    assert run.outcome == "stationary"


def test_an_exactly_zero_gradient_is_stationary_at_tolerance_zero():
    run = walk(Bowl(1.0), start=(4.0, -4.0), rate=1.0)
    assert [theta for _, theta, *_ in run] == [(4.0, -4.0), (0.0, 0.0)]
    assert run.outcome == "stationary"


def test_a_gradient_that_underflows_to_zero_is_stationary():
    objective = neuron(LECTURE, ACTIVATIONS["sigmoid"], LOSSES["squared_error"], FLOATS)
    run = walk(objective, start=(-2000.0, -2000.0))
    assert [step for step, *_ in run] == [0]
    assert run.outcome == "stationary"


def test_a_run_diverges_before_its_first_number_that_is_not_finite():
    run = walk(Bowl(1e10), start=(1.0, 1.0), max_steps=10_000)
    points = list(run)
    assert run.outcome == "diverged"
    assert points[-1][0] < 20
    assert all(math.isfinite(number) for _, theta, loss, _ in points for number in (*theta, loss))


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_any_part_of_the_next_point_that_is_not_finite_ends_the_run(bad):
    class Broken:
        def __init__(self, part):
            self.part = part

        def measure(self, theta):
            if theta == (1.0, 1.0):
                return 0.5, (1.0, 1.0)
            return [(bad, (1.0, 1.0)), (0.5, (bad, 1.0)), (0.5, (1.0, bad))][self.part]

    for part in range(3):
        run = walk(Broken(part), start=(1.0, 1.0))
        assert [step for step, *_ in run] == [0]
        assert run.outcome == "diverged"


def test_a_start_that_is_not_finite_is_refused():
    with pytest.raises(ValueError, match="finite"):
        list(walk(Bowl(1e300), start=(1e300, 0.0)))


@pytest.mark.parametrize(
    ("last", "every", "steps"),
    [
        (6, 1, [0, 1, 2, 3, 4, 5, 6]),
        (6, 2, [0, 2, 4, 6]),
        (7, 3, [0, 3, 6, 7]),
        (6, 100, [0, 6]),
        (0, 5, [0]),
    ],
)
def test_the_first_each_kth_and_the_last_point_are_reported_once(last, every, steps):
    points = [(step, (0.0, 0.0), 0.0, (0.0, 0.0)) for step in range(last + 1)]
    assert [step for step, *_ in reported(points, every)] == steps


def test_from_a_step_on_the_rate_is_another_and_the_past_stays():
    changed = list(Run(rate_change=((10, 5.0), (20, 0.5)), max_steps=30).walk())
    assert changed[:11] == list(Run(max_steps=10).walk())
    for (step, (w, b), _, (dw, db)), (_, after, _, _) in pairwise(changed):
        rate = 1.0 if step < 10 else 5.0 if step < 20 else 0.5
        assert after == (w - rate * dw, b - rate * db)


def test_a_rate_may_change_at_the_first_and_after_the_last_step():
    first = list(Run(rate_change=((1, 3.0),), max_steps=5).walk())
    assert first[1] == list(Run(max_steps=1).walk())[1]
    (w, b) = first[1][1]
    afterwards = list(Run(w=w, b=b, learning_rate=3, max_steps=4).walk())
    assert [point[1:] for point in first[1:]] == [point[1:] for point in afterwards]
    assert list(Run(rate_change=((5, 3.0), (9, 1.0)), max_steps=5).walk()) == list(Run(max_steps=5).walk())


def test_the_rate_of_each_step_is_told():
    run = Run(learning_rate=2, rate_change=((10, 5.0), (20, 0.5)))
    assert [run.rate(step) for step in (0, 9, 10, 19, 20, 999)] == [2, 2, 5, 5, 0.5, 0.5]


def test_a_change_of_the_rate_keeps_the_memory_of_the_method():
    once = list(Run(method="momentum", max_steps=20).walk())
    same = list(Run(method="momentum", max_steps=20, rate_change=((7, 1.0),)).walk())
    assert once == same


def test_gradient_descent_points_against_the_gradient_and_remembers_nothing():
    state = GRADIENT_DESCENT.init((0.0, 0.0))
    assert GRADIENT_DESCENT.update((0.0, 0.0), (3.0, -4.0), state, None) == ((-3.0, 4.0), state)


def test_the_directions_are_those_of_the_updates_even_where_the_method_remembers():
    def heavy(theta, gradient, state, objective):
        velocity = tuple(0.5 * before + now for before, now in zip(state, gradient, strict=True))
        return (-velocity[0], -velocity[1]), velocity

    ball = Optimizer(lambda theta: (0.0, 0.0), heavy)
    bowl, rate = Bowl(1.0), 0.3

    def told(steps):
        points = descend(bowl, ball, (3.0, -4.0), FLOATS, rate=rate, max_steps=steps, tolerance=0.0)
        return list(directed(points, ball, bowl))

    for ((_, (w, b), *_), (u, v)), ((_, after, *_), _) in pairwise(told(20)):
        assert (w + rate * u, b + rate * v) == after
    # at the last point it is the update that would be made next
    assert told(7)[-1] == told(8)[7]
