"""Limits: how many streams a deployment has open, and how many points it sends, before it asks to wait."""

import random
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

from app.config import Config
from app.format import count

WAIT = 2, 6
"""Seconds until a refused client is asked to come back, drawn anew each time, lest a class come as one."""


@dataclass(frozen=True)
class Wait:
    """Why a stream cannot begin now, in one sentence, and the seconds after which it may."""

    seconds: int
    words: str


class Limits:
    """The streams of one worker, which has an equal share of what the deployment allows.

    open: streams now; points are counted like water in a bucket that runs dry at the rate allowed: a new
    stream has to wait while more than a second's worth is in it. What has begun is never cut.
    """

    def __init__(self, config: Config, clock: Callable[[], float] = monotonic) -> None:
        """Take the deployment's limits."""
        self.config = config
        self.streams = -(-config.max_streams // config.workers)
        self.rate = -(-config.max_points_per_second // config.workers)
        self.clock = clock
        self.open = 0
        self.level = 0.0
        self.measured = clock()

    def wait(self) -> Wait | None:
        """Return why and how long a new stream must wait, or None when there is room."""
        seconds = random.randint(*WAIT)
        most = self.config.max_streams
        if self.open >= self.streams:
            return Wait(
                seconds,
                f"{count(most)} {'stream is' if most == 1 else 'streams are'} open, as many as this "
                "server allows.",
            )
        self.sent(0)
        if self.level > self.rate > 0:
            return Wait(
                seconds + int(self.level / self.rate),
                f"{count(self.config.max_points_per_second)} points a second are sent, as many as this "
                "server allows.",
            )
        return None

    @contextmanager
    def stream(self) -> Generator[None]:
        """Count a stream while it is open."""
        self.open += 1
        try:
            yield
        finally:
            self.open -= 1

    def sent(self, points: int) -> None:
        """Count points that were sent."""
        if self.rate:
            now = self.clock()
            self.level = max(0.0, self.level - self.rate * (now - self.measured)) + points
            self.measured = now
