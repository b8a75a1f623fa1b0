"""A hall of terminals: paced streams whose every point is due at a certain moment."""

import asyncio
import sys
from collections.abc import Iterator
from time import perf_counter

from app.run import Run
from tests.benchmarks.stream import cpu_seconds
from tests.server import Server, serving
from tests.soak.figure import Figure
from tests.soak.load import Stream, allow_connections, complaint, opened, share

COUNT = 500
SECONDS = 60.0
PACE = 20


def lateness(stream: Stream, begun: float, pace: float) -> Iterator[float]:
    """Yield the seconds by which each point came after it was due, counted from the stream's start."""
    step = -1
    for moment, data in stream.pieces:
        for _ in range(data.count(b"event: point\n")):
            step += 1
            yield moment - begun - step / pace


async def run_all(server: Server, count: int, seconds: float) -> list[Figure]:
    """Open the streams over a second, as terminals are not switched on at one instant, and read them all."""
    steps = round(seconds * PACE)
    runs = [Run(w=-2 + k / 1000, max_steps=steps) for k in range(count)]
    streams: list[Stream] = []
    begun: list[float] = []
    processor, start = cpu_seconds(server.process.pid), perf_counter()
    for run in runs:
        begun.append(perf_counter())
        streams += await opened(server.url, [f"{run.query()}&steps_per_second={PACE}"])
        await asyncio.sleep(1 / count)
    await asyncio.wait([stream.ended for stream in streams])
    processor, took = cpu_seconds(server.process.pid) - processor, perf_counter() - start
    late = [
        each for stream, since in zip(streams, begun, strict=True) for each in lateness(stream, since, PACE)
    ]
    wrong = 0
    for run, stream in zip(runs, streams, strict=True):
        if words := complaint(stream.text, run):
            print(f"paced: {run.query()!r}: {words}", file=sys.stderr)
            wrong += 1
    name = f"{count} paced streams × {PACE} points/s, {seconds:g} s"
    return [
        Figure(
            f"{name}: lost, doubled or out of order",
            "nothing",
            f"{wrong} of {count} streams; {len(late)} points",
            wrong == 0,
        ),
        Figure(
            f"{name}: server's processor",
            "≤ 1 core",
            f"{processor / took:.2f} cores",
            processor / took <= 1,
        ),
        Figure(
            f"{name}: lateness of a point",
            "p99 < 100 ms",
            f"p50 {1000 * share(late, 0.5):.1f} ms, p99 {1000 * share(late, 0.99):.1f} ms, "
            f"most {1000 * max(late):.0f} ms",
            share(late, 0.99) < 0.1,
        ),
    ]


def measure(count: int = COUNT, seconds: float = SECONDS) -> list[Figure]:
    """Read `count` streams for so many seconds, and compare every point and the moment at which it came."""
    allow_connections(count)
    with serving() as server:
        return asyncio.run(run_all(server, count, seconds))
