"""The time of one step: our general loop, reporting every point, against the lecture's own loop."""

from collections import deque
from time import perf_counter

from app.run import Run
from tests.benchmarks import lecture
from tests.benchmarks.comparison import Comparison, in_turns

STEPS = 20_000
ROUNDS = 15
PROMISED = 2.0


def ours() -> float:
    """Return the seconds a step takes when every point is read and thrown away."""
    run = Run(max_steps=STEPS)
    begin = perf_counter()
    deque(run.walk(), maxlen=0)
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
