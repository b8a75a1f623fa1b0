"""Taylor's promise and the truth, against 60 digits."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.numerics.angle import turned
from app.numerics.namespace import ARRAYS, FLOATS
from app.numerics.taylor import DIAL, bend, break_even_rate, dial, promised
from app.run import Run
from tests.numerics import exact
from tests.numerics.kinds import KINDS, fitting
from tests.numerics.strategies import points, rates, thetas

quick = settings(max_examples=60, deadline=None)
WALK = list(Run(max_steps=1200).walk())


def at(step, rate):
    """Return θ, ∇L, ∇²L and the step −rate·∇L at a point of the lecture's run."""
    _, theta, _, gradient = WALK[step]
    hessian = Run().neuron(FLOATS).hessian(theta)
    return theta, gradient, hessian, (-rate * gradient[0], -rate * gradient[1])


def lowest_angle(step, rate):
    """Return the angle from the gradient, to half a degree, at which a step of this length falls most."""
    theta, _, _, taken = at(step, rate)
    falls = {
        degrees / 2: Run().change(FLOATS)(theta, turned(taken, degrees / 2 - 180)) for degrees in range(720)
    }
    return min(falls, key=falls.get)


@quick
@given(points=points, theta=thetas)
def test_gradient_and_hessian_are_the_finite_differences_of_60_digits(points, theta):
    objective = Run(point=points).neuron(FLOATS)
    gradient, hessian = exact.derivatives(points, theta)
    assert objective.measure(theta)[1] == pytest.approx(gradient, rel=1e-9, abs=1e-15)
    assert objective.hessian(theta) == pytest.approx(hessian, rel=1e-9, abs=1e-14)


@quick
@given(points=points, theta=thetas, direction=thetas, rate=rates)
def test_the_promises_are_those_of_the_finite_differences(points, theta, direction, rate):
    objective = Run(point=points).neuron(FLOATS)
    step = rate * direction[0], rate * direction[1]
    (dw, db), (ww, wb, bb) = exact.derivatives(points, theta)
    u, v = direction
    first = rate * (u * dw + v * db)
    second = first + 0.5 * rate * rate * (u * u * ww + 2 * u * v * wb + v * v * bb)
    size = sum(abs(number) for number in step) ** 2
    assert promised(objective.measure(theta)[1], objective.hessian(theta), step) == (
        pytest.approx(first, rel=1e-9, abs=1e-13 * size + 1e-15),
        pytest.approx(second, rel=1e-9, abs=1e-13 * size + 1e-15),
    )


@settings(max_examples=200, deadline=None)
@given(points=points, theta=thetas, rate=rates, by=st.floats(0, 360))
def test_the_true_change_keeps_its_digits(points, theta, rate, by):
    run = Run(point=points)
    direction = turned(run.neuron(FLOATS).measure(theta)[1], by)
    step = rate * direction[0], rate * direction[1]
    expected = pytest.approx(exact.change(points, theta, direction, rate), rel=1e-9, abs=1e-15)
    assert run.change(FLOATS)(theta, step) == expected
    lanes = run.change(ARRAYS)((np.array([theta[0]]), np.array([theta[1]])), tuple(map(np.atleast_1d, step)))
    assert lanes[0] == expected


@pytest.mark.parametrize("kind", KINDS, ids=str)
@settings(max_examples=60, deadline=None)
@given(points=points, theta=thetas, rate=rates, by=st.floats(0, 360))
def test_so_it_does_for_every_activation_and_loss(kind, points, theta, rate, by):
    activation, loss = kind
    run = Run(activation=activation, loss=loss, point=fitting(points, loss))
    direction = turned(run.neuron(FLOATS).measure(theta)[1], by)
    step = rate * direction[0], rate * direction[1]
    true = exact.change(run.point, theta, direction, rate, activation=activation, loss=loss)
    # beyond the sigmoid's bounds the terms themselves are large, and their rounding with them
    size = sum((1 + abs(step[0] * x) + abs(step[1])) * (1 + abs(theta[0] * x)) for x, _ in run.point)
    expected = pytest.approx(true, rel=1e-9, abs=1e-15 * size)
    assert run.change(FLOATS)(theta, step) == expected
    lanes = run.change(ARRAYS)((np.array([theta[0]]), np.array([theta[1]])), tuple(map(np.atleast_1d, step)))
    assert lanes[0] == expected


def test_a_change_of_cross_entropy_keeps_its_digits_in_the_tail_of_a_run():
    run, lost = Run(loss="cross_entropy", max_steps=450), 0
    for step, theta, loss, (dw, db) in run.walk():
        if step % 50 == 0:
            true = exact.change(run.point, theta, (-dw, -db), 1.0, loss="cross_entropy")
            expected = pytest.approx(true, rel=1e-8, abs=0)
            assert run.change(FLOATS)(theta, (-dw, -db)) == expected
            lost += run.neuron(FLOATS).loss((theta[0] - dw, theta[1] - db)) - loss != expected
    assert lost >= 4


def test_it_keeps_them_along_the_lecture_s_run_and_beyond_where_a_difference_of_losses_has_none():
    run, lost = Run(), 0
    for step in range(0, 1201, 40):
        theta, gradient, _, taken = at(step, 1.0)
        truth = exact.change(run.point, theta, (-gradient[0], -gradient[1]), 1.0)
        assert run.change(FLOATS)(theta, taken) == pytest.approx(truth, rel=1e-9, abs=0)
        after = theta[0] + taken[0], theta[1] + taken[1]
        loss = run.neuron(FLOATS).loss
        lost += loss(after) - loss(theta) != pytest.approx(truth, rel=1e-9, abs=0)
    assert lost > 0


@pytest.mark.parametrize("z", [-740.0, -40.0, -1e-9, 0.0, 1e-9, 40.0, 700.0])
@pytest.mark.parametrize("h", [-1e9, -50.0, -1e-9, -1e-300, 0.0, 1e-300, 1e-9, 50.0, 1e9])
def test_it_keeps_them_far_out_and_for_the_smallest_and_the_largest_steps(z, h):
    run = Run(point=((0, 0.3),))
    truth = exact.change(run.point, (0.0, z), (0.0, 1.0), h, digits=700)
    assert run.change(FLOATS)((0.0, z), (0.0, h)) == pytest.approx(truth, rel=1e-9, abs=1e-300)


@quick
@given(points=points, theta=thetas, direction=thetas)
def test_what_the_second_order_leaves_out_is_of_the_third(points, theta, direction):
    objective, change = Run(point=points).neuron(FLOATS), Run(point=points).change(FLOATS)
    gradient, hessian = objective.measure(theta)[1], objective.hessian(theta)
    for size in (1e-2, 1e-4):
        step = size * direction[0], size * direction[1]
        # |f′|, |f″|, |f‴| < 1/4, |f − y| < 2: a third derivative of a point's loss is below 1
        cube = sum(abs(x * step[0] + step[1]) ** 3 for x, _ in points)
        assert abs(change(theta, step) - promised(gradient, hessian, step)[1]) <= cube / 6 + 1e-15


@quick
@given(points=points, theta=thetas, direction=thetas.filter(lambda u: math.hypot(*u) > 1e-3))
def test_at_the_break_even_rate_the_quadratic_model_is_back_where_it_began(points, theta, direction):
    objective = Run(point=points).neuron(FLOATS)
    gradient, hessian = objective.measure(theta)[1], objective.hessian(theta)
    rate = break_even_rate(gradient, hessian, direction)
    first = promised(gradient, hessian, direction)[0]
    bent = bend(hessian, direction)
    if rate is None:
        assert first * bent >= 0 or abs(first) < 1e-300 or abs(bent) < 1e-200
    else:
        assert math.isfinite(rate)
        assert rate == pytest.approx(-2 * first / bent, rel=1e-6)


def test_the_break_even_rates_of_the_lecture_s_run():
    def rate(step):
        _, gradient, hessian, direction = at(step, 1.0)
        return break_even_rate(gradient, hessian, direction)

    # on the dome and the saddle the model goes down for ever
    assert [step for step in range(1001) if rate(step) is None] == list(range(82))
    assert rate(100) == pytest.approx(69.0, abs=0.05)
    assert min(rate(step) for step in range(82, 1001)) == rate(83) == pytest.approx(4.058, abs=1e-3)


def test_a_break_even_rate_does_not_depend_on_what_underflows():
    for scale in (1.0, 1e-160, 1e-300):
        rate = break_even_rate((scale, 0.0), (1.0, 0.0, 1.0), (-scale, 0.0))
        assert rate == pytest.approx(2.0)
    assert break_even_rate((1.0, 0.0), (1e-300, 0.0, 1.0), (-1e-300, 0.0)) is None
    assert break_even_rate((1.0, 0.0), (1.0, 0.0, 1.0), (0.0, 0.0)) is None
    assert break_even_rate((1.0, 0.0), (0.0, 0.0, 0.0), (1.0, 0.0)) is None
    assert break_even_rate((0.0, 0.0), (1.0, 0.0, 1.0), (1.0, 0.0)) is None


def turning(step, rate):
    theta, gradient, hessian, taken = at(step, rate)
    return dial(theta, gradient, hessian, taken, Run().change(ARRAYS))


def test_the_dial_holds_the_step_itself_and_turns_it_with_its_length_kept():
    theta, gradient, hessian, taken = at(82, 5.0)
    around = turning(82, 5.0)
    assert DIAL.tolist() == list(range(0, 360, 5))
    for place, degrees in enumerate(DIAL.tolist()):
        step = turned(taken, degrees - 180)
        first, second = promised(gradient, hessian, step)
        assert around.first_order[place] == pytest.approx(first, rel=1e-12, abs=1e-15)
        assert around.second_order[place] == pytest.approx(second, rel=1e-12, abs=1e-15)
        assert around.actual[place] == pytest.approx(Run().change(FLOATS)(theta, step), rel=1e-12, abs=1e-15)


def test_the_promise_is_steepest_at_180_degrees_and_the_truth_need_not_be():
    around = turning(82, 5.0)
    assert DIAL[around.first_order.argmin()] == 180
    assert DIAL[around.actual.argmin()] == 125
    assert lowest_angle(82, 5.0) == 126
    # both marks merge as the rate shrinks
    assert [lowest_angle(82, rate) for rate in (0.1, 0.01)] == [pytest.approx(180, abs=1.5)] * 2


def test_on_the_plateau_promise_and_truth_lie_on_each_other():
    around = turning(0, 1.0)
    assert around.first_order == pytest.approx(around.actual, abs=0.01 * np.abs(around.actual).max())
    assert lowest_angle(0, 1.0) == pytest.approx(180, abs=1.5)


def test_a_step_along_the_promise_can_go_up():
    assert turning(80, 20.0).actual[36] > 0 > turning(80, 20.0).first_order[36]


def test_there_is_no_dial_around_a_zero_vector():
    change = Run().change(ARRAYS)
    for gradient, step in (((0.0, 0.0), (1.0, 0.0)), ((1.0, 0.0), (0.0, 0.0))):
        assert dial((0.0, 0.0), gradient, (1.0, 0.0, 1.0), step, change) is None
