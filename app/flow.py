"""Packets in time: as fast as they are taken, or at a pace, and never silent for long."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from time import monotonic

from app.stream import HEARTBEAT, Packet

SILENCE = 15.0
"""Seconds without a byte after which a comment keeps proxies from closing the connection."""


async def flow(
    packets: Iterable[Packet],
    pace: float | None = None,
    clock: Callable[[], float] = monotonic,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> AsyncGenerator[Packet, None]:
    """Yield the packets, giving way to others between them.

    pace: steps a second, counted from the first point, so that being late once delays no other point.
    """
    begun = written = clock()
    first: int | None = None
    for packet in packets:
        rested = False
        if pace and packet.step is not None:
            if first is None:
                first, begun = packet.step, clock()
            while (early := begun + (packet.step - first) / pace - clock()) > 0:
                await sleep(min(early, SILENCE))
                rested = True
                if early > SILENCE:
                    yield HEARTBEAT
        if packet.text:
            yield packet
            written = clock()
        elif clock() - written > SILENCE:
            yield HEARTBEAT
            written = clock()
        if not rested:
            await sleep(0)
