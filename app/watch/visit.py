"""One request, watched from outside the application: what was asked, what was sent, and how it ended."""

from asyncio import CancelledError
from collections.abc import Sequence
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

EVENTS = b"text/event-stream"
ENDINGS = "whole", "client", "server", "stalled", "error"
"""Sent whole; or cut, because the client left, the server stopped, the client did not read, or it failed."""


class Visit:
    """What is known of a request so far.

    began: seconds of perf_counter; target: path and query as they were sent; resource: the path of what
    answers, with * for what varies in it, or "none"; status: 0 before the answer's head; size: bytes of its
    body; points: of a trajectory, counted by whoever sends them; ending: one of ENDINGS, None before.
    """

    __slots__ = "began", "ending", "method", "points", "resource", "size", "status", "streamed", "target"

    def __init__(self, scope: Scope) -> None:
        """Begin to watch a request."""
        self.began = perf_counter()
        self.method: str = scope.get("method", "")
        query: bytes = scope.get("query_string", b"")
        self.target: bytes = scope.get("raw_path", b"") + (b"?" + query if query else b"")
        self.resource = "none"
        self.status = 0
        self.size = 0
        self.points = 0
        self.streamed = False
        self.ending: str | None = None

    @classmethod
    def of(cls, scope: Scope) -> "Visit":
        """Return the visit a request belongs to, or a new one where nobody watches."""
        if "visit" not in scope:
            scope["visit"] = cls(scope)
        return scope["visit"]

    def routed(self, scope: Scope) -> None:
        """Note the resource a router found: one of a fixed number, whatever clients ask for."""
        if "endpoint" in scope:
            path: str = scope["path"].removeprefix(scope.get("root_path", ""))
            self.resource = f"/{path.split('/')[1]}/*" if scope["path_params"] else path

    def answered(self, message: Message) -> None:
        """Note the head of the answer."""
        self.status = message["status"]
        self.streamed = self.method != "HEAD" and any(
            name == b"content-type" and value.startswith(EVENTS) for name, value in message["headers"]
        )


class Observer:
    """Whoever wants to know of visits. Its methods are called from the event loop, so they must be quick."""

    def began(self, visit: Visit) -> None:
        """Note that the head of the answer was sent."""

    def sent(self, visit: Visit, points: int) -> None:
        """Note that the connection took a piece of the answer's body, with so many points."""

    def ended(self, visit: Visit) -> None:
        """Note how it ended."""


class Named:
    """Tells a visit its resource; innermost, since a router writes it into the very scope it gets."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        try:
            await self.app(scope, receive, send)
        finally:
            if scope["type"] == "http":
                Visit.of(scope).routed(scope)


class Watched:
    """Tells observers of every request, however it is answered."""

    def __init__(self, app: ASGIApp, observers: Sequence[Observer]) -> None:
        """Wrap an application; outermost, so that what is counted is what the client gets."""
        self.app = app
        self.observers = observers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        visit = scope["visit"] = Visit(scope)
        whole = False
        points = 0

        async def send_watched(message: Message) -> None:
            nonlocal whole, points
            await send(message)
            if message["type"] == "http.response.start":
                visit.answered(message)
                for observer in self.observers:
                    observer.began(visit)
            else:
                body = message.get("body", b"")
                visit.size += len(body)
                whole = not message.get("more_body", False)
                if body:
                    more, points = visit.points - points, visit.points
                    for observer in self.observers:
                        observer.sent(visit, more)

        try:
            await self.app(scope, receive, send_watched)
        except CancelledError:
            visit.ending = visit.ending or "server"
            raise
        except Exception:
            visit.ending = "error"
            visit.status = visit.status or 500  # what the framework answers in our place
            raise
        finally:
            visit.ending = visit.ending or ("whole" if whole else "client")
            for observer in self.observers:
                observer.ended(visit)
