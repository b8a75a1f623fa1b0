"""A way to the server that breaks: it passes bytes on until a stream has carried so many points."""

import socket
import threading
from collections.abc import Iterable
from contextlib import suppress
from urllib.parse import urlsplit

POINT = b"event: point"
STREAM = b"/api/trajectory/stream"


class Proxy:
    """Listens on a free port; `cuts` holds, for each stream in turn, the points after which it is cut.

    A stream without an entry is passed on whole. `refuse()` cuts everything and lets nobody in any more.
    """

    def __init__(self, target: str, cuts: Iterable[int]) -> None:
        parts = urlsplit(target)
        self.target = (str(parts.hostname), int(parts.port or 80))
        self.cuts = list(cuts)
        self.requests: list[bytes] = []
        self.open: set[socket.socket] = set()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def refuse(self) -> None:
        """Cut all connections and stop listening, as a server that has gone does."""
        # closing alone would leave a thread inside accept(), which lets one more in
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for connection in list(self.open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, socket.create_connection(self.target) as server, suppress(OSError):
            self.open |= {client, server}
            threading.Thread(target=self._ask, args=(client, server), daemon=True).start()
            self._answer(server, client)
            self.open -= {client, server}
            for end in (client, server):
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def _ask(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while request := client.recv(65536):
                self.requests.append(request)
                server.sendall(request)

    def _answer(self, server: socket.socket, client: socket.socket) -> None:
        """Pass answers on; a connection that carries a stream carries nothing after it."""
        left: int | None = None
        carried = b""
        while data := server.recv(65536):
            if left is None and b"text/event-stream" in data and self.cuts:
                left = self.cuts.pop(0)
                carried = b""
            if left is None:
                client.sendall(data)
                continue
            passed = _before_the_cut(carried, data, left)
            client.sendall(passed)
            if len(passed) < len(data) or left == 0:
                return
            carried += data

    @property
    def streams(self) -> list[bytes]:
        """The requests for a stream, first lines and headers."""
        return [request for request in self.requests if STREAM in request]


def _before_the_cut(carried: bytes, data: bytes, points: int) -> bytes:
    """Return the part of `data` up to the end of the last event that may pass."""
    whole = carried + data
    at = 0
    for _ in range(points + 1):  # the cut comes where the next event would begin
        at = whole.find(POINT, at) + len(POINT)
        if at < len(POINT):
            done = whole.find(b"event: done")
            return data if done < 0 else whole[len(carried) : done]
    return whole[len(carried) : max(len(carried), at - len(POINT))]
