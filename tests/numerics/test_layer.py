"""A layer over a table: the same descent, held against plain NumPy, finite differences and the toy neuron."""

from itertools import pairwise
from random import Random

import numpy as np
import pytest

from app.numerics.activations import ACTIVATIONS
from app.numerics.batches import batches, stochastic
from app.numerics.descent import Walk, descend
from app.numerics.layer import drawn, layer, parts, walked, zeros
from app.numerics.losses import LOSSES
from app.numerics.namespace import ARRAYS
from app.numerics.optimizers import OPTIMIZERS
from app.run import Run
from tests.numerics.kinds import KINDS
from tests.rows import diabetes, seeded

SIX = ((3.5, 0.5), (0.35, 0.5), (3.2, 0.5), (-2.0, 0.5), (1.5, 0.1), (-0.5, 0.3))
TABLES = {
    "seeded": lambda: seeded(),
    "diabetes": lambda: np.hsplit(np.loadtxt(diabetes(), delimiter=","), [8]),
}


def objective(inputs, targets, activation="sigmoid", loss="cross_entropy"):
    return layer(
        np.ascontiguousarray(inputs.T), np.ascontiguousarray(targets.T), ACTIVATIONS[activation], LOSSES[loss]
    )


def walk(
    whole, start, method="gradient_descent", rate=1.0, max_steps=100, tolerance=0.0, epoch=1, optimizer=None
):
    entry = OPTIMIZERS[method]
    optimizer = optimizer or entry.optimizer(ARRAYS, **entry.parameters)
    return Walk(
        descend(
            walked(whole, epoch),
            optimizer,
            start,
            ARRAYS,
            rate=rate,
            max_steps=max_steps,
            tolerance=tolerance,
        )
    )


def plain(inputs, targets, rate, steps):
    """Descend in plain NumPy: cross-entropy, from zero, one output."""
    w, b = np.zeros(inputs.shape[1]), 0.0
    y = targets[:, 0]
    for _ in range(steps):
        error = 1 / (1 + np.exp(-(inputs @ w + b))) - y
        w, b = w - rate * (inputs * error[:, None]).mean(axis=0), b - rate * error.mean()
    return w, b


@pytest.mark.parametrize("table", TABLES)
def test_a_hundred_steps_from_zero_are_those_of_plain_numpy(table):
    inputs, targets = TABLES[table]()
    *_, (step, (w, b), _, _) = walk(objective(inputs, targets), zeros(inputs.shape[1], 1))
    expected_w, expected_b = plain(inputs, targets, 1.0, 100)
    assert step == 100
    assert w[0] == pytest.approx(expected_w, rel=0, abs=1e-10)
    assert b[0, 0] == pytest.approx(expected_b, rel=0, abs=1e-10)


def test_gradient_descent_comes_to_the_optimum_of_the_unpenalized_logistic_regression():
    inputs, targets = TABLES["diabetes"]()
    whole = objective(inputs, targets)
    *_, (step, theta, _, _) = walk(whole, zeros(8, 1), rate=1.0, max_steps=20_000)
    assert step <= 20_000
    assert whole.loss(theta) == pytest.approx(0.4716707304776, rel=1e-6)
    right = (whole.predict(theta)[0] >= 0.5) == (targets[:, 0] == 1)
    assert right.mean() == pytest.approx(0.769433, abs=1e-6)


def test_gradient_descent_comes_to_where_the_gradient_of_a_seeded_table_is_nothing():
    whole = objective(*seeded(rows=200, features=4))
    *_, (_, theta, _, _) = walked_down = list(walk(whole, zeros(4, 1), rate=2.0, max_steps=20_000))
    assert max(np.abs(part).max() for part in whole.gradient(theta)) < 1e-9
    assert whole.loss(theta) < whole.loss(walked_down[0][1])


@pytest.mark.parametrize(("activation", "loss"), KINDS)
def test_error_terms_and_gradients_of_three_outputs_are_finite_differences(activation, loss):
    inputs, targets = seeded(rows=40, features=5, outputs=3, seed=2)
    whole = objective(inputs, targets, activation, loss)
    w, b = drawn(5, 3, seed=4)
    h = 1e-5

    def central(at):
        # fourth order, so that what is left is rounding
        return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h)

    def moved(array, place, by):
        changed = array.copy()
        changed[place] += by
        return changed

    gradient_w, gradient_b = whole.gradient((w, b))
    for place in np.ndindex(w.shape):
        expected = central(lambda by, place=place: whole.loss((moved(w, place, by), b)))
        assert gradient_w[place] == pytest.approx(expected, abs=1e-8)
    for place in np.ndindex(b.shape):
        expected = central(lambda by, place=place: whole.loss((w, moved(b, place, by))))
        assert gradient_b[place] == pytest.approx(expected, abs=1e-8)

    # a row alone, as the toy's neuron has it, gives each output's error term
    delta = whole.error_terms((w, b))
    z = inputs @ w.T + b[:, 0]
    of_row = LOSSES[loss].of(ACTIVATIONS[activation].over(ARRAYS), ARRAYS, 40)
    for row, output in np.ndindex(z.shape):
        expected = central(
            lambda by, row=row, output=output: float(
                of_row.value(z[row, output] + np.array(by), targets[row, output])
            )
        )
        assert delta[output, row] == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("method", [name for name, entry in OPTIMIZERS.items() if entry.batches])
@pytest.mark.parametrize(("activation", "loss"), KINDS)
def test_with_one_feature_it_is_the_toy_s_run_by_every_method(method, activation, loss):
    settings = {
        "activation": activation,
        "loss": loss,
        "method": method,
        "learning_rate": 0.02,
        "w": 0.4,
        "b": 0.3,
    }
    toy = list(Run(**settings, point=SIX, max_steps=30).walk())
    table = np.array(SIX)
    whole = objective(table[:, :1], table[:, 1:], activation, loss)
    start = np.array([[0.4]]), np.array([[0.3]])
    for ours, (step, (w, b), value, (dw, db)) in zip(
        walk(whole, start, method, rate=0.02, max_steps=30), toy, strict=True
    ):
        assert ours[0] == step
        assert (ours[1][0][0, 0], ours[1][1][0, 0]) == pytest.approx((w, b), rel=1e-6, abs=1e-8)
        measured, gradient = whole.measure(ours[1])
        assert measured == pytest.approx(value, rel=1e-7)
        assert (gradient[0][0, 0], gradient[1][0, 0]) == pytest.approx((dw, db), rel=1e-6, abs=1e-7)


def test_with_batches_it_is_the_toy_s_run_with_the_same_draws():
    run = Run(loss="cross_entropy", batch_size=4, seed=7, point=SIX, max_steps=40, w=0, b=0)
    table = np.array(SIX)
    inputs, targets = np.ascontiguousarray(table[:, :1].T), np.ascontiguousarray(table[:, 1:].T)
    kind = ACTIVATIONS["sigmoid"], LOSSES["cross_entropy"]
    optimizer = stochastic(
        OPTIMIZERS["gradient_descent"].optimizer(ARRAYS),
        parts(inputs, targets, *kind),
        lambda: batches(6, 4, 7),
    )
    ours = walk(layer(inputs, targets, *kind), zeros(1, 1), optimizer=optimizer, max_steps=40, epoch=2)
    for (_, (w, b), *_), (_, theirs, *_) in zip(ours, run.walk(), strict=True):
        assert (w[0, 0], b[0, 0]) == pytest.approx(theirs, rel=1e-12, abs=1e-14)


def test_every_output_learns_as_if_it_were_alone():
    inputs, targets = seeded(rows=60, features=4, outputs=3, seed=5)
    *_, (_, (w, b), *_) = walk(objective(inputs, targets), zeros(4, 3), max_steps=200)
    for output in range(3):
        alone = objective(inputs, targets[:, output : output + 1])
        *_, (_, (one_w, one_b), *_) = walk(alone, zeros(4, 1), max_steps=200)
        assert w[output] == pytest.approx(one_w[0], rel=1e-12)
        assert b[output] == pytest.approx(one_b[0], rel=1e-12)


def test_it_ends_as_a_run_ends():
    inputs, targets = seeded(rows=30, features=2)
    slow = walk(objective(inputs, targets), zeros(2, 1), max_steps=10)
    assert [step for step, *_ in slow] == list(range(11))
    assert slow.outcome == "steps_exhausted"

    small = walk(objective(inputs, targets), zeros(2, 1), tolerance=1e-3, max_steps=5000)
    *_, (_, theta, _, gradient) = small
    assert small.outcome == "stationary"
    assert max(np.linalg.norm(part) for part in gradient) <= 1e-3
    assert all(
        np.array_equal(*pair)
        for pair in zip(gradient, objective(inputs, targets).gradient(theta), strict=True)
    )

    with np.errstate(all="ignore"):
        far = walk(objective(inputs * 1e6, targets, "linear", "squared_error"), zeros(2, 1), max_steps=500)
        points = list(far)
    assert far.outcome == "diverged"
    assert all(np.isfinite(part).all() for _, theta, _, gradient in points for part in (*theta, *gradient))

    dead = objective(-np.abs(inputs), targets, "relu", "squared_error")
    start = np.ones((1, 2)), -np.ones((1, 1))
    still = walk(dead, start, max_steps=50)
    assert len(list(still)) == 1
    assert still.outcome == "stationary"


def test_five_separable_rows_have_no_minimum_and_their_weights_only_grow():
    inputs, targets = seeded(rows=5, features=8, seed=1)
    lengths = [
        np.linalg.norm(w) for _, (w, _), *_ in walk(objective(inputs, targets), zeros(8, 1), max_steps=3000)
    ]
    assert all(after > before for before, after in pairwise(lengths[1:]))
    assert lengths[3000] > 1.15 * lengths[300]


def test_no_point_that_was_yielded_changes_later():
    whole = objective(*seeded(rows=20, features=3))
    points = [
        (theta, [part.copy() for part in theta])
        for _, theta, *_ in walk(whole, zeros(3, 1), "adam", max_steps=20)
    ]
    for theta, then in points:
        assert all(np.array_equal(*pair) for pair in zip(theta, then, strict=True))
    assert not np.array_equal(points[0][0][0], points[-1][0][0])


def test_a_start_by_chance_is_drawn_output_by_output_with_the_bias_last():
    w, b = drawn(2, 3, seed=11)
    draw = Random(11).random
    numbers = [draw() - 0.5 for _ in range(9)]
    assert np.hstack([w, b]).ravel().tolist() == numbers
    assert all(-0.5 <= number < 0.5 for number in numbers)
    assert not np.array_equal(drawn(2, 3, seed=12)[0], w)


def test_far_out_nothing_overflows_and_the_loss_stays_right():
    inputs, targets = np.array([[1.0], [1.0]]), np.array([[1.0], [0.0]])
    whole = objective(inputs, targets)
    for size in (800.0, 1e6):
        loss, (dw, db) = whole.measure((np.array([[size]]), np.array([[0.0]])))
        assert loss == pytest.approx(size / 2, rel=1e-12)
        assert dw == pytest.approx(0.5)
        assert db == pytest.approx(0.5)
