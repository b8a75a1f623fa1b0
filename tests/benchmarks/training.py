"""The time of a step on a table, of a slice, and what both leave of the event loop for everybody else.

A step is unreported, of the whole batch, against the bare NumPy expressions and torch. All three have one
thread, so its processor time is measured.
"""

from collections import deque
from collections.abc import Callable
from importlib.util import find_spec
from statistics import median
from time import thread_time

import numpy as np

from app.numerics.namespace import Array
from app.stream.slice import sliced
from app.tables.choice import training
from app.tables.settings import TrainingSettings
from app.tables.table import made
from app.tables.training import Training
from tests.benchmarks import loop
from tests.benchmarks.comparison import Comparison, in_turns
from tests.rows import seeded

STEPS = 1000
ROUNDS = 25
RESOLUTION = 121
PROMISED = 1.4
PROMISED_SECONDS = 1.5


def bare(inputs: Array, targets: Array) -> float:
    """Return the seconds a step takes in the expressions alone, with the same stable sigmoid."""
    w, b, rows = np.zeros(inputs.shape[1]), 0.0, len(inputs)
    begin = thread_time()
    for _ in range(STEPS):
        z = inputs @ w + b
        size = np.abs(z)
        a = np.exp(0.5 * (z - size)) / (1.0 + np.exp(-size))
        error = (a - targets) / rows
        w = w - inputs.T @ error
        b = b - error.sum()
    return (thread_time() - begin) / STEPS


def ours(found: Training) -> float:
    """Return the seconds a step takes when no point is reported."""
    begin = thread_time()
    deque(found.walk(), maxlen=0)
    return (thread_time() - begin) / STEPS


def torch_seconds(inputs: Array, targets: Array) -> Callable[[], float]:
    """Return what measures a step of torch's gradient descent on one thread."""
    import torch

    torch.set_num_threads(1)
    x, y = torch.tensor(inputs), torch.tensor(targets)

    def measured() -> float:
        w = torch.zeros(inputs.shape[1], dtype=torch.float64, requires_grad=True)
        b = torch.zeros((), dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.SGD([w, b], lr=1.0)
        begin = thread_time()
        for _ in range(STEPS):
            optimizer.zero_grad()
            torch.nn.functional.binary_cross_entropy_with_logits(x @ w + b, y).backward()
            optimizer.step()
        return (thread_time() - begin) / STEPS

    return measured


def slice_seconds(found: Training) -> float:
    """Return the seconds of one core for a slice, the training it belongs to included."""
    begin = thread_time()
    deque(sliced(found, None, RESOLUTION), maxlen=0)
    return thread_time() - begin


def measure() -> list[Comparison]:
    """Train on 759 rows of 8 features, and then on as many of as many as can be."""
    inputs, targets = seeded()
    table = made([f"x{place}" for place in range(9)], np.hstack([inputs, targets]))
    found = training(TrainingSettings(max_steps=STEPS), table)
    mine, theirs, ratio = in_turns(lambda: ours(found), lambda: bare(inputs, targets[:, 0]), ROUNDS)
    lines = [
        Comparison(
            "an unreported step on 759 × 8",
            f"{mine * 1e6:.1f} µs",
            f"bare NumPy {theirs * 1e6:.1f} µs",
            f"{1 / ratio:.2f} × its time",
            f"≤ {PROMISED:g} ×",
            1 / ratio <= PROMISED,
        )
    ]
    if find_spec("torch"):
        mine, theirs, ratio = in_turns(lambda: ours(found), torch_seconds(inputs, targets[:, 0]), ROUNDS)
        lines.append(
            Comparison(
                "an unreported step on 759 × 8",
                f"{mine * 1e6:.1f} µs",
                f"torch on one thread {theirs * 1e6:.1f} µs",
                f"{ratio:.1f} × faster",
                "≥ 1 ×",
                ratio >= 1.0,
            )
        )
    seconds = median(slice_seconds(found) for _ in range(5))
    lines.append(
        Comparison(
            f"a slice of {RESOLUTION} × {RESOLUTION} on 759 × 8",
            f"{seconds:.2f} s of compute",
            f"{RESOLUTION * RESOLUTION} losses",
            f"{RESOLUTION * RESOLUTION * 759 / seconds / 1e6:.0f} M rows/s",
            f"≤ {PROMISED_SECONDS} s",
            seconds <= PROMISED_SECONDS,
        )
    )
    return [*lines, *loop.measure()]
