"""What the page says of a step is computed from the run: each number in a sentence is found again in it."""

import re
from math import hypot
from typing import Any

import pytest

from app.format import significant
from app.numerics.activations import ACTIVATIONS
from app.numerics.descent import directed, reported
from app.numerics.losses import LOSSES
from app.numerics.namespace import FLOATS
from app.numerics.neuron import parts
from app.run import Run
from tests.page import asked

MOVES = """
import { move, place } from "./static/js/moves.js";
import { Trajectory } from "./static/js/trajectory.js";
const { run, points } = JSON.parse(process.argv[1]);
const trajectory = new Trajectory();
for (const [step, [w, b], loss, [dw, db], kind] of points) {
  trajectory.push({ step, w, b, loss, dw, db, kind });
}
console.log(JSON.stringify(trajectory.step.map((_, k) => [move(run, trajectory, k), place(trajectory, k)])));
"""


def said(run: Run) -> list[list[str]]:
    """Return for each reported point what is said of its step, and of it as a place."""
    kind = run.kind()
    points: list[Any] = [(*point, kind and kind(point)) for point in reported(run.walk(), run.every)]
    return asked(MOVES, {"run": run.settings(), "points": points})


def walked(run: Run):
    """Yield of each point its slope, the length and rate of its step, and whether that leads uphill."""
    optimizer = run.optimizer()
    assert optimizer is not None
    for point, (u, v) in directed(run.walk(), optimizer, run.neuron(FLOATS)):
        slope = hypot(*point[3])
        rate = run.rate(point[0])
        yield slope, rate * hypot(u, v), rate, u * point[3][0] + v * point[3][1] > 0


@pytest.mark.parametrize("method", ["momentum", "nesterov", "adagrad", "rmsprop", "adam"])
def test_a_method_s_own_step_is_set_beside_what_the_slope_alone_would_make(method):
    run = Run(method=method, learning_rate=0.5, max_steps=120)
    uphills = 0
    for (words, _), (slope, length, rate, uphill) in zip(said(run)[:-1], walked(run), strict=False):
        assert words.startswith(
            f"the slope is {significant(slope, 2)}; the next step moves {significant(length, 2)}"
        )
        factor = re.search(r"moves [^,:]+, (.+?) × η × the slope", words)
        if factor:
            assert factor[1] == significant(length / (rate * slope), 2)
        else:
            assert length / (rate * slope) == pytest.approx(1, abs=0.051)
        assert ("uphill" in words) == (uphill and method in ("momentum", "nesterov"))
        uphills += uphill
    assert (uphills > 0) == (method in ("momentum", "nesterov", "adam"))


def test_another_rate_is_named_with_the_step_it_makes():
    run = Run(rate_change=((2, 10),), max_steps=4)
    for (words, _), (slope, length, rate, _) in zip(said(run), walked(run), strict=True):
        moves = f"so with η = {rate:g} the next step moves {significant(length, 2)}"
        assert words == f"the slope is {significant(slope, 2)}, {moves}"


def test_newton_s_method_says_of_each_step_of_which_kind_it_is():
    words = [entry for entry, _ in said(Run(method="newton", max_steps=200))]
    assert words[0].endswith("; the Hessian is not positive definite: the step is −∇L and moves 0.0095")
    shortened = next(entry for entry in words if "cut to" in entry)
    assert "Newton’s step would be longer: it is cut to 1.0" in shortened
    assert "Newton’s step, to the lowest point of the parabola here, moves" in words[-2]
    half = [entry for entry, _ in said(Run(method="newton", learning_rate=0.5, w=1.5, b=-2, max_steps=2))]
    assert "Newton’s step, 0.5 of the way to the lowest point of the parabola here, moves" in half[0]


@pytest.mark.parametrize("size", [1, 2, 5])
def test_the_points_of_a_batch_are_named_with_the_slope_they_see(size):
    points = tuple((0.5 * k, 0.1 * k) for k in range(1, 7))
    run = Run(point=points, batch_size=size, seed=4, max_steps=12)
    over = parts(run.point, ACTIVATIONS[run.activation], LOSSES[run.loss], FLOATS)
    drawn = run.batches()
    assert drawn is not None
    for (words, _), (_, theta, _, _), batch in zip(said(run)[:-1], run.walk(), drawn, strict=False):
        if len(batch) > 4:
            names = f"{len(batch)} of the 6 points alone see"
        elif len(batch) > 1:
            names = f"points {' and '.join(str(k + 1) for k in batch)} alone see"
        else:
            names = f"point {batch[0] + 1} alone sees"
        sees = significant(hypot(*over(batch).measure(theta)[1]), 2)
        assert f"; {names} {sees}, so the next step moves {sees}" in words


def test_a_place_is_told_beside_the_lowest_so_far():
    run = Run(method="random_search", seed=3, max_steps=40)
    best = None
    for (_, words), (step, _, loss, _) in zip(said(run), run.walk(), strict=True):
        here = f"Step {step} tries this place: the error is {significant(loss, 3)}"
        if best is None or loss < best[1]:
            assert words == (f"{here}." if best is None else f"{here}, the lowest so far.")
            best = step, loss
        else:
            assert words == f"{here}. The lowest so far is {significant(best[1], 3)}, at step {best[0]}."


def test_nothing_is_made_up_of_a_step_that_is_not_known():
    run = Run(method="adam", learning_rate=0.1, max_steps=10, every=5)
    assert [words for words, _ in said(run)] == [
        f"the slope is {significant(hypot(*point[3]), 2)}" for point in reported(run.walk(), 5)
    ]
