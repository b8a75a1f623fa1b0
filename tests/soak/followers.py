"""Clients that follow a run to its end, over however many connections: as an EventSource does."""

import asyncio
import random
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from app.run import Run
from tests.soak.load import PATH, complaint
from tests.wire import chunks

PATIENCE = 120
PAUSE = 0.2, 0.6
"""Seconds before a reconnection, drawn anew each time; the server's own words ask for longer ones."""


@dataclass
class Follower:
    """One client of one run. `url` may have a path; `events` are whole events as text, as they came."""

    url: str
    run: Run
    pace: float
    events: list[str] = field(default_factory=list[str])
    connections: int = 0
    unclean: int = 0
    """Connections that ended without their last chunk, or were refused."""
    seen: str = ""
    """The id of the last event."""

    async def follow(self) -> None:
        """Read until `done`; give up after PATIENCE seconds."""
        async with asyncio.timeout(PATIENCE):
            while self.seen != "done":
                await self.read()
                if self.seen != "done":
                    await asyncio.sleep(random.uniform(*PAUSE))

    async def read(self) -> None:
        """Read one connection to its end."""
        parts = urlsplit(self.url)
        self.connections += 1
        try:
            reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        except OSError:
            self.unclean += 1
            return
        cursor = f"Last-Event-ID: {self.seen}\r\n" if self.seen else ""
        query = "&".join(filter(None, [self.run.query(), f"steps_per_second={self.pace:g}"]))
        writer.write(
            f"GET {parts.path}{PATH}?{query} HTTP/1.1\r\nHost: {parts.netloc}\r\n{cursor}"
            "Accept: text/event-stream\r\nConnection: close\r\n\r\n".encode()
        )
        received = bytearray()
        try:
            while data := await reader.read(65536):
                received += data
        except OSError:
            pass
        finally:
            writer.close()
        self.take(bytes(received))

    def take(self, received: bytes) -> None:
        """Take the whole events of an answer; a run that begins anew is seen from its start."""
        head, _, body = received.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            self.unclean += 1
            return
        self.unclean += not body.endswith(b"0\r\n\r\n")
        text = b"".join(payload[:-2] for _, payload in chunks(bytearray(body))).decode()
        *events, _ = text.split("\n\n")
        if not self.seen:
            self.events.clear()
        for event in events:
            fields = dict(line.split(": ", 1) for line in event.splitlines())
            if "event" in fields:
                for other in ("retry", ""):  # "": a comment
                    fields.pop(other, None)
                self.seen = fields.get("id", self.seen)
                self.events.append("".join(f"{name}: {value}\n" for name, value in fields.items()))

    def complaint(self) -> str:
        """Return what is wrong with the trajectory that was put together; empty when it is the run's."""
        whole = "retry: 0\n" + "".join(f"{event}\n" for event in self.events)
        return complaint(whole.encode(), self.run)
