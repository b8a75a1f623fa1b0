"""Many streams read by one light client: raw bytes with the time they came, looked through afterwards."""

import asyncio
import json
import resource
import zlib
from collections.abc import Sequence
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from app.numerics.descent import reported
from app.run import Run
from tests.wire import chunks

PATH = "/api/trajectory/stream"


class Stream(asyncio.Protocol):
    """One stream: `pieces` holds (seconds of perf_counter, bytes) as they came; `ended` waits for its end."""

    def __init__(self, host: str, target: str, accept: str) -> None:
        self.request = (
            f"GET {target} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: {accept}\r\nConnection: close\r\n\r\n"
        ).encode()
        self.pieces: list[tuple[float, bytes]] = []
        self.first = 0.0
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        now = perf_counter()
        self.pieces.append((now, data))
        if not self.first and b"event: point" in self.text:
            self.first = now

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.ended.done():
            self.ended.set_result(None)

    @property
    def received(self) -> bytes:
        """Everything that came, with the header."""
        return b"".join(data for _, data in self.pieces)

    @property
    def last(self) -> float:
        """When the last byte came."""
        return self.pieces[-1][0] if self.pieces else 0.0

    @property
    def text(self) -> bytes:
        """The events so far, without HTTP and compression."""
        head, _, body = self.received.partition(b"\r\n\r\n")
        payload = b"".join(chunk[:-2] for _, chunk in chunks(bytearray(body)))
        zipped = b"content-encoding: gzip" in head.lower()
        return zlib.decompressobj(31).decompress(payload) if zipped else payload


async def opened(
    url: str, queries: Sequence[str], accept: str = "identity", path: str = PATH
) -> list[Stream]:
    """Open a stream for each query, all at once."""
    parts = urlsplit(url)
    host, port = str(parts.hostname), int(parts.port or 80)
    streams = [Stream(parts.netloc, f"{path}?{query}", accept) for query in queries]
    loop = asyncio.get_running_loop()
    # A port that was taken by its number needs no look-up, which would cost more than the stream.
    await asyncio.gather(*(loop.create_connection(lambda one=one: one, host, port) for one in streams))
    return streams


def allow_connections(most: int) -> None:
    """Raise the bound of open files for so many connections. Raises ValueError where that is forbidden."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(1024, most + 256)), hard))
    if most + 256 > hard:
        raise ValueError(f"{most} connections need more open files than the {hard} this system allows")


def complaint(text: bytes, run: Run) -> str:
    """Return what is wrong with a whole stream; empty when each point is that of the run, to the last bit."""
    retry, _, rest = text.decode().partition("\n")
    if not retry.startswith("retry: "):
        return f"it begins with {retry[:40]!r}"
    events = [dict(line.split(": ", 1) for line in block.split("\n")) for block in rest.split("\n\n")[:-1]]
    walk = run.walk()
    expected = [
        (str(step), {"step": step, "w": w, "b": b, "loss": loss, "dw": dw, "db": db})
        for step, (w, b), loss, (dw, db) in reported(walk, run.every)
    ]
    names = ["run", *["point"] * len(expected), "done"]
    if [event["event"] for event in events] != names or not rest.endswith("\n\n"):
        return f"it has {len(events)} events, not {len(names)}, or in another order"
    first, *points, last = events
    for event, (cursor, numbers) in zip(points, expected, strict=True):
        if event["id"] != cursor or json.loads(event["data"]) != numbers:
            return f"{event}, not {numbers}"
    if json.loads(first["data"])["run"] != run.settings():
        return f"{first} is of another run"
    end = {"outcome": walk.outcome, "steps": expected[-1][1]["step"]}
    return "" if (last["id"], json.loads(last["data"])) == ("done", end) else f"{last}, not {end}"


def share(values: Sequence[float], part: float) -> float:
    """Return the value that this part of all values is not above: share(seconds, 0.99)."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]
