"""One stream of events as a response: it begins if there is room, and ends with its client or its server."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.refusals import Refusal, refused
from app.stream.encoding import Encoding
from app.stream.events import Packet, retry
from app.stream.limits import Limits
from app.watch.visit import Visit


class EventStream(Response):
    """Packets of events as a response; where there is no room for another stream, 429 and when to return."""

    media_type = "text/event-stream"

    def __init__(
        self,
        packets: AsyncGenerator[Packet, None],
        encoding: Encoding,
        limits: Limits,
        stopping: asyncio.Event,
    ) -> None:
        """Take the packets, how they travel, and the event that says the server is about to stop."""
        self.status_code = 200
        self.background = None
        self.init_headers(
            {"Cache-Control": "no-store", "Vary": "Accept-Encoding", "X-Accel-Buffering": "no"}
            | ({"Content-Encoding": encoding.name} if encoding.name else {})
        )
        self.packets = packets
        self.encoding = encoding
        self.limits = limits
        self.stopping = stopping

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the packets until they, the client or the server are at their end."""
        if wait := self.limits.wait():
            words = f"{wait.words} Try again in {wait.seconds} s."
            headers = {"Retry-After": str(wait.seconds), "Cache-Control": "no-store"}
            await refused(429, [Refusal(loc=["server"], msg=words)], headers)(scope, receive, send)
            return
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        visit = Visit.of(scope)
        if visit.method == "HEAD":
            await send(start)  # Who asks so wants to begin next: this must not take up the room for it.
            return
        with self.limits.stream():
            await send(start)
            sending = asyncio.create_task(self.send_packets(send, visit))
            leaving = asyncio.create_task(disconnected(receive))
            stopping = asyncio.create_task(self.stopping.wait())
            tasks = sending, leaving, stopping
            try:
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                if not sending.done() and not leaving.done():
                    visit.ending = "server"
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.wait(tasks)
            if not sending.cancelled():
                sending.result()
            if leaving.cancelled():
                await send({"type": "http.response.body", "body": self.encoding.end(), "more_body": False})

    async def send_packets(self, send: Send, visit: Visit) -> None:
        """Send the packets one by one; `send` waits for a slow reader, so no more than one is held."""
        head = self.encoding.begin(retry())
        async with aclosing(self.packets) as packets:
            async for packet in packets:
                body = head + self.encoding.add(packet)
                visit.points += packet.points
                await send({"type": "http.response.body", "body": body, "more_body": True})
                self.limits.sent(packet.points)
                head = b""


async def disconnected(receive: Receive) -> None:
    """Wait until the client has left."""
    while (await receive())["type"] != "http.disconnect":
        pass
