"""One request, watched from outside the application: what was asked, what was sent, and how it ended."""

from asyncio import CancelledError
from collections.abc import Sequence
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

EVENTS = b"text/event-stream"


class Visit:
    """What is known of a request so far.

    began: seconds of perf_counter; target: path and query as they were sent; status: 0 before the answer's
    head; size: bytes of its body; points: of a trajectory, counted by whoever sends them; ending: None while
    it lasts, then "whole", "client" (it left), "server" (it stopped), "stalled" (the client did not read) or
    "error".
    """

    __slots__ = "began", "ending", "method", "path", "points", "size", "status", "streamed", "target"

    def __init__(self, scope: Scope) -> None:
        """Begin to watch a request."""
        self.began = perf_counter()
        self.method: str = scope.get("method", "")
        self.path: str = scope.get("path", "")
        query: bytes = scope.get("query_string", b"")
        self.target: bytes = scope.get("raw_path", b"") + (b"?" + query if query else b"")
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

    def sent(self, visit: Visit) -> None:
        """Note that the connection took a piece of the answer's body."""

    def ended(self, visit: Visit) -> None:
        """Note how it ended."""


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

        async def send_watched(message: Message) -> None:
            nonlocal whole
            await send(message)
            if message["type"] == "http.response.start":
                visit.answered(message)
                for observer in self.observers:
                    observer.began(visit)
            else:
                visit.size += len(message.get("body", b""))
                whole = not message.get("more_body", False)
                for observer in self.observers:
                    observer.sent(visit)

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
