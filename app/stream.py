"""The wire format: points become server-sent events, many to a network write."""

import asyncio
import random
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing
from itertools import islice
from time import monotonic
from typing import Any

from anyio import create_task_group
from pydantic_core import to_json
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from app.numerics.descent import Step, Walk
from app.visit import Visit

PACK = 64
"""Points in one network write: the cost of a write is spread thin, and a reader still sees them at once."""
WORK = 2000
"""Evaluations of a point between two awaits, 0.5 µs each: about a millisecond of computing."""
SILENCE = 15.0
"""Seconds without a byte after which a comment keeps proxies from closing the connection."""
RETRY = 1000, 3000
"""Milliseconds a client waits before it reconnects, drawn anew each time, lest a class return all at once."""
# A comment line without the empty line that ends an event: some clients would make an event of that.
HEARTBEAT = b": still here\n"
POINT = b"event: point\n"
DONE = "done"
"""The cursor of a run that was seen to its end."""


def event(name: str, data: Mapping[str, Any], cursor: str | None = None) -> bytes:
    """Return one framed event; `cursor` becomes its id."""
    line = "" if cursor is None else f"id: {cursor}\n"
    return f"event: {name}\n{line}data: ".encode() + to_json(data) + b"\n\n"


def point_event(point: Step) -> str:
    """Return a framed point; a float's repr is the shortest text that reads back the same, and valid JSON."""
    step, (w, b), loss, (dw, db) = point
    return (
        f'event: point\nid: {step}\ndata: {{"step":{step},"w":{w!r},"b":{b!r},'
        f'"loss":{loss!r},"dw":{dw!r},"db":{db!r}}}\n\n'
    )


def step_seen(cursor: str | None) -> int:
    """Return the last step a client has seen; −1 when the cursor says nothing, and the run starts anew."""
    if cursor is not None and cursor.isascii() and cursor.isdigit() and len(cursor) < 10:
        return int(cursor)
    return -1


async def packets(
    walk: Callable[[], Walk],
    opening: Callable[[], Awaitable[bytes]],
    *,
    every: int,
    evaluations: int,
    seen: int = -1,
    pace: float | None = None,
    clock: Callable[[], float] = monotonic,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> AsyncGenerator[bytes, None]:
    """Yield a run's events after step `seen` in packets of whole events, giving way to others between them.

    every: report each k-th point, and the last; evaluations: of a point in one step, a measure of its work;
    pace: steps a second, or as fast as the packets are taken.
    """
    size = max(1, min((1 if pace else PACK) * every, WORK // evaluations))
    written = begun = clock()
    first: int | None = None
    if seen < 0:
        yield await opening()
    points = walk()
    steps = iter(points)
    last: Step | None = None
    while points.outcome is None:
        batch = list(islice(steps, size))
        reported = [point for point in batch if point[0] % every == 0 and point[0] > seen]
        last = batch[-1] if batch else last
        if points.outcome is not None and last is not None:
            if last[0] < seen:
                # The cursor is of no step of this run, so nothing was sent: from the start.
                seen, points, last = -1, walk(), None
                steps = iter(points)
                yield await opening()
                continue
            if last[0] % every and last[0] > seen:
                reported.append(last)
        if pace:
            for point in reported:
                if first is None:
                    first, begun = point[0], clock()
                while (early := begun + (point[0] - first) / pace - clock()) > 0:
                    await sleep(min(early, SILENCE))
                    if early > SILENCE:
                        yield HEARTBEAT
                yield point_event(point).encode()
        elif reported:
            yield "".join(map(point_event, reported)).encode()
        if reported:
            written = clock()
        elif clock() - written > SILENCE:
            yield HEARTBEAT
            written = clock()
        await sleep(0)
    steps_taken = 0 if last is None else last[0]
    yield event("done", {"outcome": points.outcome, "steps": steps_taken}, DONE)


class EventStream(StreamingResponse):
    """Packets of events as a response that ends with its client, or between packets when the server stops."""

    media_type = "text/event-stream"

    def __init__(self, packets: AsyncGenerator[bytes, None], stopping: asyncio.Event) -> None:
        """Take the packets, each of whole events, and the event that says the server is about to stop."""
        super().__init__(packets, headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        self.packets = packets
        self.stopping = stopping

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the packets one by one; `send` waits for a slow reader, so no more than one is held."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        retry = f"retry: {random.randint(*RETRY)}\n".encode()
        visit = Visit.of(scope)
        gone = False
        async with aclosing(self.packets), create_task_group() as tasks:

            async def leave_with_client() -> None:
                nonlocal gone
                await self.listen_for_disconnect(receive)
                gone = True
                tasks.cancel_scope.cancel()

            async def leave_with_server() -> None:
                await self.stopping.wait()
                visit.ending = "server"
                tasks.cancel_scope.cancel()

            tasks.start_soon(leave_with_client)
            tasks.start_soon(leave_with_server)
            async for packet in self.packets:
                visit.points += packet.count(POINT)
                await send({"type": "http.response.body", "body": retry + packet, "more_body": True})
                retry = b""
            tasks.cancel_scope.cancel()
        if not gone:
            await send({"type": "http.response.body", "body": b"", "more_body": False})
