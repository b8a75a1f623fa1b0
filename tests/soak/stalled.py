"""Readers who stop reading: the others do not notice, and the server lets go of them."""

import asyncio
import time
from statistics import median
from urllib.parse import urlsplit

from tests.server import Server, serving
from tests.soak.figure import Figure
from tests.soak.hostile import open_files, open_files_once
from tests.soak.load import allow_connections, share
from tests.soak.stop import LAST_CHUNK, Tail

COUNT = 300
PAIRS = 9
STEPS = 3500
"""Steps of a run: some 420 kB, more than the system's buffers hold for a reader that does not read."""
RUNS = 10
"""Runs that differ; more would only cost time before the first byte."""
FREED = 60


def measure(count: int = COUNT) -> list[Figure]:
    """Let `count` readers read, in turns all of them and all but a tenth; compare the nine tenths."""
    allow_connections(count)
    with serving("--access-log", "off") as server:
        asyncio.run(read(server, RUNS, stopping=False))
        before = open_files(server)
        ratios: list[float] = []
        wrong = 0
        for pair in range(PAIRS):
            seconds: dict[bool, float] = {}
            for stopping in (False, True) if pair % 2 else (True, False):
                seconds[stopping], broken = asyncio.run(read(server, count, stopping))
                wrong += broken
            ratios.append(seconds[True] / seconds[False])
        took, left = asyncio.run(let_go(server, count, before))
    change = 100 * (median(ratios) - 1)
    return [
        Figure(
            f"{count // 10} of {count} readers stop: p99 of the others' last byte",
            "moves < 10 %",
            f"{change:+.1f} % (median of {PAIRS} pairs, from {100 * (min(ratios) - 1):+.0f} to "
            f"{100 * (max(ratios) - 1):+.0f} %); {wrong} broken streams",
            change < 10 and wrong == 0,
        ),
        Figure(
            "those that stopped are let go, and their descriptors free",
            f"within {FREED} s",
            f"in {took:.0f} s, {left} open files (before {before})",
            took < FREED and left <= before,
        ),
    ]


async def opened(server: Server, count: int, stopping: bool) -> list[Tail]:
    """Start `count` readers at once; with `stopping` every tenth reads its first bytes and nothing more."""
    parts = urlsplit(server.url)
    host, port = str(parts.hostname), int(parts.port or 80)
    loop = asyncio.get_running_loop()
    tails = [
        Tail(parts.netloc, f"max_steps={STEPS}&w={place % RUNS}", stalled=stopping and place % 10 == 9)
        for place in range(count)
    ]
    await asyncio.gather(*(loop.create_connection(lambda one=one: one, host, port) for one in tails))
    return tails


async def read(server: Server, count: int, stopping: bool) -> tuple[float, int]:
    """Return the p99 of the last byte's second for nine readers of ten, and how many were broken off."""
    begun = time.perf_counter()
    tails = await opened(server, count, stopping)
    others = [one for place, one in enumerate(tails) if place % 10 != 9]
    rest = [one for place, one in enumerate(tails) if place % 10 == 9]
    await asyncio.gather(*(one.ended for one in others))
    if stopping:
        # a reader that had been sent all would have been none of those that are meant
        assert not any(one.end == LAST_CHUNK for one in rest)
        for one in rest:
            one.transport.abort()
    await asyncio.gather(*(one.ended for one in rest))
    broken = sum(one.end != LAST_CHUNK for one in others)
    return share([one.last - begun for one in others], 0.99), broken


async def let_go(server: Server, count: int, before: int) -> tuple[float, int]:
    """Return the seconds until `before` files are open, though a tenth do not read, and how many are."""
    tails = await opened(server, count, stopping=True)
    await asyncio.gather(*(one.ended for one in tails if not one.stalled))
    begun = time.perf_counter()
    left = await asyncio.to_thread(open_files_once, server, lambda files: files <= before)
    took = time.perf_counter() - begun
    for one in tails:
        one.transport.abort()
    return took, left
