"""Batches: drawn the same everywhere, each point once an epoch, and steps by their gradient alone."""

from collections import Counter
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.numerics.batches import batches
from app.numerics.namespace import FLOATS
from app.run import Run
from tests.numerics.kinds import KINDS

FIRST = (2, 4, 0, 1, 3, 5, 2, 5, 3, 4, 1, 0)
SECOND = [(1, 3, 4, 5), (0, 2), (0, 1, 2, 3), (4, 5)]
SIX = ((3.5, 0.5), (0.35, 0.5), (3.2, 0.5), (-2.0, 0.5), (1.5, 0.1), (-0.5, 0.3))


@given(count=st.integers(1, 12), data=st.data(), seed=st.integers(0, 10**6))
def test_every_epoch_has_each_point_once(count, data, seed):
    size = data.draw(st.integers(1, count))
    per_epoch = -(-count // size)
    drawn = list(islice(batches(count, size, seed), 3 * per_epoch))
    for epoch in range(3):
        of_epoch = drawn[epoch * per_epoch : (epoch + 1) * per_epoch]
        assert sorted(place for batch in of_epoch for place in batch) == list(range(count))
        assert [len(batch) for batch in of_epoch[:-1]] == [size] * (per_epoch - 1)
    assert all(list(batch) == sorted(batch) for batch in drawn)


def test_the_draws_are_the_documented_ones_on_every_machine():
    assert list(islice(batches(6, 1, 0), 12)) == [(k,) for k in FIRST]
    assert list(islice(batches(6, 4, 2026), 4)) == SECOND


def test_every_order_of_three_points_is_as_likely():
    drawn = batches(3, 1, 5)
    orders = Counter(tuple(next(drawn) for _ in range(3)) for _ in range(6000))
    assert len(orders) == 6
    assert min(orders.values()) > 900


@pytest.mark.parametrize(("activation", "loss"), KINDS)
def test_each_step_goes_by_the_gradient_of_its_batch_and_reports_the_full_one(activation, loss):
    settings = {"activation": activation, "loss": loss, "point": SIX, "learning_rate": 0.05}
    run = Run(**settings, batch_size=4, seed=7, max_steps=60)
    full = run.neuron(FLOATS)
    walk = run.walk()
    for before, after in pairwise(walk):
        step, (w, b), value, gradient = before
        assert (value, gradient) == full.measure((w, b))
        some = Run(**settings | {"point": [SIX[place] for place in run.batch(step)]})
        dw, db = some.neuron(FLOATS).measure((w, b))[1]
        assert after[1] == (w - 0.05 * dw, b - 0.05 * db)


def test_point_by_point_cross_entropy_is_the_perceptron_like_update_of_the_notes():
    run = Run(loss="cross_entropy", batch_size=1, max_steps=20)
    f = 0.3
    for (step, (w, b), *_), (_, after, *_) in pairwise(run.model_copy(update={"learning_rate": f}).walk()):
        ((x, y),) = [run.point[place] for place in run.batch(step)]
        (a,) = [1 / (1 + 2.718281828459045 ** -(w * x + b))]
        assert after == pytest.approx((w + f * (y - a) * x, b + f * (y - a)), rel=1e-12)


def test_a_batch_of_all_points_is_the_run_without_batches():
    run = Run(point=SIX, batch_size=6)
    assert run == Run(point=SIX)
    assert run.query() == Run(point=SIX).query()


def test_another_seed_is_another_path_and_the_same_seed_the_same():
    paths = [list(Run(point=SIX, batch_size=1, seed=seed, max_steps=50).walk()) for seed in (0, 1, 1)]
    assert paths[1] == paths[2] != paths[0]


def test_every_method_that_takes_batches_keeps_its_memory_over_them():
    once = list(Run(method="adam", point=SIX, batch_size=2, learning_rate=0.1, max_steps=40).walk())
    assert len(once) == 41
    moved = [after[1][0] - before[1][0] for before, after in pairwise(once)]
    assert all(abs(part) < 0.11 for part in moved)


def test_a_batch_costs_its_share_of_the_evaluations():
    assert Run(point=SIX).evaluations_per_step == 2
    assert Run(point=SIX, batch_size=1).evaluations_per_step == pytest.approx(2 / 6)
    assert Run(point=SIX, batch_size=4).evaluations_per_step == 1
    assert [Run(point=SIX, batch_size=size).steps_per_epoch for size in (1, 2, 4, 5, 6)] == [6, 3, 2, 2, 1]


def test_going_point_by_point_it_zigzags_about_the_minimum_and_never_settles():
    # at the best w and b the six points still pull in different directions
    run = Run(point=SIX, loss="cross_entropy", batch_size=1, learning_rate=0.5, max_steps=3000)
    lowest = run.minimum().loss
    losses = [loss for _, _, loss, _ in run.walk()][-600:]
    rises = sum(after > before for before, after in pairwise(losses))
    assert 200 < rises < 400
    assert min(losses) - lowest > 0
    smaller = Run(point=SIX, loss="cross_entropy", batch_size=1, learning_rate=0.05, max_steps=3000)
    assert max([loss for _, _, loss, _ in smaller.walk()][-600:]) < sum(losses) / 600
