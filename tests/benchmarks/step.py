"""The time of one step: our general loop, reporting every point, against the lecture's own loop."""

from collections import deque
from time import perf_counter

from app.numerics.activations import ACTIVATIONS
from app.numerics.descent import descend
from app.numerics.losses import LOSSES
from app.numerics.namespace import FLOATS
from app.numerics.neuron import neuron
from app.numerics.optimizers import METHODS
from tests.benchmarks import lecture
from tests.benchmarks.comparison import Comparison, in_turns

STEPS = 20_000
ROUNDS = 15
PROMISED = 2.0


def ours() -> float:
    """Return the seconds a step takes when every point is read and thrown away."""
    points = list(zip(lecture.X, lecture.Y, strict=True))
    objective = neuron(points, ACTIVATIONS["sigmoid"], LOSSES["squared_error"], FLOATS)
    begin = perf_counter()
    run = descend(
        objective, METHODS["gradient_descent"], (-2.0, -2.0), rate=1.0, max_steps=STEPS, tolerance=0.0
    )
    deque(run, maxlen=0)
    return (perf_counter() - begin) / STEPS


def the_lectures() -> float:
    """Return the seconds a step takes in the lecture's loop, which reports nothing."""
    begin = perf_counter()
    lecture.do_gradient_descent(STEPS)
    return (perf_counter() - begin) / STEPS


def measure() -> list[Comparison]:
    """Walk the lecture's run with both."""
    mine, theirs, ratio = in_turns(ours, the_lectures, ROUNDS)
    return [
        Comparison(
            "a step of the run",
            f"{mine * 1e6:.2f} µs",
            f"the lecture's loop {theirs * 1e6:.2f} µs",
            f"{ratio:.1f} × faster",
            f"≥ {PROMISED:g} ×",
            ratio >= PROMISED,
        )
    ]
