"""What the lecture says of methods, losses and rates, each claim computed."""

import math
from itertools import pairwise

import pytest

from app.numerics.taylor import ROUNDING
from app.run import Run

MINIMUM = (1.791759469228055, -2.282174095733919)
SIX = ((3.5, 0.5), (0.35, 0.5), (3.2, 0.5), (-2.0, 0.5), (1.5, 0.1), (-0.5, 0.3))
"""The companion notebook's points."""
STABLE = {"squared_error": 24.8726, "cross_entropy": 5.1380}
"""2/λmax at the minimum, beyond which plain descent leaves it."""


def steps_until_close(**settings):
    """Return the first step within 0.01 of the minimum."""
    for step, theta, *_ in Run(**settings).walk():
        if math.dist(theta, MINIMUM) < 0.01:
            return step
    return None


def rises(**settings):
    losses = [loss for _, _, loss, _ in Run(**settings).walk()]
    return sum(after - before > ROUNDING * losses[0] for before, after in pairwise(losses))


def test_at_one_rate_cross_entropy_arrives_after_133_steps_and_squared_error_after_521():
    assert steps_until_close(loss="cross_entropy") == 133
    assert steps_until_close() == 521


@pytest.mark.parametrize(
    ("start", "squared_error", "cross_entropy"), [(-2, (36, 36), (51, 51)), (-5, (620, 640), (37, 37))]
)
def test_each_at_half_its_own_bound_cross_entropy_wins_only_far_from_the_answer(
    start, squared_error, cross_entropy
):
    for loss, (least, most) in (("squared_error", squared_error), ("cross_entropy", cross_entropy)):
        rate = STABLE[loss] / 2
        assert least <= steps_until_close(loss=loss, learning_rate=rate, w=start, b=start) <= most


def test_at_the_start_from_minus_five_squared_error_hardly_pushes():
    pushes = {}
    for loss, bound in STABLE.items():
        _, _, _, gradient = next(iter(Run(loss=loss, w=-5, b=-5).walk()))
        pushes[loss] = bound / 2 * math.hypot(*gradient)
    assert pushes["cross_entropy"] > 50 * pushes["squared_error"]


@pytest.mark.parametrize("loss", STABLE)
def test_just_below_its_bound_a_rate_settles_and_just_above_it_never_does(loss):
    w, b = MINIMUM
    near = {"loss": loss, "w": w + 1e-3, "b": b, "max_steps": 3000}
    lowest = Run(loss=loss).minimum().loss
    *_, (_, below, _, _) = Run(**near, learning_rate=STABLE[loss] * 0.97).walk()
    *_, (_, above, end, _) = Run(**near, learning_rate=STABLE[loss] * 1.03).walk()
    assert math.dist(below, MINIMUM) < 1e-9
    assert math.dist(above, MINIMUM) > 0.05
    assert end - lowest > 1e-4


def test_24_and_26_stand_on_either_side_of_the_bound():
    assert rises(learning_rate=24) < 30
    assert rises(learning_rate=26) > 300


def test_why_schedules_a_rate_too_big_to_settle_arrives_once_it_is_lowered():
    *_, (_, wild, _, _) = Run(learning_rate=26).walk()
    *_, (_, tamed, _, _) = Run(learning_rate=26, rate_change=((300, 10.0),)).walk()
    assert math.dist(wild, MINIMUM) > 0.05
    assert math.dist(tamed, MINIMUM) < 1e-9


def test_why_schedules_a_smaller_rate_quiets_the_stochastic_zig_zag():
    settings = {
        "point": SIX,
        "loss": "cross_entropy",
        "batch_size": 1,
        "learning_rate": 0.5,
        "max_steps": 4000,
    }
    lowest = Run(point=SIX, loss="cross_entropy").minimum().loss
    noisy = [loss for _, _, loss, _ in Run(**settings).walk()][-500:]
    quiet = [loss for _, _, loss, _ in Run(**settings, rate_change=((2000, 0.02),)).walk()][-500:]
    assert sum(quiet) / 500 - lowest < 0.1 * (sum(noisy) / 500 - lowest)


def test_momentum_crosses_the_plateau_sooner_and_overshoots():
    heavy = list(Run(method="momentum", max_steps=300).walk())
    assert next(step for step, _, loss, _ in heavy if loss < 0.1) < 30
    assert next(step for step, _, loss, _ in Run().walk() if loss < 0.1) > 80
    assert max(math.dist(theta, MINIMUM) for _, theta, *_ in heavy[40:]) > 1


def test_a_dead_relu_is_stationary_and_wrong():
    walk = Run(activation="relu").walk()
    points = list(walk)
    assert (len(points), walk.outcome) == (1, "stationary")
    assert points[0][2] == pytest.approx(0.5 * (0.2**2 + 0.9**2))
    assert Run(activation="relu").minimum().loss == pytest.approx(0, abs=1e-30)


def test_no_neuron_fits_the_notebooks_six_points_and_the_best_is_nearly_flat():
    lowest = Run(point=SIX).minimum()
    assert lowest.loss == pytest.approx(0.069744, rel=1e-4)
    at = [1 / (1 + math.exp(-lowest.w * x - lowest.b)) for x in (-2, 3.5)]
    assert at == pytest.approx([0.385, 0.412], abs=5e-4)
    *_, (_, _, end, _) = Run(point=SIX).walk()
    assert end == pytest.approx(lowest.loss, rel=1e-9)


def test_one_point_a_step_makes_hundreds_of_steps_uphill_where_all_points_make_none():
    settings = {"point": SIX, "loss": "cross_entropy", "learning_rate": 0.5, "max_steps": 600}
    assert rises(**settings) == 0
    assert rises(**settings, batch_size=1) == 329


def test_momentum_is_far_beyond_the_minimum_at_step_60():
    heavy = list(Run(method="momentum", max_steps=60).walk())
    assert heavy[60][1][1] < -5 < MINIMUM[1]
