"""Streams that are open and hardly ever say anything: what each costs."""

import asyncio
from pathlib import Path
from time import perf_counter

from tests.benchmarks.stream import cpu_seconds
from tests.server import Server, serving
from tests.soak.figure import Figure
from tests.soak.load import allow_connections, opened

COUNT = 2000
SECONDS = 60.0
PACE = 0.01
TOGETHER = 100
"""Streams that are opened at once: the queue of connections to accept is not what is measured here."""


def resident(server: Server) -> int:
    """Return the bytes of memory a server holds (Linux)."""
    status = Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
    return next(1024 * int(line.split()[1]) for line in status if line.startswith("VmRSS:"))


async def keep_open(server: Server, count: int, seconds: float) -> list[Figure]:
    """Open the streams, watch the server for a while and see that all are still there."""
    queries = [f"w={-2 + k / 1000}&steps_per_second={PACE}" for k in range(count)]
    idle = resident(server)
    streams = [
        stream
        for first in range(0, count, TOGETHER)
        for stream in await opened(server.url, queries[first : first + TOGETHER])
    ]
    while not all(stream.first for stream in streams):
        await asyncio.sleep(0.1)
    processor, start = cpu_seconds(server.process.pid), perf_counter()
    await asyncio.sleep(seconds)
    share = (cpu_seconds(server.process.pid) - processor) / (perf_counter() - start)
    grown = resident(server) - idle
    alive = sum(not stream.ended.done() for stream in streams)
    beats = sum(stream.text.count(b"\n:") for stream in streams)
    for stream in streams:
        stream.transport.abort()
    name = f"{count} streams at {PACE} points/s"
    return [
        Figure(
            f"{name}: memory above idle",
            "≤ 200 MB",
            f"{grown / 1e6:.0f} MB, {grown / count / 1000:.0f} kB each",
            grown <= 200e6,
        ),
        Figure(f"{name}: processor", "≤ 5 % of a core", f"{100 * share:.1f} %", share <= 0.05),
        Figure(
            f"{name}: open after {seconds:g} s",
            f"all, a comment each {15} s",
            f"{alive}, {beats} comments",
            alive == count and beats >= count * int(seconds / 15 - 0.5),
        ),
    ]


def measure(count: int = COUNT, seconds: float = SECONDS) -> list[Figure]:
    """Keep `count` streams open for so many seconds."""
    allow_connections(count)
    with serving() as server:
        return asyncio.run(keep_open(server, count, seconds))
