"""A training in turns: what is reported of it, and as server-sent events."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.numerics.descent import Outcome
from app.numerics.layer import Weights
from app.stream.events import DONE, Packet, event, turns
from app.tables.training import Report, Training

TURN = 0.01
"""Seconds that a turn of a training takes, about."""
STEP, NUMBER = 25e-6, 0.7e-9
"""Seconds for a step of few rows, and for each number of the rows of a larger one."""


@dataclass(frozen=True)
class Ending:
    """How a training ended, after how many steps, and the weights there."""

    outcome: Outcome
    steps: int
    theta: Weights

    def told(self, training: Training) -> dict[str, Any]:
        """Return the ending as it is sent; what is beyond the doubles is not finite."""
        with np.errstate(all="ignore"):
            metrics = training.metrics(self.theta)
        return {"outcome": self.outcome, "steps": self.steps, **weights(self.theta), "metrics": metrics}


@dataclass(frozen=True)
class Turn:
    """What a turn has to report, the weights of each report, and at last the ending."""

    reports: list[Report]
    places: list[Weights]
    ending: Ending | None


def weights(theta: Weights) -> dict[str, Any]:
    """Return the weights of each output, and the biases."""
    w, b = theta
    return {"weights": w.tolist(), "bias": b[:, 0].tolist()}


def steps_of_a_turn(training: Training, every: int) -> int:
    """Return how many steps take about a TURN, with their reports."""
    outputs, features = len(training.targets), len(training.features)
    number = outputs * (features + 20)
    tested = training.test.inputs.shape[1] if training.test else 0
    step = STEP + NUMBER * number * (training.settings.batch_size or training.rows)
    report = 4 * STEP + 4 * NUMBER * number * (training.rows + tested)
    return max(1, int(TURN / (step + report / every)))


def progress(training: Training, every: int, seen: int = -1) -> Iterator[Turn]:
    """Yield a training turn by turn, with what it reports after step `seen`."""
    size = steps_of_a_turn(training, every)
    for told, ended in turns(training.walk(), every=every, size=size, seen=seen):
        yield Turn(
            [training.measured(step, theta) for step, theta, *_ in told],
            [theta for _, theta, *_ in told],
            ended and Ending(ended[0], *ended[1][:2]),
        )


def packets(
    training: Training, opening: bytes, *, every: int, seen: int = -1, path: bool = False
) -> Iterator[Packet]:
    """Yield a training's events after step `seen`; each packet takes a turn of computing.

    path: whether each point comes with the weights there.
    """
    head = opening if seen < 0 else b""
    for turn in progress(training, every, seen):
        ending = turn.ending
        if ending and ending.steps < seen:
            # the cursor is of no step of this training, so nothing was sent: from the start
            yield from packets(training, opening, every=every, path=path)
            return
        events = [head]
        for report, theta in zip(turn.reports, turn.places, strict=True):
            told = {**report._asdict(), **weights(theta)} if path else report._asdict()
            events.append(event("point", told, str(report.step)))
        if ending:
            events.append(event("done", ending.told(training), DONE))
        step = turn.reports[0].step if turn.reports else None
        yield Packet(b"".join(events), len(turn.reports), step)
        head = b""
