"""What every answer has in common, whatever it answers."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.refusals import Refusal, refused


class CommonHeaders:
    """Adds the headers that keep a browser from guessing or telling."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "same-origin"
            await send(message)

        await self.app(scope, receive, send_with_headers)


class Head:
    """Answers HEAD with the headers of GET; for the rest of the application the client has then left."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            return await self.app(scope, receive, send)

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
                await send({"type": "http.response.body", "body": b""})

        return await self.app({**scope, "method": "GET"}, receive, send_head)


class Body:
    """Takes a request's body before anything looks at it, and refuses one that is too long.

    A body that nobody asks for is read too: left alone it would stand in the way of the next request.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        """Wrap an application whose requests have at most so many bytes."""
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        announced = headers.get("content-length", "0")
        if announced == "0" and "transfer-encoding" not in headers:
            return await self.app(scope, receive, send)
        body = bytearray()
        more = True
        while more and len(body) <= self.most >= int(announced):
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            body += message.get("body", b"")
            more = message.get("more_body", False)
        if more or len(body) > self.most:
            words = f"The body has more than {self.most} bytes, the most there may be (MAX_BODY); send less."
            return await refused(413, [Refusal(loc=["body"], msg=words)])(scope, receive, send)
        whole: Message | None = {"type": "http.request", "body": bytes(body), "more_body": False}

        async def receive_whole() -> Message:
            nonlocal whole
            message, whole = whole, None
            return message or await receive()

        return await self.app(scope, receive_whole, send)


class RootPath:
    """Tells the application the prefix it is shown under, whether or not a proxy took it off the path."""

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        """Wrap an application that is shown below `root_path`, for instance /carpet."""
        self.app = app
        self.root_path = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if self.root_path and scope["type"] == "http" and scope["path"] == self.root_path:
            # Without the slash at its end the page's relative links would leave the prefix.
            query = f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""
            return await RedirectResponse(f"{self.root_path}/{query}")(scope, receive, send)
        return await self.app({**scope, "root_path": self.root_path}, receive, send)
