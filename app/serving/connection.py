"""One client's connection: how long it may take, and how much it may send, before the server gives it up."""

import asyncio
from http import HTTPStatus
from typing import Literal

import httptools
from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from app.refusals import Refusal, Refused
from app.serving import descriptors
from app.watch.visit import Visit


class Connection(HttpToolsProtocol):
    """uvicorn's connection, whose patience ends; a subclass may set other bounds.

    A request that does not arrive in time, or is none, is refused in words; a client that takes nothing is
    dropped. What it asked for properly before it went wrong is still answered.
    """

    header_seconds = 10.0
    """From the connection, or the first byte of a further request, to the end of its header."""
    body_seconds = 30.0
    """From there to the end of its body."""
    reading_seconds = 20.0
    """In which a client takes nothing of what waits for it: it has gone, or sleeps and will come back."""
    farewell_seconds = 2.0
    """For which a refused client may go on talking: closed at once, it might not get to read why."""
    header_bytes = 65_536
    requests_ahead = 100
    """Requests a client may send before it has the answer to its first."""

    answered: RequestResponseCycle | None = None
    """The request that is being answered, or the last one that was; uvicorn's `cycle` is the newest."""
    arriving: Literal["header", "body"] | None = "header"
    arrived = 0
    """Bytes of the header, or around a body, that have not come to an end yet."""
    deaf = False
    """Whether all that still comes is left unread, until the connection is closed."""
    deadline: asyncio.TimerHandle | None = None
    stall: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request; with too many connections open, hang up: the client will try again."""
        super().connection_made(transport)
        if descriptors.suffice(len(self.connections)):
            self.wait()
        else:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell the request that is being answered: uvicorn tells the newest one, which may not have begun."""
        self.expect(None)
        self.resume_writing()
        self._unset_keepalive_if_required()
        self.pipeline.clear()
        if self.answered is not None:
            self.abandon(self.answered)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, and refuse what is no request."""
        if self.deaf:
            return
        self._unset_keepalive_if_required()
        if self.arriving:
            self.arrived += len(data)
        malformed = False
        try:
            assert self.parser is not None
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            # The offer of another protocol is not taken up, and what follows may be in that one.
            self.deaf = True
            self.cycle.keep_alive = False
        except httptools.HttpParserError:
            malformed = True
        if self.arrived > self.header_bytes:
            words = f"The address and the headers have more than {self.header_bytes} bytes; send less."
            self.refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, words)
        elif malformed:
            self.refuse(HTTPStatus.BAD_REQUEST, "This is no HTTP request: check its first line and headers.")
        else:
            self.wait()

    def on_message_begin(self) -> None:
        """Expect the rest of a header."""
        self.expect("header")
        self.arrived += 1  # with what came before it, which was not counted
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Begin to answer, or let the request wait for its turn; expect its body."""
        self.arrived = len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers)
        if self.arrived > self.header_bytes or len(self.pipeline) >= self.requests_ahead:
            raise ValueError
        super().on_headers_complete()
        self.expect("body")

    def on_body(self, body: bytes) -> None:
        """Take a part of the body."""
        self.arrived = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Expect nothing: the next word is the server's."""
        self.expect(None)
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Wait for the next request, or see to it that this answer is read."""
        super().on_response_complete()
        if self.arriving:
            self._unset_keepalive_if_required()  # what arrives has a deadline of its own
        if self.transport.is_closing():
            self.pause_writing()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        self.answered = cycle
        super()._start_asgi_task(cycle, app)

    def expect(self, part: Literal["header", "body"] | None) -> None:
        """Say what is to arrive next; the clock for it begins to run with the next `wait()`."""
        self.arriving = part
        if part != "header":
            self.arrived = 0
        if self.deadline is not None:
            self.deadline.cancel()
            self.deadline = None

    def wait(self) -> None:
        """Set the clock for what is arriving, or for a client that asks nothing more."""
        if self.arriving and self.deadline is None:
            self.deadline = self.loop.call_later(self.seconds(), self.give_up)
        elif not self.arriving and not self.is_answering() and self.timeout_keep_alive_task is None:
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )

    def is_answering(self) -> bool:
        """Return whether an answer is owed or under way."""
        return self.answered is not None and not self.answered.response_complete

    def give_up(self) -> None:
        """Refuse a request that has not arrived; a client that has not said a word needs no answer."""
        if self.arriving == "header" and not self.arrived:
            self.transport.close()
        else:
            self.refuse(
                HTTPStatus.REQUEST_TIMEOUT,
                f"The {self.arriving} of the request did not arrive in {self.seconds():g} s; send it again.",
            )

    def seconds(self) -> float:
        """Return how long what is arriving may take."""
        return self.header_seconds if self.arriving == "header" else self.body_seconds

    def refuse(self, status: HTTPStatus, words: str) -> None:
        """Say why and hang up. Where an answer has begun, no other can be put into it."""
        self.deaf = True
        part, owed = self.arriving or "header", self.is_answering()
        self.expect(None)
        if part == "header" and owed:
            self.cycle.keep_alive = False  # what was asked before is whole, and will be answered
        elif part == "header":
            self.say(status, Refused(detail=[Refusal(loc=[part], msg=words)]))
        elif owed and self.answered is self.cycle and not self.cycle.response_started:
            self.abandon(self.cycle)
            self.say(status, Refused(detail=[Refusal(loc=[part], msg=words)]))
        else:
            self.transport.abort()

    def abandon(self, cycle: RequestResponseCycle) -> None:
        """Tell whoever answers a request that nobody waits for it any more."""
        cycle.disconnected = True
        cycle.message_event.set()

    def say(self, status: HTTPStatus, refused: Refused) -> None:
        """Answer in place of the application, and close when the client has, or before long."""
        body = refused.model_dump_json().encode()
        head = (
            f"HTTP/1.1 {status} {status.phrase}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.write_eof()
        self.deadline = self.loop.call_later(self.farewell_seconds, self.transport.abort)

    def pause_writing(self) -> None:
        """Wait no longer than `reading_seconds` for a client that does not take what is written."""
        super().pause_writing()
        if self.stall is None:
            self.stall = self.loop.call_later(self.reading_seconds, self.drop)

    def resume_writing(self) -> None:
        """Go on: the client takes again."""
        super().resume_writing()
        if self.stall is not None:
            self.stall.cancel()
            self.stall = None

    def drop(self) -> None:
        """Let go of a client that does not take what it asked for."""
        if self.answered is not None:
            visit: Visit | None = self.answered.scope.get("visit")  # type: ignore[assignment]
            if visit is not None:
                visit.ending = "stalled"
        self.transport.abort()

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection on which nothing more is asked, whether or not the last answer was read."""
        self.transport.abort()
