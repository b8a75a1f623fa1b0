"""A way to the server that breaks: a stream comes to a certain place, where it is cut or kept waiting."""

import asyncio
import socket
import struct
import threading
from collections.abc import Coroutine, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

from tests.wire import Reading, chunks

STREAM = b"/api/trajectory/stream"
AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER: closing a socket that has it sends a reset

Result = TypeVar("Result")


@dataclass(frozen=True)
class Cut:
    """What happens to a stream after so many of its points.

    how: "fin" and "rst" end it, "held" ends it when the proxy is told to release(), "stall" goes on later;
    place: "between" events, in a "chunk header", or in the next event one of tests.wire.PLACES.
    """

    after: int
    how: str = "fin"
    place: str = "between"
    part: float = 0.5
    seconds: float = 0


class Proxy:
    """Listens on a free port; `cuts` holds what happens to its streams, one after the other.

    A number stands for an orderly end after so many points. When none is left, streams are passed on whole.
    `made` holds the cuts that came about; `deserted` counts the streams that the server did not end itself.
    """

    def __init__(self, target: str, cuts: Iterable[int | Cut]) -> None:
        parts = urlsplit(target)
        self.target = (str(parts.hostname), int(parts.port or 80))
        self.cuts = [Cut(cut) if isinstance(cut, int) else cut for cut in cuts]
        self.made: list[Cut] = []
        self.deserted = 0
        self.held: set[asyncio.Event] = set()
        self.requests: list[bytes] = []
        self.open: set[asyncio.StreamWriter] = set()
        self.listener = _now(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.sockets[0].getsockname()[1]}"

    def refuse(self) -> None:
        """Cut all connections and stop listening, as a server that has gone does."""
        _now(self._close())

    def release(self) -> None:
        """Cut the streams that are held."""
        for held in list(self.held):
            _loop().call_soon_threadsafe(held.set)

    @property
    def streams(self) -> list[bytes]:
        """The requests for a stream, first lines and headers."""
        return [request for request in self.requests if STREAM in request]

    async def _close(self) -> None:
        self.listener.close()
        for writer in self.open:
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there = await asyncio.open_connection(*self.target)
        except OSError:
            _reset(writer)
            return
        ends = {writer, there[1]}
        self.open |= ends
        ways = [
            asyncio.create_task(self._ask(reader, there[1])),
            asyncio.create_task(self._answer(there[0], writer)),
        ]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        self.open -= ends
        for end in ends:
            end.close()

    async def _ask(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while request := await reader.read(65536):
                self.requests.append(request)
                writer.write(request)
                await writer.drain()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass answers on; a connection that carries a stream carries nothing after it."""
        with suppress(OSError):
            while data := await reader.read(65536):
                head, end, begun = data.partition(b"\r\n\r\n")
                if head.startswith(b"HTTP/1.1 200") and b"text/event-stream" in head:
                    writer.write(head + end)
                    reading = Reading(b"content-encoding: gzip" in head)
                    await self._stream(reading, bytearray(begun), reader, writer)
                    return
                writer.write(data)
                await writer.drain()

    async def _stream(
        self,
        reading: Reading,
        buffer: bytearray,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        while True:
            for head, body in chunks(buffer):
                if not await self._chunk(reading, head, body, writer):
                    return
            try:
                data = await reader.read(65536)
            except OSError:
                data = b""
            if not data:
                self.deserted += 1
                return
            buffer += data

    async def _chunk(self, reading: Reading, head: bytes, body: bytes, writer: asyncio.StreamWriter) -> bool:
        """Pass a chunk on, or what of it comes before a cut; whether more may follow."""
        payload, passed = body[:-2], 0
        while payload and self.cuts:
            cut = self.cuts[0]
            if cut.place != "chunk header":
                at = reading.place(cut.after, cut.place, cut.part, payload)
                at = None if at is None else len(head) + at
            else:
                at = 1 + int(cut.part * (len(head) - 2)) if not passed and reading.due(cut.after) else None
            if at is None:
                break
            writer.write((head + body)[passed:at])
            await writer.drain()
            passed = max(passed, at)
            self.cuts.pop(0)
            if not await self._goes_on(cut, writer):
                return False
            reading.since = reading.after(payload[: max(0, passed - len(head))]).events
        writer.write((head + body)[passed:])
        await writer.drain()
        vars(reading).update(vars(reading.after(payload)))
        return payload != b""

    async def _goes_on(self, cut: Cut, writer: asyncio.StreamWriter) -> bool:
        """Do what is to be done to a stream; whether anything comes after it."""
        if cut.how == "held":
            released = asyncio.Event()
            self.held.add(released)
            try:
                await released.wait()
            finally:
                self.held.remove(released)
        elif cut.how == "stall":
            await asyncio.sleep(cut.seconds)
        elif cut.how == "rst":
            _reset(writer)
        self.made.append(cut)
        return cut.how == "stall"


def _reset(writer: asyncio.StreamWriter) -> None:
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
    writer.transport.abort()


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """Return the loop, in a thread of its own, in which all proxies run."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return loop


def _now(work: Coroutine[Any, Any, Result]) -> Result:
    return asyncio.run_coroutine_threadsafe(work, _loop()).result()
