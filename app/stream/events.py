"""The wire format: points become server-sent events, many to a packet."""

import random
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, TypeAlias

from pydantic_core import to_json

from app.numerics.descent import Outcome, Place, Step, Walk
from app.numerics.namespace import Number

FIRST = 8
"""Points in the first packet: it is small, so that all who begin together soon see something."""
PACK = 256
"""Points in a further packet: the cost of a write is spread thin, and a reader still sees them at once."""
WORK = 2000
"""Evaluations of a point between two packets, 0.5 µs each: about a millisecond of computing."""
RETRY = 1000, 3000
"""Milliseconds a client waits before it reconnects, drawn anew each time, lest a class return all at once."""
DONE = "done"
"""The cursor of a run that was seen to its end."""
# Digits hardly repeat, so little is won by looking far back; 18 kB of memory, and 0.28 of the size remains.
LEVEL, WINDOW, MEMORY = 5, 9, 5

POINT = b'event: point\nid: %s\ndata: {"step":%s,"w":%s,"b":%s,"loss":%s,"dw":%s,"db":%s}\n\n'
OF_A_KIND = POINT.replace(b"}", b',"kind":%s}')

Kind: TypeAlias = Callable[[Step], str] | None
"""What says of which kind the update from a point is, where a method makes several."""


@dataclass(frozen=True)
class Packet:
    """Whole events that travel together, or none where there was only computing.

    points: how many of the events are points; step: of the first of them.
    """

    text: bytes
    points: int = 0
    step: int | None = None

    def joined(self, other: "Packet") -> "Packet":
        """Return this packet and what follows it as one."""
        if not self.text:
            return other
        return Packet(self.text + other.text, self.points + other.points, self.step)

    @cached_property
    def deflated(self) -> bytes:
        """The text compressed by itself: blocks that may stand behind and before any others."""
        blocks = zlib.compressobj(LEVEL, zlib.DEFLATED, -WINDOW, MEMORY)
        return blocks.compress(self.text) + blocks.flush(zlib.Z_SYNC_FLUSH)


# A comment line without the empty line that ends an event: some clients would make an event of that.
HEARTBEAT = Packet(b": still here\n")
NOTHING = Packet(b"")


def event(name: str, data: Mapping[str, Any], cursor: str | None = None) -> bytes:
    """Return one framed event; `cursor` becomes its id, and what is not finite null."""
    line = "" if cursor is None else f"id: {cursor}\n"
    return f"event: {name}\n{line}data: ".encode() + to_json(data, inf_nan_mode="null") + b"\n\n"


def point_events(points: Sequence[Step], kind: Kind = None) -> bytes:
    """Return framed points; each number is the shortest text that reads back the same, and valid JSON.

    All numbers are written by one call, four times as fast as one by one with repr.
    """
    if not points:
        return b""
    values: list[float | str] = []
    for step, (w, b), loss, (dw, db) in points:
        values += (step, step, w, b, loss, dw, db)
    if kind is not None:
        for place in range(len(points), 0, -1):
            values.insert(7 * place, kind(points[place - 1]))
    line = POINT if kind is None else OF_A_KIND
    return line * len(points) % tuple(to_json(values)[1:-1].split(b","))


def retry() -> bytes:
    """Return the line that tells one client how long to wait; it belongs to the first event."""
    return f"retry: {random.randint(*RETRY)}\n".encode()


def step_seen(cursor: str | None) -> int:
    """Return the last step a client has seen; −1 when the cursor says nothing, and the run starts anew."""
    if cursor is not None and cursor.isascii() and cursor.isdigit() and len(cursor) < 10:
        return int(cursor)
    return -1


def turns(
    walk: Walk[Number], *, every: int, size: int, seen: int
) -> Iterator[tuple[list[Place[Number]], tuple[Outcome, Place[Number]] | None]]:
    """Yield what each turn of at most `size` steps has to report after step `seen`.

    With the last of them comes how the walk ended, and its last point.
    """
    steps = iter(walk)
    take = min(FIRST, size)
    last: Place[Number] | None = None
    while walk.outcome is None:
        batch = list(islice(steps, take))
        take = size
        last = batch[-1] if batch else last
        told = [point for point in batch if point[0] % every == 0 and point[0] > seen]
        if walk.outcome is None or last is None:
            yield told, None
            continue
        if last[0] % every and last[0] > seen:
            told.append(last)
        yield told, (walk.outcome, last)


def packets(
    walk: Callable[[], Walk[float]],
    opening: bytes,
    *,
    every: int,
    evaluations: int,
    seen: int = -1,
    apart: bool = False,
    kind: Kind = None,
) -> Iterator[Packet]:
    """Yield a run's events after step `seen`; others should have their turn between two packets.

    every: report each k-th point, and the last; evaluations: of a point in one step, a measure of its work;
    apart: one point to a packet; kind: what each point says beside its numbers.
    """
    size = max(1, min((1 if apart else PACK) * every, WORK // evaluations))
    head = opening if seen < 0 else b""
    for told, ended in turns(walk(), every=every, size=size, seen=seen):
        tail = b""
        if ended:
            outcome, (steps, *_) = ended
            if steps < seen:
                # The cursor is of no step of this run, so nothing was sent: from the start.
                yield from packets(
                    walk, opening, every=every, evaluations=evaluations, apart=apart, kind=kind
                )
                return
            tail = event("done", {"outcome": outcome, "steps": steps}, DONE)
        if apart:
            for point in told[:-1]:
                yield Packet(head + point_events([point], kind), 1, point[0])
                head = b""
            told = told[-1:]
        yield Packet(head + point_events(told, kind) + tail, len(told), told[0][0] if told else None)
        head = b""
