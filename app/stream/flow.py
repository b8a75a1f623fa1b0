"""Packets in time: as fast as they are taken, or at a pace, and never silent for long."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from time import monotonic

from app.stream.events import HEARTBEAT, NOTHING, PACK, Packet

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
