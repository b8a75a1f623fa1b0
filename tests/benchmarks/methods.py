"""The time of a step by each costlier method, against a step of plain descent and one of torch.optim."""

from collections import deque
from importlib.util import find_spec
from statistics import median
from time import perf_counter, thread_time
from typing import Any

from app.numerics.methods import METHODS
from app.run import Run
from app.stream.comparison import compared
from tests.benchmarks.comparison import Comparison, in_turns

STEPS = 85
"""The lecture's way to the bowl and into it; later Newton's method stands still and would cost nothing."""
REPEATS = 120
ROUNDS = 15
TORCH_STEPS = 500
PROMISED = {"adam": 1.6, "newton": 2.0}
PROMISED_MS = 80


def seconds(run: Run) -> float:
    """Return the seconds a step takes when every point is read and thrown away."""
    begin = perf_counter()
    for _ in range(REPEATS):
        deque(run.walk(), maxlen=0)
    return (perf_counter() - begin) / (REPEATS * run.max_steps)


def torch_seconds() -> float:
    """Return the seconds a step of torch's Adam takes on the same loss."""
    import torch

    x, y = torch.tensor(Run().point, dtype=torch.float64).T
    theta = torch.tensor([-2.0, -2.0], dtype=torch.float64, requires_grad=True)
    optimizer: Any = torch.optim.Adam([theta], lr=0.1)
    begin = perf_counter()
    for _ in range(TORCH_STEPS):
        optimizer.zero_grad()
        (0.5 * (torch.sigmoid(theta[0] * x + theta[1]) - y) ** 2).sum().backward()
        optimizer.step()
    return (perf_counter() - begin) / TORCH_STEPS


def seconds_of_eight() -> float:
    """Return the seconds of computing in which eight runs of 1000 steps become packets, compressed."""
    runs = [Run(method=method) for method in [*METHODS][:7]] + [Run(method="random_search")]
    begin = thread_time()
    for packet in compared(runs, b"", every=1):
        _ = packet.deflated
    return thread_time() - begin


def measure() -> list[Comparison]:
    """Walk the lecture's points by each method and by plain descent in turns."""
    lines: list[Comparison] = []
    for method, promised in PROMISED.items():
        run, plain = Run(method=method, max_steps=STEPS), Run(max_steps=STEPS)
        mine, theirs, ratio = in_turns(
            lambda run=run: seconds(run), lambda plain=plain: seconds(plain), ROUNDS
        )
        lines.append(
            Comparison(
                f"a step of {METHODS[method].label}",
                f"{mine * 1e6:.2f} µs",
                f"plain descent {theirs * 1e6:.2f} µs",
                f"{1 / ratio:.2f} × its time",
                f"≤ {promised:g} ×",
                1 / ratio <= promised,
            )
        )
    if find_spec("torch"):
        mine, theirs, ratio = in_turns(lambda: seconds(Run(method="adam", max_steps=STEPS)), torch_seconds, 5)
        lines.append(
            Comparison(
                "a step of Adam",
                f"{mine * 1e6:.2f} µs",
                f"torch.optim {theirs * 1e6:.0f} µs",
                f"{ratio:.0f} × faster",
            )
        )
    eight = median(seconds_of_eight() for _ in range(ROUNDS))
    lines.append(
        Comparison(
            "eight runs in one stream",
            f"{eight * 1e3:.0f} ms of compute",
            "8008 points",
            f"{8008 / eight / 1e3:.0f} k points/s",
            f"≤ {PROMISED_MS} ms",
            eight * 1e3 <= PROMISED_MS,
        )
    )
    return lines
