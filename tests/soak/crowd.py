"""A class that presses Play at once: how soon each has the first point, and the last byte."""

import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from app.run import Run
from tests.benchmarks.stream import cpu_seconds
from tests.server import Server, serving
from tests.soak.figure import Figure
from tests.soak.load import allow_connections, complaint, opened, share

COUNT = 300
ROUNDS = 5


@dataclass(frozen=True)
class Round:
    """How long one round took for each stream, in seconds from the instant at which all were started."""

    first: list[float]
    last: list[float]
    processor: float
    size: int
    wrong: int


@dataclass(frozen=True)
class Crowd:
    """Who asks for what, and the promises: seconds to the first point and the last byte for 99 of 100."""

    name: str
    run: Callable[[int], Run]
    first: float
    last: float


CROWDS = (
    Crowd("default runs", lambda k: Run(), 0.25, 0.5),
    Crowd("different starts", lambda k: Run(w=-2 + k / 1000), 0.5, 2.5),
)


async def rush(server: Server, runs: list[Run], accept: str) -> Round:
    """Start all runs at once, read them to their end and compare every point."""
    begun = cpu_seconds(server.process.pid)
    start = perf_counter()
    streams = await opened(server.url, [run.query() for run in runs], accept)
    await asyncio.wait([stream.ended for stream in streams])
    processor = cpu_seconds(server.process.pid) - begun
    wrong = 0
    seen: set[tuple[Run, bytes]] = set()  # equal streams are looked through once
    for run, stream in zip(runs, streams, strict=True):
        text = stream.text
        if (run, text.partition(b"\n")[2]) not in seen:
            if words := complaint(text, run):
                print(f"crowd: {run.query()!r}: {words}", file=sys.stderr)
                wrong += 1
            else:
                seen.add((run, text.partition(b"\n")[2]))
    return Round(
        [stream.first - start for stream in streams],
        [stream.last - start for stream in streams],
        processor,
        len(streams[0].received),
        wrong,
    )


def measure(count: int = COUNT) -> list[Figure]:
    """Let `count` clients start together, some times over, with equal and with different runs.

    One run was read before, as whoever invites a class has looked at the page. The worst round counts.
    """
    allow_connections(count)
    figures: list[Figure] = []
    with serving() as server:
        asyncio.run(rush(server, [Run()], "identity"))
        for accept in ("identity", "gzip"):
            for crowd in CROWDS:
                runs = [crowd.run(k) for k in range(count)]
                rounds = [asyncio.run(rush(server, runs, accept)) for _ in range(ROUNDS)]
                figures += lines(f"{count} {crowd.name}, {accept}", crowd, rounds, accept == "identity")
    with serving(module="tests.benchmarks.peers") as peers:
        figures.append(asyncio.run(rush_peer(peers, count)))
    return figures


async def rush_peer(peers: Server, count: int) -> Figure:
    """Return how long FastAPI's own events take for the same run, for comparison."""
    start = perf_counter()
    streams = await opened(peers.url, [f"max_steps={Run().max_steps}"] * count, path="/fastapi")
    await asyncio.wait([stream.ended for stream in streams])
    whole = sum(stream.text.count(b"event: point\n") == Run().max_steps + 1 for stream in streams)
    first, last = (
        share([getattr(stream, name) - start for stream in streams], 0.99) for name in ("first", "last")
    )
    return Figure(
        f"{count} default runs, FastAPI's own events",
        "",
        f"{whole} whole; p99 of the first point {first:.2f} s, of the last byte {last:.2f} s",
        None,
    )


def lines(name: str, crowd: Crowd, rounds: list[Round], promised: bool) -> list[Figure]:
    """Return the figures of one crowd; what is compressed is measured, but not promised."""

    def seconds(what: str, times: list[list[float]], bound: float) -> Figure:
        typical, worst = (share([share(one, part) for one in times], 1) for part in (0.5, 0.99))
        least = min(share(one, 0.99) for one in times)
        return Figure(
            f"{name}: {what}",
            f"p99 ≤ {bound:g} s" if promised else "",
            f"p99 {least:.2f} to {worst:.2f} s in {ROUNDS} rounds; p50 at most {typical:.2f} s",
            worst <= bound if promised else None,
        )

    wrong = sum(one.wrong for one in rounds)
    processor = min(one.processor for one in rounds) / len(rounds[0].last)
    return [
        seconds("first point", [one.first for one in rounds], crowd.first),
        seconds("last byte", [one.last for one in rounds], crowd.last),
        Figure(
            f"{name}: wrong or missing points",
            "none",
            f"{wrong} streams; {1000 * processor:.2f} ms of processor, {rounds[0].size / 1000:.0f} kB each",
            wrong == 0,
        ),
    ]
