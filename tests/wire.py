"""Where in the bytes of a chunked answer a stream's events begin and end, compressed or not."""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any


def _anywhere(event: bytes, part: float) -> int:
    return 1 + int(part * (len(event) - 1))


def _in_number(event: bytes, part: float) -> int:
    digits = re.search(rb"\d\.\d+", event)
    return digits.end() - 1 if digits else _anywhere(event, part)


PLACES: dict[str, Callable[[bytes, float], int]] = {
    "event": _anywhere,
    "id": lambda event, part: event.find(b"id: ") + 5,
    "number": _in_number,
    "blank line": lambda event, part: len(event) - 1,
}
"""How many bytes of an event come before a place in it; `part`, of 0 to 1, says where there is a choice."""
ZIPPED = 60
"""Compressed bytes after the end of an event that are taken for the one after it."""


def chunks(buffer: bytearray) -> Iterator[tuple[bytes, bytes]]:
    """Take whole chunks off the front: the line with the length, and what follows with its end of line."""
    while (end := buffer.find(b"\r\n") + 2) > 1:
        until = end + int(buffer[:end], 16) + 2
        if len(buffer) < until:
            return
        chunk = bytes(buffer[:end]), bytes(buffer[end:until])
        del buffer[:until]
        yield chunk


@dataclass
class Reading:
    """How far a stream has come."""

    zipped: bool
    events: int = 0
    since: int | None = None
    """Events that count for no cut: those before the last one, or the opening `run`; None before any byte."""
    rest: bytes = b""
    unpack: Any = field(default_factory=lambda: zlib.decompressobj(wbits=31))

    def after(self, payload: bytes) -> "Reading":
        """Return the reading after so many more bytes."""
        unpack = self.unpack.copy()
        text = self.rest + (unpack.decompress(payload) if self.zipped else payload)
        *whole, rest = text.split(b"\n\n")
        since = int(b"event: run" in text) if self.since is None and text else self.since
        return replace(self, events=self.events + len(whole), rest=rest, unpack=unpack, since=since)

    def place(self, points: int, place: str, part: float, payload: bytes) -> int | None:
        """Return how many bytes of the payload come before a place in the event after so many points.

        "between" is where that event begins. None when the place is not in this payload.
        """
        whole = self.after(payload)
        if whole.since is None or whole.events < (wanted := whole.since + points):
            return None
        low, high = 0, len(payload)
        while low < high:  # the fewest bytes that hold the events wanted
            middle = (low + high) // 2
            if self.after(payload[:middle]).events >= wanted:
                high = middle
            else:
                low = middle + 1
        if place == "between":
            return low
        if self.zipped:
            left = min(ZIPPED, len(payload) - low)
            return low + 1 + int(part * (left - 2)) if left > 1 else None
        event, end, _ = payload[low:].partition(b"\n\n")
        return low + PLACES[place](event + end, part) if end else None

    def due(self, points: int) -> bool:
        """Whether so many points have come since the last cut."""
        return self.since is not None and self.events >= self.since + points
