"""A way to the server that counts every byte, and remembers what was asked on which connection."""

import asyncio
import threading
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType


@dataclass
class Meter:
    """Passes connections on to a port of this machine, in its own thread: `with Meter(8000) as meter`."""

    target: int
    port: int = 0
    down: int = 0
    """Bytes from the server so far, with every header."""
    asked: list[bytearray] = field(default_factory=list[bytearray])
    """What each connection has sent to the server since `begin`, in the order in which they were opened."""
    open: set[asyncio.StreamWriter] = field(default_factory=set[asyncio.StreamWriter])
    leaving: asyncio.Event = field(default_factory=asyncio.Event)

    def __enter__(self) -> "Meter":
        """Listen on a free port."""
        ready: Future[int] = Future()
        self.thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self.thread.start()
        self.port = ready.result(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Cut what is open."""
        self.loop.call_soon_threadsafe(self.leaving.set)
        self.thread.join()

    def begin(self) -> None:
        """Count from nothing."""
        self.down = 0
        self.asked.clear()

    def requests(self) -> list[list[bytes]]:
        """Return the requests of each connection since `begin`, each as it was sent."""
        connections = [bytes(asked).split(b"\r\n\r\n")[:-1] for asked in self.asked]
        return [[request + b"\r\n\r\n" for request in one] for one in connections if one]

    def _run(self, ready: Future[int]) -> None:
        async def listen() -> None:
            async with await asyncio.start_server(self._pass_on, "127.0.0.1", 0) as server:
                self.loop = asyncio.get_running_loop()
                ready.set_result(server.sockets[0].getsockname()[1])
                await self.leaving.wait()
                for writer in self.open:
                    writer.transport.abort()
            await asyncio.sleep(0.05)  # what was cut takes its leave

        asyncio.run(listen())

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self.target)
        asked: bytearray | None = None

        async def ask() -> None:
            nonlocal asked
            while data := await reader.read(65536):
                if not any(asked is one for one in self.asked):
                    asked = bytearray()
                    self.asked.append(asked)
                asked += data
                back.write(data)
            back.close()

        async def answer() -> None:
            while data := await there.read(65536):
                self.down += len(data)
                writer.write(data)
                await writer.drain()
            writer.close()

        self.open |= {writer, back}
        with suppress(OSError):
            await asyncio.gather(ask(), answer())
        for end in (writer, back):
            end.close()
        self.open -= {writer, back}
