"""Packets in time: as fast as they are taken, or at a pace, and never silent for long."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator
from time import monotonic
from typing import TypeVar

import numpy as np
from anyio import CapacityLimiter, to_thread

from app.stream.events import HEARTBEAT, NOTHING, PACK, Packet

Piece = TypeVar("Piece")

SILENCE = 15.0
"""Seconds without a byte after which a comment keeps proxies from closing the connection."""


async def flow(
    packets: Iterable[Packet],
    pace: float | None = None,
    clock: Callable[[], float] = monotonic,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> AsyncGenerator[Packet, None]:
    """Yield the packets, giving way to others between them.

    pace: steps a second, counted from the first point, so that being late once delays no other point. What is
    late travels together, so that a server which is pressed for time has less to do.
    """
    begun = written = clock()
    first: int | None = None
    late = NOTHING
    for packet in packets:
        rested = False
        if pace and packet.step is not None:
            if first is None:
                first, begun = packet.step, clock()
            due = begun + (packet.step - first) / pace
            if late.points >= PACK or (late.points and clock() < due):
                yield late
                late, written = NOTHING, clock()
            while (early := due - clock()) > 0:
                await sleep(min(early, SILENCE))
                rested = True
                if early > SILENCE:
                    yield HEARTBEAT
            late = late.joined(packet)
        elif packet.text or late.points:
            yield late.joined(packet)
            late = NOTHING
            written = clock()
        elif clock() - written > SILENCE:
            yield HEARTBEAT
            written = clock()
        if not rested:
            await sleep(0)
    if late.points:
        yield late


def drawn(pieces: Iterator[Piece]) -> Piece | None:
    """Return the next piece, None when there is none left; arrays may overflow on their way to it."""
    with np.errstate(all="ignore"):
        return next(pieces, None)


async def computed(pieces: Iterable[Piece], limiter: CapacityLimiter) -> AsyncGenerator[Piece, None]:
    """Yield what takes long to compute, piece by piece, each made in a thread: the event loop is never kept.

    limiter: lets so many in at once, in turns. Nothing more is computed when this is closed.
    """
    source = iter(pieces)
    while (piece := await to_thread.run_sync(drawn, source, limiter=limiter)) is not None:
        yield piece


async def computed_flow(packets: Iterable[Packet], limiter: CapacityLimiter) -> AsyncGenerator[Packet, None]:
    """Yield packets that take long to compute, and never be silent for long."""
    written = monotonic()
    async for packet in computed(packets, limiter):
        if packet.text:
            yield packet
            written = monotonic()
        elif monotonic() - written > SILENCE:
            yield HEARTBEAT
            written = monotonic()
